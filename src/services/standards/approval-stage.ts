import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canViewVersion } from '../../domain/permissions/standards.ts';
import { type ApprovalStage, stageOf } from '../../domain/standards/approval.ts';
import type { ServiceContext } from '../context.ts';
import { approverOf, loadApprovers } from './approvers.ts';
import { loadVersion } from './load-version.ts';

/**
 * Where the approval of a version stands now, and nothing else of it.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function approvalStage(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ApprovalStage> {
  const { prisma } = context.db;
  const { approval } = await loadVersion(prisma, { no: input.no });
  assertAllowed(canViewVersion(approval, approverOf(input.actor, await loadApprovers(context, prisma))));
  return stageOf(approval);
}
