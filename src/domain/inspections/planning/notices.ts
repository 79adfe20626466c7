import type { ReminderStage } from '../../calendar/reminders.ts';

/** One task in a list; every value is JSON, times are ISO. */
export interface TaskLine {
  readonly no: string;
  readonly programme: string;
  readonly period: string;
  readonly unit: string;
  readonly dueAt: string;
  readonly plannedFor: string | null;
  /** Of a recheck (复查): how many items are looked at again. */
  readonly recheckItems?: number;
}

/** A task as those who oversee the plan hear of it; `inspectorName` is null for whom it is kept from (`../disclosure.ts`). */
export interface OverseenTask extends TaskLine {
  readonly inspectorName: string | null;
}

/** A 整改 was closed before the visit that was to look at it again. */
export interface RecheckSettled {
  readonly code: 'recheckSettled';
  readonly taskNo: string;
  readonly unitName: string;
  readonly no: string;
  readonly itemTitle: string;
  /** Verified by hand, closed with its 督办单, or withdrawn with a corrected or voided result. */
  readonly why: 'verified' | 'closedWithOrder' | 'withdrawn';
  /** How many 整改 the visit still looks at; none: it is taken back. */
  readonly left: number;
}

export type PlanningNotice =
  | RecheckSettled
  /** Monday morning, or the morning after tasks were given out: `thisWeek` first, `later` what has no day yet. */
  | { code: 'weekTasks'; thisWeek: readonly TaskLine[]; later: readonly TaskLine[] }
  /** What somebody changed in a person's tasks outside the Monday list: new ones, another day, taken back with a reason. */
  | {
      code: 'tasksAssigned';
      tasks: readonly TaskLine[];
      moved?: readonly TaskLine[];
      withdrawn?: readonly TaskLine[];
      reason?: string;
    }
  /**
   * To who stands in for a head or 服务管理员, when a leave of theirs is registered or cancelled. `heads`: also in what concerns a unit's points. `away`: the
   * recipient is on leave then as well, and `nextName` acts; null where nobody does. `besides`: the stand-in on leave whose turn it would be.
   */
  | {
      code: 'standingIn';
      forName: string;
      fromDay: string;
      toDay: string;
      heads: boolean;
      cancelled: boolean;
      away: readonly { fromDay: string; toDay: string }[];
      nextName: string | null;
      besides?: string;
    }
  | { code: 'tasksHanded'; fromName: string; why: 'handover' | 'absence'; tasks: readonly TaskLine[] }
  /** A quality officer gave somebody's task to another. */
  | { code: 'taskTaken'; task: TaskLine; byName: string; toName: string }
  /** The result that had fulfilled it was voided; `missed`: its deadline has passed. */
  | { code: 'taskReopened'; task: TaskLine; resultNo: string; missed: boolean }
  | { code: 'taskDoneByColleague'; task: TaskLine; byName: string; resultNo: string }
  /** Imported results have fulfilled them. */
  | { code: 'tasksDoneByImport'; tasks: readonly TaskLine[]; byName: string; batchNo: string }
  | { code: 'taskReminder'; stage: ReminderStage; dueAt: string; tasks: readonly TaskLine[] }
  /** To the inspector's head and those who oversee. */
  | { code: 'tasksMissed'; dueAt: string; tasks: readonly OverseenTask[] }
  | { code: 'taskSkipped'; task: OverseenTask; reason: string; missed: boolean }
  /** To the inspector of a recheck and whoever planned it: what its result could not decide. */
  | {
      code: 'recheckUndecided';
      taskNo: string;
      resultNo: string;
      items: readonly { no: string; itemTitle: string }[];
    }
  | { code: 'tasksUnassigned'; programme: string; period: string; units: readonly string[]; why: 'nobody' | 'absence' };
