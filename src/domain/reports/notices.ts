import type { ReminderStage } from '../calendar/reminders.ts';
import type { Deadline } from '../calendar/working-calendar.ts';
import type { ReportFault } from './fault.ts';

/** Names a report in every notice about it. Times are ISO strings. */
interface Report {
  readonly no: string;
  readonly title: string;
  readonly period: string;
  readonly unitName: string;
  readonly dueAt: string;
}

/** Notices of this feature; every parameter is a JSON value. */
export type ReportNotice =
  | (Report & { readonly code: 'reportRequested'; readonly dueBasis: Omit<Deadline, 'dueAt'> })
  | (Report & {
      readonly code: 'reportReminder';
      readonly stage: ReminderStage;
      readonly status: 'due' | 'drafted' | 'returned';
      /** Whether this reader is the head who releases it; absent in notices of an earlier version. */
      readonly releases?: boolean;
    })
  | (Report & { readonly code: 'reportDrafted'; readonly authorName: string })
  | (Report & { readonly code: 'reportReturned'; readonly byName: string; readonly reason: string })
  | (Report & { readonly code: 'reportSubmitted'; readonly byName: string; readonly late: boolean })
  | (Report & { readonly code: 'reportOmitted' })
  | (Report & {
      readonly code: 'reportFaulted';
      readonly fault: ReportFault;
      readonly reason: string;
      readonly penaltyNo: string | null;
    });
