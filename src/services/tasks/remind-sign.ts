import type { NewNotice } from '../../domain/notices/notice.ts';
import type { TaskTimer } from '../../domain/tasks/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { loadCases } from '../rectification/load-case.ts';
import { loadOrders } from '../supervision/load-order.ts';
import { responsiblePeople } from '../supervision/recipients.ts';

/** What nobody has signed for, and whom that concerns. */
interface Unsigned {
  readonly type: 'rectification' | 'supervision';
  readonly subject: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly count: number;
  /** Who is asked to sign. */
  readonly asked: readonly string[];
  /** Who hears of it when it is overdue, besides the head above the unit. */
  readonly above: readonly (string | undefined)[];
}

/**
 * Reminds those who are to sign for a 整改通知 or 督办单; overdue, also the head of the responsible unit or else of the unit above, and of an order whoever
 * issued it. Says nothing once it is signed for, answered or withdrawn, or while its clocks stand still.
 */
export async function remindSign(context: ServiceContext, timer: TaskTimer): Promise<void> {
  const now = context.clock.now();
  const { no, stage, dueAt } = timer;
  await context.db.transaction(async tx => {
    const due = new Date(dueAt);
    const unsigned = no.startsWith('DB') ? await ofOrder(context, tx, no, due) : await ofNotices(tx, no, due);
    if (!unsigned) return;
    const { type, subject, unitName, count, asked } = unsigned;
    const notice = (recipientId: string, isAsked: boolean): NewNotice => ({
      recipientId,
      ref: { type, no },
      content: { code: 'signReminder', no, subject, unitName, count, stage, dueAt, asked: isAsked },
      dedupeKey: `signReminder:${no}:${recipientId}:${stage}:${dueAt}`,
    });
    const above =
      stage === 'overdue'
        ? distinct([...unsigned.above, await headAbove(context, tx, unsigned.unitId, asked)]).filter(
            id => !asked.includes(id),
          )
        : [];
    await context.notices.queue(tx, now, [...asked.map(id => notice(id, true)), ...above.map(id => notice(id, false))]);
  });
}

async function ofNotices(tx: Tx, no: string, signDueAt: Date): Promise<Unsigned | undefined> {
  const rows = await tx.rectificationNotice.findMany({
    where: {
      signDueAt,
      status: 'open',
      acknowledgedAt: null,
      ...(no.startsWith('ZT') ? { groupNo: no } : { no }),
    },
    select: { no: true },
    orderBy: { no: 'asc' },
  });
  const [matter] = await loadCases(
    tx,
    rows.slice(0, 1).map(row => row.no),
  );
  if (!matter) return undefined;
  const { parties, unitId, unitName, itemTitle } = matter;
  return {
    type: 'rectification',
    ...{ subject: itemTitle, unitId, unitName, count: rows.length },
    asked: distinct([parties.headId]),
    above: [parties.responsibleHeadId],
  };
}

async function ofOrder(context: ServiceContext, tx: Tx, no: string, signDueAt: Date): Promise<Unsigned | undefined> {
  const row = await tx.supervisionOrder.findFirst({ where: { no, signDueAt, status: 'issued' }, select: { id: true } });
  const [order] = row ? await loadOrders(tx, [no]) : [];
  if (!order || order.clocks.some(({ pausedAt }) => pausedAt !== null)) return undefined;
  return {
    type: 'supervision',
    ...{ subject: order.title, count: 1 },
    ...{ unitId: order.responsibleUnitId, unitName: order.responsibleUnitName },
    asked: await responsiblePeople(context, tx, order.parties),
    above: [order.issuedById],
  };
}

/** The head of the nearest unit above whose head is none of those who were asked already. */
async function headAbove(
  context: ServiceContext,
  tx: Tx,
  unitId: string,
  asked: readonly string[],
): Promise<string | undefined> {
  const units = new Map((await context.directory.units(tx)).map(unit => [unit.id, unit]));
  const seen = new Set<string>();
  for (
    let id = units.get(unitId)?.parentId ?? null;
    id !== null && !seen.has(id);
    id = units.get(id)?.parentId ?? null
  ) {
    seen.add(id);
    const head = await context.directory.headOf(tx, id);
    if (head && !asked.includes(head.id)) return head.id;
  }
  return undefined;
}
