import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { releaseTask } from './planning/link-task.ts';

/** Discards the actor's own draft; one that is already settled stays as it is. */
export async function discardDraft(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string },
): Promise<{ kind: 'discarded' } | { kind: 'closed' }> {
  const { actor, inspectionId } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { count } = await tx.inspection.updateMany({
      where: { id: inspectionId, inspectorId: actor.id, status: 'draft' },
      data: { status: 'discarded', updatedAt: now },
    });
    if (count === 0) return { kind: 'closed' };
    const { taskId } = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, select: { taskId: true } });
    if (taskId !== null) await releaseTask(context, tx, { taskId, inspectionId });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'inspection.discard',
      subjectType: 'inspection',
      subjectId: inspectionId,
    });
    return { kind: 'discarded' };
  });
}
