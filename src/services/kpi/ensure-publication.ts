import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { publicationDue } from '../../domain/kpi/publication.ts';
import { nextPeriodEnd, periodJustEnded } from '../../domain/reports/periods.ts';
import type { ServiceContext } from '../context.ts';
import { installedSince } from '../org/installed-since.ts';

/**
 * Sets the reminders to publish the month that has just ended, while its day is ahead, and the timer for the end of the next one. Called at each
 * start and by that timer; a repeat does nothing. Months that ended before this installation first ran are not asked for.
 */
export async function ensurePublication(context: ServiceContext): Promise<void> {
  const now = context.clock.now();
  const { period, lastDay, endedAt } = periodJustEnded('monthly', now);
  const dueAt = publicationDue(lastDay, context.calendar);
  const asked = endedAt >= (await installedSince(context, now)) && dueAt > now;
  const next = nextPeriodEnd(['monthly'], now);
  const day = shanghaiDate(next);
  await context.db.transaction(tx =>
    context.timers.scheduleAll(tx, [
      { at: next, key: `openPublication:${day}`, timer: { kind: 'openPublication', id: day } },
      ...(asked ? reminderTimes(dueAt, now, context.calendar) : []).map(({ stage, at }) => ({
        at,
        key: `kpiPublication:${period}:${stage}`,
        timer: { kind: 'kpiPublicationReminder' as const, id: period, stage, dueAt: dueAt.toISOString() },
      })),
    ]),
  );
}
