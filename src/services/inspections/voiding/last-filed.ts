import { type Actor, hasRole } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';

/** 单号 of what this inspector filed last and still stands, released or not; undefined when there is nothing. */
export async function lastFiled(context: ServiceContext, input: { actor: Actor }): Promise<string | undefined> {
  const { actor } = input;
  if (!hasRole(actor, 'inspector')) return undefined;
  const row = await context.db.prisma.inspection.findFirst({
    where: {
      inspectorId: actor.id,
      no: { not: null },
      source: 'chat',
      status: { in: ['submitted', 'reviewed', 'returned'] },
    },
    orderBy: [{ submittedAt: 'desc' }, { no: 'desc' }],
    select: { no: true },
  });
  return row?.no ?? undefined;
}
