import type { Actor } from '../../domain/org/actor.ts';
import { canAskForOrder } from '../../domain/permissions/supervision.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { feedbackAfter } from '../../domain/supervision/clocks.ts';
import { awaitedReport, isFinished } from '../../domain/supervision/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { Extendable, ExtendableKind, MovedDue } from '../extensions/extendable.ts';
import type { AskableMatter } from '../extensions/list-extendable.ts';
import { clockTimers, resumedTimers } from './clock-timers.ts';
import { loadOpenOrders } from './load-open-orders.ts';
import { type LoadedOrder, loadOrder, type OrderClock } from './load-order.ts';

/** Of a 督办单 整改到位 is what can be put off (服务质量考核办法 第十八条); its 反馈 moves with it, 查因 does not. */
export const extendableOrder: ExtendableKind = {
  async lock(tx, no) {
    await tx.$queryRaw`SELECT 1 FROM "SupervisionOrder" WHERE no = ${no} FOR UPDATE`;
  },
  async load(_context, db, no) {
    return describe(await loadOrder(db, no));
  },
  async move(context, tx, { matter, dueAt, by, now }) {
    const { no } = matter.facts;
    const { fix, feedback } = clocksOf(await loadOrder(tx, no));
    const calendar = (await context.unitCalendars(tx))(matter.unitId);
    const moved = [
      { clock: fix, dueAt },
      { clock: feedback, dueAt: feedbackAfter(calendar, { fix: fix.dueAt, feedback: feedback.dueAt }, dueAt) },
    ];
    for (const each of moved) await moveClock(context, tx, { ...each, no, by, now, calendar });
  },
  async alsoReminded(context, tx, { unitId }) {
    const officers = await context.directory.serviceOfficersOf(tx, unitId);
    return officers.map(({ id }) => id);
  },
  async resume(context, tx, matter, now) {
    const { no } = matter.facts;
    const { fix, feedback } = clocksOf(await loadOrder(tx, no));
    const passed = [fix, feedback].filter(clock => clock.dueAt <= now);
    await context.timers.scheduleAll(
      tx,
      passed.flatMap(clock => resumedTimers({ ...clock, no, at: now })),
    );
  },
};

async function moveClock(
  context: ServiceContext,
  tx: Tx,
  moved: Pick<MovedDue, 'dueAt' | 'by' | 'now'> & {
    clock: OrderClock;
    no: string;
    calendar: ServiceContext['calendar'];
  },
): Promise<void> {
  const { clock, no, dueAt, by, now, calendar } = moved;
  const { id, kind, round } = clock;
  const dueBasis = {
    ...(clock.dueBasis as DueBasis),
    extendedFrom: clock.dueAt.toISOString(),
    ...(by === 'leader' && { extendedBy: by }),
  } as unknown as Prisma.InputJsonObject;
  await tx.supervisionClock.update({ where: { id }, data: { dueAt, dueBasis } });
  await context.timers.scheduleAll(tx, clockTimers(calendar, { id, no, kind, round, dueAt, from: now }));
}

/** Every round has both. */
function clocksOf({ round, clocks }: LoadedOrder): { fix: OrderClock; feedback: OrderClock } {
  const ofRound = (kind: OrderClock['kind']) => clocks.find(clock => clock.round === round && clock.kind === kind)!;
  return { fix: ofRound('fix'), feedback: ofRound('feedback') };
}

function describe(order: LoadedOrder): Extendable {
  const { id, no, title, status, round, responsibleUnitName: unitName, parties, provinceDueAt } = order;
  const { fix } = clocksOf(order);
  const { unitId, responsibleUnitId, responsibleHeadId } = parties;
  return {
    facts: { no, itemTitle: title, unitName, awaited: awaitedReport(status) ?? 'none' },
    ...{ type: 'supervision', unitId: responsibleUnitId, row: { orderId: id }, round, dueAt: fix.dueAt },
    open: fix.metAt === null && !isFinished(status),
    ...(provinceDueAt ? { bar: 'byProvince' as const } : fix.pausedAt ? { bar: 'standsStill' as const } : {}),
    late: fix.failedAt !== null,
    undecided: fix.metAt !== null && fix.metAt > fix.dueAt && fix.failedAt === null && fix.pausedAt === null,
    concernedUnitIds: [unitId, responsibleUnitId],
    ...{ headId: responsibleHeadId, responsibleHeadId: undefined },
    mayAsk: actor => canAskForOrder(actor, parties),
  };
}

/** The 督办单 whose 整改到位 this person may ask more time for. */
export async function askableOrders(context: ServiceContext, actor: Actor): Promise<AskableMatter[]> {
  return (await loadOpenOrders(context, actor))
    .map(describe)
    .filter(matter => matter.open && matter.bar === undefined && matter.mayAsk(actor).allowed)
    .map(({ facts, dueAt }) => ({ no: facts.no, title: facts.itemTitle, unitName: facts.unitName, dueAt }));
}
