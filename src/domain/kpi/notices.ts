import type { ReminderStage } from '../calendar/reminders.ts';
import type { DueBasis } from '../rectification/due.ts';
import type { LedgerChange } from './ledger-change.ts';
import type { Outcome } from './score.ts';

/** Why there is no score. Absent in notices of an earlier version, which said that data is missing. */
type Without = { readonly without?: Exclude<Outcome['kind'], 'score'> };

/** What people are told of a closing. Scores are strings with two decimals, null where one is missing; instants are ISO strings. */
export type KpiNotice =
  | (Without & {
      readonly code: 'kpiAnnounced';
      readonly no: string;
      readonly period: string;
      readonly unitName: string;
      readonly score: string | null;
      readonly rank: number | null;
      readonly of: number;
      readonly objectionsUntil: string;
      readonly basis: DueBasis;
    })
  | (Without & {
      readonly code: 'kpiFrozen';
      readonly no: string;
      readonly period: string;
      readonly unitName: string;
      readonly score: string | null;
      /** What was announced, or of a 重算 what was frozen before. */
      readonly before: string | null;
      /** Entries of the ledger of which something else counts than before. Absent in notices of an earlier version. */
      readonly ledger?: readonly LedgerChange[];
      readonly rank: number | null;
      readonly of: number;
      readonly restated: string | null;
    })
  | {
      readonly code: 'kpiObjected';
      readonly no: string;
      readonly period: string;
      readonly unitName: string;
      readonly text: string;
      readonly byName: string;
      /** The head on leave whom they stood in for. */
      readonly forName?: string;
    }
  | {
      readonly code: 'kpiObjectionDecided';
      readonly no: string;
      readonly period: string;
      readonly unitName: string;
      readonly accepted: boolean;
      readonly decision: string;
    }
  | { readonly code: 'kpiObjectionsOver'; readonly no: string; readonly period: string; readonly open: number }
  /** A month is to be published by a day. */
  | {
      readonly code: 'kpiPublicationReminder';
      readonly period: string;
      readonly stage: ReminderStage;
      readonly dueAt: string;
      /** Whether this reader makes the 预公示; else they see to it that somebody does. */
      readonly asked: boolean;
    }
  /** Something that a frozen period was made from has changed: 重算 is due. */
  | {
      readonly code: 'kpiChangedSince';
      readonly no: string;
      readonly period: string;
      readonly unitName: string;
      readonly causeNo: string;
    };
