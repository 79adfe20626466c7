import { type EditedTemplate, editTemplate, type TemplateEdit } from '../../../domain/inspections/templates/edit.ts';
import type { Template } from '../../../domain/inspections/templates/template.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';
import { clausesNamed } from './bind-clauses.ts';
import { lockDraft, type TemplateView, viewOf } from './find-template.ts';
import { extraOf, saveTemplate, toTemplate } from './template-rows.ts';

export type EditedDraft =
  | { readonly kind: 'edited'; readonly view: TemplateView; readonly ordinals: readonly number[] }
  | Exclude<EditedTemplate, { kind: 'edited' }>
  /** Somebody has changed the draft since it was shown. */
  | { readonly kind: 'changedMeanwhile'; readonly view: TemplateView }
  | { readonly kind: 'clauseUnknown'; readonly text: string };

/**
 * One change of a draft. The same submission id changes it once.
 *
 * @param input.edits how often the draft had been changed when it was shown.
 * @throws AppError `forbidden`, `notFound`, `conflict` when it is no draft any more.
 */
export async function editDraft(
  context: ServiceContext,
  input: { actor: Actor; templateId: string; edits: number; edit: TemplateEdit; submissionId: string },
): Promise<EditedDraft> {
  const { actor, templateId, edit, submissionId } = input;
  assertAllowed(canEditTemplates(actor));
  const now = context.clock.now();
  const clause = edit.kind === 'basis' ? (await clausesNamed(context, [edit.text]))[0] : undefined;
  if (edit.kind === 'basis' && clause === undefined) return { kind: 'clauseUnknown', text: edit.text };

  return context.db.transaction(async tx => {
    const row = await lockDraft(tx, templateId);
    const extra = extraOf(row);
    const template = toTemplate(row);
    const done = await context.once(tx, { submissionId, useCase: 'edit-template', at: now }, async () => {
      if (extra.edits !== input.edits) return { kind: 'changedMeanwhile' as const };
      const edited = edit.kind === 'basis' ? bound(template, edit.ordinal, clause!) : editTemplate(template, edit);
      if (edited.kind !== 'edited') return edited;
      await saveTemplate(tx, templateId, edited.template, { ...extra, edits: extra.edits + 1 });
      return { kind: 'edited' as const, ordinals: [...edited.ordinals] };
    });
    const { result } = done;
    if (result.kind !== 'edited' && result.kind !== 'changedMeanwhile') return result;
    return { ...result, view: await viewOf(tx, await lockDraft(tx, templateId)) };
  });
}

function bound(template: Template, ordinal: number, clauseId: string): EditedTemplate {
  if (!template.items[ordinal - 1]) return { kind: 'noSuchItem', ordinal };
  const items = template.items.map((item, index) => (index === ordinal - 1 ? { ...item, clauseId } : item));
  return { kind: 'edited', template: { ...template, items }, ordinals: [ordinal] };
}
