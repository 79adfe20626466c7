import type { ReminderStage } from '../calendar/reminders.ts';
import type { DueBasis, Severity } from './due.ts';
import type { RecordedResult } from './recorded-result.ts';

interface About {
  readonly no: string;
  readonly itemTitle: string;
  readonly unitName: string;
}

interface AnswerText {
  readonly authorName: string;
  readonly cause: string;
  readonly measure: string;
  readonly result: string;
  /** Number of files. */
  readonly evidence: number;
}

/** 单号 of the recheck (复查) that decided; `reason` may then be empty. */
interface FromRecheck {
  readonly recheckNo?: string;
}

/** One 整改通知 among those a result opened. */
export interface OpenedNotice {
  readonly no: string;
  readonly ordinal: number;
  readonly itemTitle: string;
  readonly severity: Severity;
  readonly recorded: RecordedResult;
  readonly note: string;
  readonly dueAt: string;
  readonly dueBasis: DueBasis;
  readonly repeatOf: string | null;
}

/** Notices about a 整改通知 that ask for something: pointless once it is withdrawn. */
export const ASKING_CODES = [
  'rectificationOpened',
  'rectificationRepeated',
  'rectificationReminder',
  'rectificationAnswered',
  'rectificationSentBack',
  'rectificationReleased',
  'rectificationReturned',
  'signReminder',
] as const;

/**
 * Notices of this feature; every parameter is a JSON value, times are ISO strings. What goes to the inspected side carries no
 * inspector's name.
 */
export type RectificationNoticeContent =
  | (About & {
      code: 'rectificationOpened';
      /** For the responsible unit: to know, not to answer. */
      copy: boolean;
      responsibleUnitName: string;
      severity: Severity;
      /** Undefined in a notice stored before it was part of one. */
      recorded?: RecordedResult;
      note: string;
      /** In the version in force on the day of the inspection. */
      clause: { standard: string; version: string; path: string } | null;
      dueAt: string;
      dueBasis: DueBasis;
      /** 单号 of the earlier one within the quarter; undefined in a notice stored before repeats were recognised. */
      repeatOf?: string | null;
    })
  /** Several that one result opened, told to one person at once. */
  | {
      code: 'rectificationsOpened';
      inspectionNo: string;
      /** 整改通知单; undefined in a notice stored before there were any. */
      groupNo?: string | null;
      unitName: string;
      responsibleUnitName: string;
      /** For the responsible unit: to know, not to answer. */
      copy: boolean;
      notices: OpenedNotice[];
    }
  /** To the quality officers: a problem that came back within the quarter may be a major one. */
  | (About & { code: 'rectificationRepeated'; repeatOf: string; repeatIssuedAt: string; responsibleUnitName: string })
  | (About & {
      code: 'rectificationWithdrawn';
      /** 单号 of the corrected result. */
      inspectionNo: string;
      /** The result was voided as a whole. */
      voided?: true;
    })
  | (About &
      FromRecheck & { code: 'rectificationReopened'; reason: string; round: number; dueAt: string; dueBasis: DueBasis })
  | (About & {
      code: 'rectificationReminder';
      stage: ReminderStage;
      waitingFor: 'answer' | 'release';
      dueAt: string;
      /** More time has been asked for already. */
      noExtension?: true;
    })
  | (About & AnswerText & { code: 'rectificationAnswered'; late: boolean })
  | (About & { code: 'rectificationSentBack'; byName: string; reason: string; dueAt: string })
  | (About & AnswerText & { code: 'rectificationReleased'; releasedByName: string; late: boolean })
  | (About &
      FromRecheck & {
        code: 'rectificationReturned';
        reason: string;
        round: number;
        dueAt: string;
        dueBasis: DueBasis;
      })
  | (About &
      FromRecheck & {
        code: 'rectificationVerified';
        /** The supervision order whose closing closed it; undefined where the answer was verified. */
        orderNo?: string;
      });
