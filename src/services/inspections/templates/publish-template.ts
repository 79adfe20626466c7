import { atShanghai, type Day, shanghaiDate } from '../../../domain/calendar/shanghai.ts';
import type { TemplateProblem } from '../../../domain/inspections/templates/check.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates } from '../../../domain/permissions/inspections.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { lockDraft, viewOf } from './find-template.ts';

export type PublishedTemplate =
  | {
      readonly kind: 'published';
      readonly programmeName: string;
      readonly name: string;
      readonly version: number;
      readonly items: number;
      readonly from: Day;
    }
  | { readonly kind: 'incomplete'; readonly problems: readonly TemplateProblem[] }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'past' }
  /** An edition that is published already begins later. */
  | { readonly kind: 'beforeAnother'; readonly from: Day };

/**
 * Publishes a draft as the programme's template from the beginning of a day on. Editions follow one another; an inspection keeps the one
 * it began with.
 *
 * @throws AppError `forbidden`, `notFound`, `conflict` when it is no draft any more.
 */
export async function publishTemplate(
  context: ServiceContext,
  input: { actor: Actor; templateId: string; edits: number; from: Day; submissionId: string },
): Promise<PublishedTemplate> {
  const { actor, templateId, from, submissionId } = input;
  assertAllowed(canEditTemplates(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const known = await tx.receipt.findUnique({ where: { submissionId } });
    if (known) return known.result as unknown as PublishedTemplate;
    const row = await lockDraft(tx, templateId);
    const view = await viewOf(tx, row);
    if (view.edits !== input.edits) return { kind: 'changedMeanwhile' };
    if (view.problems.length > 0) return { kind: 'incomplete', problems: view.problems };
    if (from < shanghaiDate(now)) return { kind: 'past' };
    const effectiveFrom = atShanghai(from, '00:00');
    const later = await tx.inspectionTemplate.findFirst({
      where: { programmeId: row.programmeId, status: 'published', effectiveFrom: { gt: effectiveFrom } },
      orderBy: { effectiveFrom: 'desc' },
    });
    if (later) return { kind: 'beforeAnother', from: shanghaiDate(later.effectiveFrom) };
    const { result } = await context.once(tx, { submissionId, useCase: 'publish-template', at: now }, async () => {
      await tx.inspectionTemplate.updateMany({
        where: {
          programmeId: row.programmeId,
          status: 'published',
          OR: [{ effectiveTo: null }, { effectiveTo: { gt: effectiveFrom } }],
        },
        data: { effectiveTo: effectiveFrom },
      });
      const { count } = await tx.inspectionTemplate.updateMany({
        where: { id: templateId, status: 'draft' },
        data: { status: 'published', effectiveFrom },
      });
      if (count === 0) throw new AppError('conflict');
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'template.publish',
        subjectType: 'inspectionTemplate',
        subjectId: templateId,
        detail: { version: row.version, from },
      });
      return {
        kind: 'published' as const,
        programmeName: view.programmeName,
        name: row.name,
        version: row.version,
        items: row.items.length,
        from,
      };
    });
    return result;
  });
}
