import { randomUUID } from 'node:crypto';
import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { CHECK_DELAY_MS, clocksOfRound, type NewClock, notBefore } from '../../domain/supervision/clocks.ts';
import { clocksWithin, innerDeadline } from '../../domain/supervision/inner-deadline.ts';
import type { ClockLine } from '../../domain/supervision/notices.ts';
import type { ReportKind } from '../../domain/supervision/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';

/** Stores the clocks of a round with their reminders and checks. Inside the transaction that starts the round. */
export async function startClocks(
  context: ServiceContext,
  tx: Tx,
  input: {
    orderId: string;
    no: string;
    responsibleUnitId: string;
    round: number;
    from: Date;
    provinceDueAt: Date | null;
    /** The clocks of the rounds before. */
    earlier: readonly NewClock[];
  },
): Promise<ClockLine[]> {
  const { orderId, no, responsibleUnitId, round, from, provinceDueAt, earlier } = input;
  const calendar = (await context.unitCalendars(tx))(responsibleUnitId);
  const ordinary = clocksOfRound(round, from, calendar);
  const within =
    provinceDueAt === null
      ? ordinary
      : clocksWithin(ordinary, from, innerDeadline(provinceDueAt, context.calendar), calendar);
  const clocks = notBefore(earlier, within).map(clock => ({ ...clock, id: randomUUID() }));
  await tx.supervisionClock.createMany({
    data: clocks.map(({ id, kind, dueAt, dueBasis }) => ({
      ...{ id, orderId, kind, round, startAt: from, dueAt },
      dueBasis: dueBasis as unknown as Prisma.InputJsonObject,
    })),
  });
  await context.timers.scheduleAll(
    tx,
    clocks.flatMap(({ id, kind, dueAt }) => clockTimers(calendar, { id, no, kind, round, dueAt, from })),
  );
  return clocks.map(({ kind, dueAt, dueBasis }) => ({ kind, dueAt: dueAt.toISOString(), dueBasis }));
}

/** A clock's reminders and the check at its end. */
export function clockTimers(
  calendar: ServiceContext['calendar'],
  clock: { id: string; no: string; kind: ReportKind; round: number; dueAt: Date; from: Date },
): DueTimer[] {
  const { id, no, kind, round, from } = clock;
  const dueAt = clock.dueAt.toISOString();
  const key = `supervision:${no}:${kind}:${round}:${dueAt}`;
  const checkAt = new Date(clock.dueAt.getTime() + CHECK_DELAY_MS);
  return [
    { at: checkAt, key: `${key}:due`, timer: { kind: 'supervisionClockDue', id } },
    ...reminderTimes(clock.dueAt, from, calendar).map(({ stage, at }): DueTimer => {
      return { at, key: `${key}:${stage}`, timer: { kind: 'supervisionReminder', id, stage, dueAt } };
    }),
  ];
}
