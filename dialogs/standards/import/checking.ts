import {
  type ImportCorrection,
  readEffectiveDay,
  readImportCorrection,
} from '../../../src/domain/standards/import-correction.ts';
import { isAppError } from '../../../src/errors.ts';
import type { ImportPreview } from '../../../src/services/standards/import-standard.ts';
import type { View } from './fact-lines.ts';
import { finish, IMPORT_STANDARD, type Importing, type ListName, type Outcome, stay } from './import-state.ts';
import { listReply } from './lists.ts';
import { importReplies } from './replies.ts';
import { stopWaiting, waitingDocument } from './sent-document.ts';

/** Reads the file and shows what was recognised, or says why nothing was; then another file is waited for. */
export async function present(importing: Importing, view: View = 'whole'): Promise<Outcome> {
  return show(importing, await examine(importing), view);
}

/** An answer to what was shown: the confirmation, a correction, or a list to look at. Reading takes a while, so each reads once. */
export async function atCheck(importing: Importing): Promise<Outcome> {
  const { state, turn } = importing;
  if (importReplies.isConfirmation(turn.text)) return write(importing);
  const correction = readImportCorrection(turn.text, turn.now);
  if (correction) return correct(importing, correction);
  const examined = await examine(importing);
  // Somebody else may have imported it since it was shown.
  if (examined.kind === 'unreadable' || examined.kind === 'alreadyImported') return show(importing, examined, 'again');
  const list = listMeant(turn.text, state.reading?.list);
  if (list) {
    const reading = list === 'more' ? state.reading! : { list, shown: 0 };
    const page = listReply(examined, reading, importReplies.choices(examined));
    state.reading = { list: reading.list, shown: page.shown };
    return stay(page.reply);
  }
  if (examined.kind === 'needs') {
    const day = readEffectiveDay(turn.text, turn.now);
    if (day.kind === 'effectiveDay' || (day.kind === 'unclear' && day.why === 'time')) return correct(importing, day);
  }
  return stay(importReplies.unclear(examined));
}

function show(importing: Importing, examined: ImportPreview, view: View): Outcome {
  const { state, memory } = importing;
  const document = state.document!;
  delete state.replaces;
  switch (examined.kind) {
    case 'unreadable':
      stopWaiting(memory, document);
      delete state.document;
      state.corrections = {};
      return stay(importReplies.unreadable(document.name, examined.reason));
    case 'alreadyImported':
      stopWaiting(memory, document);
      return finish(importReplies.alreadyImported(examined, waitingDocument(memory)));
    case 'needs':
      return stay(importReplies.askDay(document.name, examined, view));
    case 'dateTaken':
      return stay(importReplies.dateTaken(examined.preview));
    case 'new':
      if (examined.replaces) state.replaces = { no: examined.replaces.no, hash: examined.replaces.hash };
      return stay(importReplies.preview(document.name, examined, view));
  }
}

async function write(importing: Importing): Promise<Outcome> {
  const { services, state, turn, memory } = importing;
  const document = state.document!;
  const { corrections, submissionId, replaces } = state;
  const input = { actor: turn.actor, fileId: document.id, corrections, submissionId };
  const result = await services.importSentFile({ ...input, shown: { replaces: replaces?.hash } }).catch(asConflict);
  if (result === 'conflict') {
    const { replies } = await present(importing, 'again');
    return stay(importReplies.changedMeanwhile, ...replies);
  }
  if (result.kind !== 'imported') {
    // The receipt of this confirmation will say this for ever; another confirmation is another try.
    state.submissionId = `${turn.messageId}:${IMPORT_STANDARD}`;
    return result.kind === 'needs' ? stay(importReplies.dayMissing(result)) : show(importing, result, 'again');
  }
  stopWaiting(memory, document);
  return finish(importReplies.imported(result, replaces !== undefined, waitingDocument(memory)));
}

/** What it would replace is not what was shown: to be looked at again. */
function asConflict(error: unknown): 'conflict' {
  if (isAppError(error, 'conflict')) return 'conflict';
  throw error;
}

async function correct(importing: Importing, correction: ImportCorrection): Promise<Outcome> {
  const { state } = importing;
  switch (correction.kind) {
    case 'unclear':
      return stay(importReplies.correctionUnclear(correction));
    case 'title':
      state.corrections = { ...state.corrections, title: correction.title };
      break;
    case 'level':
      state.corrections = { ...state.corrections, level: correction.level };
      break;
    case 'effectiveDay':
      state.corrections = { ...state.corrections, effectiveDay: correction.day };
      break;
  }
  return present(importing, 'again');
}

function examine({ services, turn, state }: Importing): Promise<ImportPreview> {
  return services.previewSentFile({ actor: turn.actor, fileId: state.document!.id, corrections: state.corrections });
}

/** The list a text asks for; `more` goes on with the one looked at last. */
function listMeant(text: string, reading: ListName | undefined): ListName | 'more' | undefined {
  if (importReplies.isNextPage(text)) return reading === undefined ? 'tree' : 'more';
  return importReplies.listMeant(text);
}
