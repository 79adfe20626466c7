import type { ReceivedFile } from '../../../src/domain/conversation/turn.ts';
import { readTableCorrection } from '../../../src/domain/inspections/templates/corrections.ts';
import { stopWaiting } from '../../standards/import/sent-document.ts';
import { opened } from './editing.ts';
import { templateReplies } from './replies.ts';
import { EDIT_TEMPLATE, type Outcome, stay, type Templating } from './template-state.ts';

const WORKBOOK = /\.xlsx?$/i;

export function isWorkbook(file: { readonly name: string }): boolean {
  return WORKBOOK.test(file.name);
}

/** The workbook that came; anything else is put off kindly. */
export async function takeFile(templating: Templating, files: readonly ReceivedFile[]): Promise<Outcome> {
  const { state } = templating;
  const takes = state.phase === 'file' || state.phase === 'check';
  if (!takes && state.phase !== 'edit') return stay(templateReplies.noFileNow);
  const file = files.find(each => each.kind === 'stored' && isWorkbook(each));
  if (file?.kind !== 'stored') return stay(templateReplies.notWorkbook);
  state.document = { id: file.id, name: file.name };
  if (takes || templateReplies.meansLastFile(templating.turn.text)) return importSent(templating);
  // It would replace what is being changed: nothing is done before it is said.
  return stay(templateReplies.insteadOfDraft(file.name));
}

/** 「导入为测评表」 in the middle of a draft: the workbook that came last takes its place, once confirmed. */
export async function importSent(templating: Templating): Promise<Outcome> {
  const { state } = templating;
  if (!state.document) return stay(templateReplies.noFileYet);
  state.corrections = { columns: {} };
  return showTable(templating);
}

/** What was recognised in the workbook; where nothing was, another one or a hint is waited for. */
export async function showTable(templating: Templating): Promise<Outcome> {
  const { services, turn, state, memory } = templating;
  const document = state.document!;
  const { programmeId = '', corrections } = state;
  const preview = await services.preview({ actor: turn.actor, fileId: document.id, programmeId, corrections });
  stopWaiting(memory, document);
  switch (preview.kind) {
    case 'unreadable':
      state.phase = 'file';
      return stay(templateReplies.unreadable(document.name, preview.reason));
    case 'noTable':
      state.phase = 'check';
      return stay(templateReplies.noTable(document.name, preview.sheets));
    case 'read':
      state.phase = 'check';
      return stay(templateReplies.preview(preview));
    default:
      throw new Error(`unknown preview ${JSON.stringify(preview satisfies never)}`);
  }
}

/** An answer to what was recognised: the confirmation, or what is wrong with it. */
export async function atCheck(templating: Templating): Promise<Outcome> {
  const { services, turn, state } = templating;
  if (templateReplies.isConfirmImport(turn.text)) {
    const { programmeId = '', corrections, document } = state;
    const imported = await services.import({
      actor: turn.actor,
      fileId: document!.id,
      programmeId,
      corrections,
      submissionId: `${turn.messageId}:${EDIT_TEMPLATE}`,
    });
    if (imported.kind === 'imported') return opened(templating, imported.view, templateReplies.imported(imported.view));
    const shown = await showTable(templating);
    return stay({ text: templateReplies.notImported }, ...shown.replies);
  }
  const corrections = readTableCorrection(turn.text, state.corrections);
  if (!corrections) return stay(templateReplies.correctionUnclear);
  state.corrections = corrections;
  return showTable(templating);
}
