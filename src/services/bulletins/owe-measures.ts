import { bulletinRuleAt } from '../../domain/bulletins/due.ts';
import { reminderTimes } from '../../domain/calendar/reminders.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { type Due, dueAfter } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';

/** The rule for bulletins issued at a moment. @throws AppError `notFound` where none is in force */
export async function loadBulletinRule(db: Tx | Prisma, at: Date) {
  const rule = bulletinRuleAt(await db.bulletinRule.findMany(), at);
  if (!rule) throw new AppError('notFound');
  return rule;
}

/** By when a unit owes measures that are asked for now: at first, or anew after some were not carried out. */
export async function measuresDue(
  context: ServiceContext,
  db: Tx | Prisma,
  unitId: string,
  from: Date,
  which: 'first' | 'renewed',
): Promise<Due> {
  const rule = await loadBulletinRule(db, from);
  const calendar = (await context.unitCalendars(db))(unitId);
  return dueAfter(calendar, from, which === 'first' ? rule.measureWorkingDays : rule.renewedWorkingDays);
}

/** What falls due until the measures of a round are there. */
export function timersOfRound(
  calendar: WorkingCalendar,
  round: { id: string; no: string; round: number; dueAt: Date; from: Date },
): DueTimer[] {
  const { id, no, dueAt, from } = round;
  const due = dueAt.toISOString();
  const reminders = reminderTimes(dueAt, from, calendar).map(({ stage, at }) => ({
    at,
    key: `measureReminder:${no}:${round.round}:${stage}:${due}`,
    timer: { kind: 'measureReminder', id, round: round.round, stage, dueAt: due } as const,
  }));
  const missing = { kind: 'measureMissing', id, round: round.round, dueAt: due } as const;
  return [...reminders, { at: dueAt, key: `measureMissing:${no}:${round.round}:${due}`, timer: missing }];
}
