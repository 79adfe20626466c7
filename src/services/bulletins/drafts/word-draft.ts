import { stageOf } from '../../../domain/standards/approval.ts';
import { bulletinText } from '../../../records/bulletin-text.ts';
import type { ServiceContext } from '../../context.ts';
import { hashOf } from '../../kpi/snapshot.ts';
import { asJson } from '../../penalties/json.ts';
import { loadDraft, lockDraft } from './load-draft.ts';

/**
 * Has a configured model word the sentences of a draft that was just generated. Kept only where the draft still has the figures that were
 * worded and nobody has submitted it meanwhile; without a model, or where nothing it wrote may stand, the template's sentences stay.
 */
export async function wordDraft(context: ServiceContext, no: string): Promise<void> {
  if (!context.models?.wordBulletin) return;
  const { figures, wording: known } = await loadDraft(context.db.prisma, no);
  if (known) return;
  const sentences = bulletinText.sections(figures).flatMap(section => section.sentences);
  const wording = await context.models.wordBulletin(sentences);
  if (wording.sentences.length === 0) return;
  await context.db.transaction(async tx => {
    const draft = await lockDraft(tx, no);
    if (stageOf(draft.approval).kind !== 'draft' || hashOf(draft.figures) !== hashOf(figures)) return;
    await tx.bulletinDraft.update({ where: { id: draft.id }, data: { wording: asJson(wording) } });
  });
}
