import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';

/** A list on a phone. */
const MOST = 8;

/**
 * What this person has sent out and nobody has signed for, the latest first: 督办单 they issued, and 整改通知 of inspections they made, those that
 * went out together under their common number.
 */
export async function listOwnUnsigned(context: ServiceContext, input: { actor: Actor }): Promise<string[]> {
  const { id } = input.actor;
  const { prisma } = context.db;
  const orders = await prisma.supervisionOrder.findMany({
    where: { issuedById: id, signedAt: null, status: 'issued' },
    select: { no: true, issuedAt: true },
    orderBy: { issuedAt: 'desc' },
    take: MOST,
  });
  const notices = await prisma.rectificationNotice.findMany({
    where: { acknowledgedAt: null, status: 'open', finding: { inspection: { inspectorId: id } } },
    select: { no: true, groupNo: true, issuedAt: true },
    orderBy: { issuedAt: 'desc' },
    take: MOST * 4,
  });
  const all = [...orders, ...notices.map(({ no, groupNo, issuedAt }) => ({ no: groupNo ?? no, issuedAt }))];
  const latest = all.sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime()).map(({ no }) => no);
  return [...new Set(latest)].slice(0, MOST);
}
