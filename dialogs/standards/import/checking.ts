import {
  type ImportCorrection,
  readEffectiveDay,
  readImportCorrection,
} from '../../../src/domain/standards/import-correction.ts';
import type { ImportPreview } from '../../../src/services/standards/import-standard.ts';
import { finish, type Importing, type ListName, type Outcome, stay } from './import-state.ts';
import { listReply } from './lists.ts';
import { importReplies } from './replies.ts';
import { stopWaiting, waitingDocument } from './sent-document.ts';

/**
 * Reads the file and shows what was recognised, or says why nothing was; then another file is waited for.
 *
 * @param view `again` leaves out what has been shown before and cannot have changed.
 */
export async function present(importing: Importing, view: 'whole' | 'again' = 'whole'): Promise<Outcome> {
  const { state } = importing;
  const document = state.document!;
  const examined = await examine(importing);
  switch (examined.kind) {
    case 'unreadable': {
      stopWaiting(importing.memory, document);
      delete state.document;
      state.corrections = {};
      return stay(importReplies.unreadable(document.name, examined.reason));
    }
    case 'alreadyImported':
      stopWaiting(importing.memory, document);
      return finish(importReplies.alreadyImported(examined, waitingDocument(importing.memory)));
    case 'needs':
      return stay(importReplies.askDay(document.name, examined, view));
    case 'dateTaken':
      return stay(importReplies.dateTaken(examined.preview));
    case 'new':
      return stay(importReplies.preview(document.name, examined, view));
  }
}

/** An answer to what was shown: a correction, a list to look at, or the confirmation. */
export async function atCheck(importing: Importing): Promise<Outcome> {
  const { state, turn } = importing;
  const correction = readImportCorrection(turn.text, turn.now);
  if (correction) return correct(importing, correction);
  const examined = await examine(importing);
  // Read a moment ago: what changed since (imported by somebody else, say) has its own words.
  if (examined.kind === 'unreadable' || examined.kind === 'alreadyImported') return present(importing);
  if (examined.kind === 'needs') {
    const day = readEffectiveDay(turn.text, turn.now);
    if (day.kind === 'effectiveDay' || (day.kind === 'unclear' && day.why === 'time')) return correct(importing, day);
  }
  const facts = examined.kind === 'needs' ? examined.facts : examined.preview;
  const list = listMeant(turn.text, state.reading?.list);
  if (list) {
    const shown = list === 'more' ? state.reading! : { list, shown: 0 };
    const page = listReply(facts, shown, importReplies.choices(examined.kind));
    state.reading = { list: shown.list, shown: page.shown };
    return stay(page.reply);
  }
  if (!importReplies.isConfirmation(turn.text)) return stay(importReplies.unclear(examined.kind));
  if (examined.kind !== 'new') return present(importing, 'again');
  return write(importing);
}

async function write(importing: Importing): Promise<Outcome> {
  const { services, state, turn, memory } = importing;
  const document = state.document!;
  const { corrections, submissionId } = state;
  const result = await services.importSentFile({ actor: turn.actor, fileId: document.id, corrections, submissionId });
  if (result.kind !== 'imported') {
    // The receipt of this confirmation says what it has just said; another confirmation is another try.
    state.submissionId = `${turn.messageId}:import-standard`;
    return present(importing, 'again');
  }
  stopWaiting(memory, document);
  return finish(importReplies.imported(result, waitingDocument(memory)));
}

async function correct(importing: Importing, correction: ImportCorrection): Promise<Outcome> {
  const { state } = importing;
  if (correction.kind === 'unclear') return stay(importReplies.correctionUnclear(correction));
  const { kind, ...changed } = correction;
  state.corrections = {
    ...state.corrections,
    ...(kind === 'effectiveDay' ? { effectiveDay: correction.day } : changed),
  };
  delete state.reading;
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
