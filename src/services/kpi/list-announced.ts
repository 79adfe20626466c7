import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeClosing } from '../../domain/permissions/kpi.ts';
import type { ServiceContext } from '../context.ts';

/** Closings that can be objected to now, the latest period first. @throws AppError `forbidden` */
export async function listAnnounced(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<{ no: string; period: string }[]> {
  assertAllowed(canSeeClosing(input.actor));
  return context.db.prisma.kpiClosing.findMany({
    where: { status: 'announced', objectionsUntil: { gte: context.clock.now() } },
    select: { no: true, period: true },
    orderBy: { announcedAt: 'desc' },
  });
}
