import type { ReminderStage } from '../calendar/reminders.ts';
import type { ReportKind } from '../supervision/workflow.ts';

/** What an extension is about. */
export interface ExtendedMatter {
  readonly no: string;
  /** The item of a 整改通知, a report's title, or a problem's. */
  readonly itemTitle: string;
  readonly unitName: string;
  /** Of a report. */
  readonly period?: string;
  /** Of a problem: the measure whose own day is meant; absent for the day by which its measures are owed. */
  readonly ordinal?: number;
  /** Of a 督办单: the report that is awaited; `none` when all are there. */
  readonly awaited?: ReportKind | 'none';
}

interface Request extends ExtendedMatter {
  /** ISO */
  readonly askedDueAt: string;
  readonly reason: string;
  readonly byName: string;
  /** ISO: the deadline in force. */
  readonly dueAt: string;
}

/** Notices of this feature; every parameter is a JSON value. */
export type ExtensionNotice =
  | (Request & { readonly code: 'extensionToDecide' })
  | (Request & { readonly code: 'extensionReminder'; readonly stage: ReminderStage })
  | (Request & { readonly code: 'extensionDecided'; readonly granted: boolean; readonly decision: string });
