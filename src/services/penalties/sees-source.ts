import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canViewRectification } from '../../domain/permissions/rectification.ts';
import { canViewOrder } from '../../domain/permissions/supervision.ts';
import type { ServiceContext } from '../context.ts';
import { viewInspection } from '../inspections/view-inspection.ts';
import { loadCases } from '../rectification/load-case.ts';
import { loadOrders } from '../supervision/load-order.ts';

/**
 * That a 测评结果, 整改通知 or 督办单 led to no deduction is for those to know who may see it; to anybody else it is what it is when they ask for it itself.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function assertSeesSource(context: ServiceContext, actor: Actor, no: string): Promise<void> {
  const { prisma } = context.db;
  if (no.startsWith('CP-')) await viewInspection(context, { actor, no });
  if (no.startsWith('ZG-'))
    for (const { parties } of await loadCases(prisma, [no])) assertAllowed(canViewRectification(actor, parties));
  if (no.startsWith('DB-'))
    for (const { parties } of await loadOrders(prisma, [no])) assertAllowed(canViewOrder(actor, parties));
}
