import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates, canSeeTemplates } from '../../../domain/permissions/inspections.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { findDraft, findPublished, type TemplateView, viewOf } from './find-template.ts';
import type { TemplateRow } from './template-rows.ts';

type Which = 'draft' | 'edition';

/** A programme's draft or its edition in force; undefined when there is none. @throws AppError `forbidden`, `notFound` */
export async function viewTemplate(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string; which: Which },
): Promise<TemplateView | undefined> {
  const row = await loadTemplate(context, input);
  return row ? viewOf(context.db.prisma, row) : undefined;
}

/** @throws AppError `forbidden`, `notFound` */
export async function loadTemplate(
  context: ServiceContext,
  { actor, programmeId, which }: { actor: Actor; programmeId: string; which: Which },
): Promise<TemplateRow | null> {
  const { prisma } = context.db;
  const programme = await prisma.inspectionProgramme.findUnique({ where: { id: programmeId }, select: { line: true } });
  if (!programme) throw new AppError('notFound');
  assertAllowed(which === 'draft' ? canEditTemplates(actor) : canSeeTemplates(actor, programme.line));
  return which === 'draft' ? findDraft(prisma, programmeId) : findPublished(prisma, programmeId, context.clock.now());
}
