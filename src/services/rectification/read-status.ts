import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canViewRectification } from '../../domain/permissions/rectification.ts';
import type { RectificationStatus } from '../../domain/rectification/workflow.ts';
import type { ServiceContext } from '../context.ts';
import { loadCase } from './load-case.ts';

/**
 * How far a notice has come. Unlike a view it shows nobody the answer under review, and so lets nobody decide about it.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function readStatus(
  context: ServiceContext,
  { actor, no }: { actor: Actor; no: string },
): Promise<RectificationStatus> {
  return context.db.transaction(async tx => {
    const { status, parties } = await loadCase(tx, no);
    assertAllowed(canViewRectification(actor, parties));
    return status;
  });
}
