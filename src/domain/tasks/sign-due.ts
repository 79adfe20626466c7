import { dueFromNotice } from '../calendar/due-from-notice.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

/** Working days in which a 整改通知 or 督办单 is to be signed for (服务质量考核办法 第十六条, of the demo branch, for a 督办单; for a 整改通知 the same is our default). */
export const SIGN_WORKING_DAYS = 1;

/** By when it is to be signed for: never later than the first thing it asks to be done. */
export function signDue(calendar: Pick<WorkingCalendar, 'addWorkingDays'>, askedAt: Date, firstDueAt: Date): Date {
  const { dueAt } = dueFromNotice(calendar, askedAt, SIGN_WORKING_DAYS);
  return dueAt < firstDueAt ? dueAt : firstDueAt;
}
