import { randomUUID } from 'node:crypto';
import { clocksOfRound, type NewClock, notBefore } from '../../domain/supervision/clocks.ts';
import { clocksWithin, innerDeadline } from '../../domain/supervision/inner-deadline.ts';
import type { ClockLine } from '../../domain/supervision/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { clockTimers } from './clock-timers.ts';
import { pauseClocks, standsStill } from './pause-clocks.ts';

/**
 * Stores the clocks of a round with their reminders and checks; where a 责任认定 lets them stand still, they do from the start. Inside the transaction
 * that starts the round.
 */
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
  const { rectificationId } = await tx.supervisionOrder.findUniqueOrThrow({ where: { id: orderId } });
  if (await standsStill(tx, [orderId, rectificationId ?? orderId])) await pauseClocks(tx, { id: orderId }, from);
  return clocks.map(({ kind, dueAt, dueBasis }) => ({ kind, dueAt: dueAt.toISOString(), dueBasis }));
}
