import { deliverAfter } from './quiet-hours.ts';
import type { Deadline, WorkingCalendar } from './working-calendar.ts';

/** When whoever is asked for something can first know of it: what is asked in quiet hours reaches them in the morning. */
export function knownAt(askedAt: Date): Date {
  return deliverAfter(askedAt, false);
}

/**
 * The one rule for everything that is asked of people by a notice: the working days count from its delivery, not from the hour of the night in
 * which somebody asked. Never earlier than counted from the asking. Throws RangeError unless `count` is a whole number from 0.
 */
export function dueFromNotice(
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
  askedAt: Date,
  count: number,
): Deadline {
  const deliveredAt = knownAt(askedAt);
  const deadline = calendar.addWorkingDays(deliveredAt, count);
  return deliveredAt > askedAt ? { ...deadline, deliveredAt: deliveredAt.toISOString() } : deadline;
}
