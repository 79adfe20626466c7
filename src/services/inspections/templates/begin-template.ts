import { randomUUID } from 'node:crypto';
import type { Template } from '../../../domain/inspections/templates/template.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates } from '../../../domain/permissions/inspections.ts';
import { AppError } from '../../../errors.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { findDraft, findPublished, type TemplateView, viewOf } from './find-template.ts';
import { extraOf, saveTemplate, toTemplate } from './template-rows.ts';

export type BegunTemplate =
  /** `kept`: a draft was there already and is gone on with. */
  { readonly kind: 'draft'; readonly view: TemplateView; readonly kept: boolean };

/**
 * A draft of a programme's template: the one that is there, else a copy of the edition in force, or an empty one. A workbook that the
 * edition came from goes on with the copy.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function beginTemplate(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string; from: 'nothing' | 'edition'; submissionId: string },
): Promise<BegunTemplate> {
  const { actor, programmeId, from, submissionId } = input;
  assertAllowed(canEditTemplates(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const programme = await lockProgramme(tx, programmeId);
    const begun = await context.once(
      tx,
      { submissionId: `${submissionId}:begin`, useCase: 'begin-template', at: now },
      async () => {
        if (await findDraft(tx, programmeId)) return { kept: true };
        const edition = from === 'edition' ? await findPublished(tx, programmeId, now) : null;
        const template = edition ? toTemplate(edition) : emptyTemplate(programme.name);
        const workbook = edition ? extraOf(edition).workbook : undefined;
        const id = await createDraft(tx, {
          programmeId,
          name: template.name,
          source: edition?.source ?? 'chat',
          actor,
          now,
        });
        await saveTemplate(tx, id, template, { edits: 0, ...(workbook && { workbook }) });
        return { kept: false };
      },
    );
    const draft = await findDraft(tx, programmeId);
    if (!draft) throw new AppError('conflict');
    return { kind: 'draft', view: await viewOf(tx, draft), kept: begun.result.kept };
  });
}

function emptyTemplate(programme: string): Template {
  return { name: `${programme.replace(/监督检查$/, '')}测评表`, fields: [], sections: [], items: [] };
}

/** Versions of a programme are counted one after the other. @throws AppError `notFound` */
export async function lockProgramme(tx: Tx, programmeId: string): Promise<{ name: string }> {
  await tx.$queryRaw`SELECT 1 FROM "InspectionProgramme" WHERE id = ${programmeId} FOR UPDATE`;
  const programme = await tx.inspectionProgramme.findUnique({ where: { id: programmeId }, select: { name: true } });
  if (!programme) throw new AppError('notFound');
  return programme;
}

/** An empty draft under the next version; the caller holds the programme's lock. */
export async function createDraft(
  tx: Tx,
  input: { programmeId: string; name: string; source: string; actor: Actor; now: Date },
): Promise<string> {
  const { programmeId, name, source, actor, now } = input;
  const { _max } = await tx.inspectionTemplate.aggregate({ where: { programmeId }, _max: { version: true } });
  const id = randomUUID();
  await tx.inspectionTemplate.create({
    data: {
      id,
      programmeId,
      name,
      version: (_max.version ?? 0) + 1,
      status: 'draft',
      // Not in force before it is published, which sets the day.
      effectiveFrom: now,
      fields: [],
      source,
      createdById: actor.id,
      createdAt: now,
    },
  });
  return id;
}
