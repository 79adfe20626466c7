import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';

/** Throws a draft away; what is published stays. `gone` when there is none any more. @throws AppError `forbidden` */
export async function discardTemplate(
  context: ServiceContext,
  input: { actor: Actor; templateId: string },
): Promise<{ kind: 'discarded' } | { kind: 'gone' }> {
  const { actor, templateId } = input;
  assertAllowed(canEditTemplates(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { count } = await tx.inspectionTemplate.deleteMany({ where: { id: templateId, status: 'draft' } });
    if (count === 0) return { kind: 'gone' };
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'template.discard',
      subjectType: 'inspectionTemplate',
      subjectId: templateId,
    });
    return { kind: 'discarded' };
  });
}
