import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canEditDraft, canFileInspection } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadSheet } from './load-sheet.ts';

export interface HandedOverDraft {
  readonly kind: 'handedOver';
  readonly to: string;
  readonly unit: string;
  readonly programme: string;
}

/**
 * Gives an open draft to another inspector of its line, with all that is filled in. Once per submission id: a repeated message gets the
 * same answer.
 *
 * @throws AppError `forbidden` (not the own draft, or the colleague does not inspect this line), `notFound`, `conflict` when it was
 * submitted, discarded or handed over meanwhile.
 */
export async function handOverDraft(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; inspectionId: string; toId: string },
): Promise<HandedOverDraft> {
  const { actor, submissionId, inspectionId, toId } = input;
  const now = context.clock.now();
  const done = await context.db.transaction(async tx =>
    context.once(tx, { submissionId, useCase: 'hand-over-draft', at: now }, async (): Promise<HandedOverDraft> => {
      const row = await tx.inspection.findUnique({ where: { id: inspectionId }, include: { programme: true } });
      const to = await context.directory.actor(tx, toId);
      if (!row || !to) throw new AppError('notFound');
      assertAllowed(canEditDraft(actor, { inspectorId: row.inspectorId, line: row.programme.line }));
      assertAllowed(canFileInspection(to, row.programme.line));
      const { count } = await tx.inspection.updateMany({
        where: { id: inspectionId, inspectorId: actor.id, status: 'draft' },
        data: { inspectorId: to.id, handedFromId: actor.id, updatedAt: now },
      });
      if (count === 0 || to.id === actor.id) throw new AppError('conflict');
      const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: row.unitId }, select: { name: true } });
      const about = { programme: row.programme.name, unit: unit.name };
      await context.notices.queue(tx, now, [
        {
          recipientId: to.id,
          content: { code: 'draftHandedOver', from: actor.name, ...about },
          ref: null,
          dedupeKey: `draftHandedOver:${inspectionId}:${submissionId}`,
        },
      ]);
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'inspection.handOver',
        subjectType: 'inspection',
        subjectId: inspectionId,
        detail: { to: to.id },
      });
      return { kind: 'handedOver', to: to.name, ...about };
    }),
  );
  return done.result;
}

/** Other inspectors of a draft's line. @throws AppError `forbidden`, `notFound` */
export async function listSuccessors(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string },
): Promise<{ id: string; name: string }[]> {
  const row = await context.db.prisma.inspection.findUnique({ where: { id: input.inspectionId } });
  if (!row) throw new AppError('notFound');
  const { line } = await loadSheet(context, row.templateId);
  assertAllowed(canEditDraft(input.actor, { inspectorId: row.inspectorId, line }));
  return context.db.prisma.staff.findMany({
    where: { active: true, roles: { has: 'inspector' }, lines: { has: line }, id: { not: input.actor.id } },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
}
