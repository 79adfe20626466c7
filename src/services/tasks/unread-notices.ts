import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Where somebody's unread notices are: about a record, delivered or due to be, neither acknowledged nor dealt with. What still waits
 * for the end of quiet hours has not reached anybody and cannot be read.
 */
function unreadBy(context: ServiceContext, actor: Actor) {
  return {
    recipientId: actor.id,
    refNo: { not: null },
    status: { in: ['queued' as const, 'sent' as const] },
    deliverAfter: { lte: context.clock.now() },
  };
}

/** The 单号 somebody's unread notices are about, the most recent first, each once. */
export async function listUnread(context: ServiceContext, input: { actor: Actor }): Promise<string[]> {
  const rows = await context.db.prisma.notice.findMany({
    where: unreadBy(context, input.actor),
    select: { refNo: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return [...new Set(rows.flatMap(row => row.refNo ?? []))];
}

/** Of how many records: counted by the database, with the same conditions as `unreadBy`. */
export async function countUnread(context: ServiceContext, input: { actor: Actor }): Promise<number> {
  const rows = await context.db.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT "refNo")::int AS count FROM "Notice"
    WHERE "recipientId" = ${input.actor.id} AND status IN ('queued', 'sent') AND "deliverAfter" <= ${context.clock.now()}`;
  return rows[0]?.count ?? 0;
}

/** Notices that ask for more than 已阅 in passing: having read a standard is confirmed one by one. */
const CONFIRMED_SINGLY = ['standardPublished', 'standardReadingReminder'];

/** 全部已阅. @returns how many notices were marked. */
export async function acknowledgeAll(context: ServiceContext, input: { actor: Actor }): Promise<number> {
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { count } = await tx.notice.updateMany({
      where: { ...unreadBy(context, input.actor), code: { notIn: CONFIRMED_SINGLY } },
      data: { status: 'acknowledged', acknowledgedAt: now },
    });
    if (count === 0) return 0;
    await context.recordAudit(tx, {
      at: now,
      actorId: input.actor.id,
      action: 'notice.acknowledged',
      subjectType: 'notice',
      subjectId: 'all',
      detail: { count },
    });
    return count;
  });
}
