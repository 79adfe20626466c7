import { addNote, answerOf, replaceNote } from '../../src/domain/inspections/draft.ts';
import { namedItems } from '../../src/domain/inspections/free/named-items.ts';
import { correctedTime } from '../../src/domain/inspections/free/said-time.ts';
import { givenAnswer, isAsked } from '../../src/domain/inspections/given-answer.ts';
import { inspectedAtProblem } from '../../src/domain/inspections/inspected-at.ts';
import { nextOpenItem, progressOf } from '../../src/domain/inspections/progress.ts';
import { itemAt } from '../../src/domain/inspections/sheet.ts';
import { type Filing, finish, type OpenedDraft, type Outcome, save, stay } from './filing.ts';
import { answerByName } from './free.ts';
import type { ItemCommand } from './item-commands.ts';
import { dropPhotos, expectPhotos, movePhotos, noPhoto, takePhotoWish, waitingPhotos } from './photos.ts';
import { advance, again, goTo, openPrompt } from './prompting.ts';
import { choosingReplies } from './replies/choosing.ts';
import { itemReplies } from './replies/items.ts';
import { photoReplies } from './replies/photos.ts';
import { summaryReplies } from './replies/summary.ts';

/** Everything one can ask for at an item or at the summary. */
export async function runCommand(filing: Filing, open: OpenedDraft, command: ItemCommand): Promise<Outcome> {
  const { state } = filing;
  const item = itemAt(open.sheet, state.at);
  switch (command.kind) {
    case 'back':
      return goBack(filing, open);
    case 'skip':
      return skip(filing, open);
    case 'progress':
      return again(filing, open, itemReplies.progress(progressOf(open.sheet, open.draft), open));
    case 'clause':
      return item && state.phase !== 'summary'
        ? stay(itemReplies.clause(item), openPrompt(filing, open))
        : again(filing, open, itemReplies.clauseOfWhich);
    case 'summary':
      state.phase = 'summary';
      return again(filing, open, '');
    case 'submit':
      // Only the summary submits: nobody confirms what has not been shown.
      state.phase = 'summary';
      return again(filing, open, summaryReplies.notSubmitted(progressOf(open.sheet, open.draft).open.length));
    case 'handIn':
      return handIn(filing, open);
    case 'goTo':
      // Photos sent at the summary wait for the item they belong to.
      return waitingPhotos(filing, open).length > 0
        ? movePhotos(filing, open, command.ordinal)
        : goTo(filing, open, command.ordinal);
    case 'several':
      return (await answerByName(filing, open, undefined)) ?? again(filing, open, itemReplies.severalUnclear);
    case 'movePhotos':
      return movePhotos(filing, open, command.to);
    case 'photosOf':
    case 'expectPhotosOf': {
      const [named, ...others] = namedItems(command.name, open.sheet);
      if (!named || others.length > 0)
        return again(filing, open, summaryReplies.itemUnclear(named ? [named, ...others] : []));
      return command.kind === 'expectPhotosOf'
        ? expectPhotos(filing, open, named.ordinal)
        : movePhotos(filing, open, named.ordinal, command.one);
    }
    case 'expectPhotos':
      return expectPhotos(filing, open, command.ordinal);
    case 'photoWish':
      return takePhotoWish(filing, open, command);
    case 'dropNote':
      return dropNote(filing, open, command.ordinal);
    case 'writeNote':
      return writeNote(filing, open, command.ordinal, command.text);
    case 'pause':
      return finish(choosingReplies.draftKept(state.resumeBy));
    case 'dropPhotos':
      return dropPhotos(filing, open);
    case 'note':
      return takeNote(filing, open, command.text, command.whole || state.phase === 'summary' || !item);
    case 'noPhoto':
      return item && state.phase !== 'summary'
        ? noPhoto(filing, open, item, command.reason)
        : again(filing, open, photoReplies.whichItem);
    case 'date':
      return setDate(filing, open, command.text);
    case 'field': {
      const { key, title, value } = command;
      const saved = await save(filing, open, { ...open.draft, fields: { ...open.draft.fields, [key]: value } });
      return again(filing, saved, itemReplies.fieldSet(title, value));
    }
    default:
      return unreachable(command);
  }
}

/** 「交了吧」 before all is answered: what is still open is asked, and nothing is taken for its answer. */
function handIn(filing: Filing, open: OpenedDraft): Outcome {
  const { state } = filing;
  if (state.phase === 'photo') return again(filing, open, summaryReplies.notSubmitted(0));
  const left = progressOf(open.sheet, open.draft).open;
  const [first] = left;
  if (first === undefined) {
    state.phase = 'summary';
    return again(filing, open, summaryReplies.notSubmitted(0));
  }
  return goTo(filing, open, left.includes(state.at) ? state.at : first, summaryReplies.stillOpen(open, left));
}

function goBack(filing: Filing, open: OpenedDraft): Outcome {
  const { state } = filing;
  if (state.phase === 'photo' || state.phase === 'reason') return goTo(filing, open, state.at);
  const end = state.phase === 'summary' ? Number.POSITIVE_INFINITY : state.at;
  const before = open.sheet.items.findLast(item => item.ordinal < end && isAsked(open.sheet, open.draft, item));
  return before ? goTo(filing, open, before.ordinal) : again(filing, open, itemReplies.atFirst);
}

function skip(filing: Filing, open: OpenedDraft): Outcome {
  const { state } = filing;
  if (state.phase === 'summary') return again(filing, open, '');
  const next = nextOpenItem(open.sheet, open.draft, state.at);
  if (next === state.at) return again(filing, open, itemReplies.onlyThisLeft);
  const item = itemAt(open.sheet, state.at);
  const answered = item !== undefined && givenAnswer(open.sheet, open.draft, item) !== undefined;
  return advance(filing, open, answered ? '' : itemReplies.skipped(state.at));
}

async function takeNote(filing: Filing, open: OpenedDraft, text: string, whole: boolean): Promise<Outcome> {
  const { at } = filing.state;
  const draft = whole ? { ...open.draft, note: text } : addNote(open.draft, at, text);
  const saved = await save(filing, open, draft);
  return again(filing, saved, itemReplies.noted(whole ? undefined : at));
}

async function dropNote(filing: Filing, open: OpenedDraft, ordinal: number): Promise<Outcome> {
  return writeNote(filing, open, ordinal, '');
}

async function writeNote(filing: Filing, open: OpenedDraft, ordinal: number, text: string): Promise<Outcome> {
  const item = itemAt(open.sheet, ordinal);
  if (!item) return again(filing, open, itemReplies.noSuchItem(ordinal, open.sheet));
  const { note: before } = answerOf(open.draft, ordinal);
  const saved = await save(filing, open, replaceNote(open.draft, ordinal, text));
  return again(filing, saved, itemReplies.noteReplaced(item, before, text));
}

async function setDate(filing: Filing, open: OpenedDraft, text: string): Promise<Outcome> {
  const { now } = filing.turn;
  const at = correctedTime(text, open.draft.inspectedAt, now);
  if (at === undefined) return again(filing, open, summaryReplies.dateUnclear);
  const problem = inspectedAtProblem(at, now);
  if (problem) return again(filing, open, summaryReplies.dateRefused(problem));
  const saved = await save(filing, open, { ...open.draft, inspectedAt: at });
  const { state } = filing;
  // What was its day is no longer something that was not understood.
  state.notUnderstood = state.notUnderstood?.filter(each => each !== state.dayUnread);
  if (!state.notUnderstood?.length) delete state.notUnderstood;
  delete state.dayUnread;
  return again(filing, saved, summaryReplies.dateSet(at, now));
}

function unreachable(command: never): never {
  throw new Error(`unknown command ${JSON.stringify(command)}`);
}
