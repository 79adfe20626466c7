import { type Day, shanghaiDate } from '../calendar/shanghai.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

export interface ExtensionLimits {
  /** Working days by which one extension may move a deadline. */
  readonly mostWorkingDays: number;
  /** Working days before the deadline by which it must be asked for; 0: any time before it. */
  readonly noticeWorkingDays: number;
}

/** What more time can be asked for, by the kind of its reference. */
export type ExtendableType = 'rectification' | 'supervision' | 'submission' | 'majorIssue';

/** `measure`: the day a measure is promised for, as against that by which a problem's measures are owed. */
export type LimitedKind = ExtendableType | 'measure';

/**
 * Of a 整改通知 and a 督办单 the demo branch's 服务质量考核办法 has a rule (第十八条), of a measure's day its 服务短板改进管理办法 says how early (第十条); the rest is our
 * default (示例).
 */
export const EXTENSION_LIMITS: Readonly<Record<LimitedKind, ExtensionLimits>> = {
  rectification: { mostWorkingDays: 5, noticeWorkingDays: 1 },
  supervision: { mostWorkingDays: 5, noticeWorkingDays: 1 },
  submission: { mostWorkingDays: 20, noticeWorkingDays: 0 },
  majorIssue: { mostWorkingDays: 20, noticeWorkingDays: 0 },
  measure: { mostWorkingDays: 20, noticeWorkingDays: 3 },
};

/** `lapsed`: nobody decided, as the work was done in time after all. */
export type ExtensionStatus = 'asked' | 'granted' | 'refused' | 'lapsed';

/** Why a deadline is not to be moved by asking: the province has set it, or it stands still while a 责任认定 is open. */
export type ExtensionBar = 'byProvince' | 'standsStill';

export type ExtensionObstacle =
  /** Nothing is left for the unit to do. */
  | { kind: 'settled' }
  | { kind: ExtensionBar }
  /** Asked for too late: only before the deadline. */
  | { kind: 'overdue'; dueAt: Date }
  /** Not overdue, but the last day for asking is over. */
  | { kind: 'shortNotice'; dueAt: Date; lastDay: Day }
  /** Once per round, whatever came of it. */
  | { kind: 'askedBefore'; status: ExtensionStatus };

/** Whether more time may be asked for now. `earlier` is the request of this round; `late`: that the deadline passed has been noticed, at its very moment. */
export function extensionObstacle(
  matter: {
    type: ExtendableType;
    limits?: LimitedKind;
    open: boolean;
    bar?: ExtensionBar;
    dueAt: Date;
    late?: boolean;
  },
  earlier: ExtensionStatus | undefined,
  calendar: WorkingCalendar,
  now: Date,
): ExtensionObstacle | undefined {
  const { type, open, dueAt } = matter;
  if (!open) return { kind: 'settled' };
  if (matter.bar) return { kind: matter.bar };
  if (earlier !== undefined) return { kind: 'askedBefore', status: earlier };
  if (matter.late || now > dueAt) return { kind: 'overdue', dueAt };
  const { noticeWorkingDays } = EXTENSION_LIMITS[matter.limits ?? type];
  const lastDay = calendar.workingDaysBefore(shanghaiDate(dueAt), noticeWorkingDays);
  return shanghaiDate(now) > lastDay ? { kind: 'shortNotice', dueAt, lastDay } : undefined;
}

export type AskedDue =
  | { kind: 'due'; dueAt: Date }
  /** Not after the deadline in force. */
  | { kind: 'notLater' }
  /** The end of the last day that may be asked for (ISO: an outcome is kept as a receipt). */
  | { kind: 'tooLate'; latest: string }
  | { kind: 'dayOff' };

/** The end of the working day asked for; after the deadline in force, a working day, and not too far off. */
export function askedDue(
  calendar: WorkingCalendar,
  { type, dueAt }: { type: ExtendableType; dueAt: Date },
  day: Day,
): AskedDue {
  if (day <= shanghaiDate(dueAt)) return { kind: 'notLater' };
  if (!calendar.isWorkingDay(day)) return { kind: 'dayOff' };
  const latest = calendar.addWorkingDays(dueAt, EXTENSION_LIMITS[type].mostWorkingDays).dueAt;
  if (day > shanghaiDate(latest)) return { kind: 'tooLate', latest: latest.toISOString() };
  return { kind: 'due', dueAt: calendar.endOfDay(day) };
}
