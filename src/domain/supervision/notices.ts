import type { ReminderStage } from '../calendar/reminders.ts';
import type { DueBasis } from '../rectification/due.ts';
import type { ReportKind } from './workflow.ts';

interface About {
  readonly no: string;
  readonly title: string;
}

/** A clock as a notice shows it; `dueAt` is an ISO string. */
export interface ClockLine {
  readonly kind: ReportKind;
  readonly dueAt: string;
  readonly dueBasis: DueBasis;
}

/** Notices of this feature; every parameter is a JSON value, times are ISO strings. */
export type SupervisionNotice =
  | (About & {
      code: 'supervisionIssued';
      /** For the inspected unit: to know, not to act. */
      copy: boolean;
      requirement: string;
      unitName: string;
      responsibleUnitName: string;
      issuerName: string;
      /** Of an order that came from the province: its number and its own deadline. */
      province?: { no: string; dueAt: string };
      clocks: readonly ClockLine[];
    })
  | (About & {
      code: 'supervisionReminder';
      clock: ReportKind;
      stage: ReminderStage;
      dueAt: string;
      responsibleUnitName: string;
      /** The report that comes first, where that is another one. */
      awaited?: ReportKind;
      /** More time cannot be asked for, or has been already. */
      noExtension?: true;
      /** For those who oversee, not for the unit that has to report. */
      oversight: boolean;
    })
  | (About & {
      code: 'supervisionReported';
      responsibleUnitName: string;
      byName: string;
      text: string;
      evidence: number;
      late: boolean;
    })
  | (About & {
      code: 'supervisionReturned';
      byName: string;
      reason: string;
      round: number;
      clocks: readonly ClockLine[];
    })
  | (About & { code: 'supervisionClosed'; byName: string; recheckDueAt: string })
  | (About & { code: 'supervisionRecheck'; responsibleUnitName: string; closedAt: string })
  | (About & { code: 'supervisionConsolidated'; byName: string });
