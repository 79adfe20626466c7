import { answerItem, answerOf, attachFiles, type InspectionDraft } from '../../src/domain/inspections/draft.ts';
import { fillRest } from '../../src/domain/inspections/fill-rest.ts';
import { tellsFault } from '../../src/domain/inspections/free/faults.ts';
import { givenAnswer } from '../../src/domain/inspections/given-answer.ts';
import { lacksEvidence, openedBy } from '../../src/domain/inspections/progress.ts';
import { itemAt, type SheetItem } from '../../src/domain/inspections/sheet.ts';
import { isLooseFull } from '../../src/domain/language/loose-full.ts';
import { type Filing, type OpenedDraft, type Outcome, save } from './filing.ts';
import { advance, again, goTo } from './prompting.ts';
import { type ReadAnswer, readAnswer } from './reading.ts';
import { itemReplies } from './replies/items.ts';
import { photoReplies } from './replies/photos.ts';
import { sampleReplies } from './samples/replies.ts';

/** An answer to the open item, perhaps with photos that came in the same message. */
export async function answerOpenItem(filing: Filing, open: OpenedDraft, item: SheetItem): Promise<Outcome> {
  const { text } = filing.turn;
  const read = readAnswer(text, item, filing.turn.now);
  if (read.kind === 'restFull') return answerRest(filing, open);
  if (read.kind === 'refused') {
    if (filing.state.phase === 'photo') return again(filing, open, photoReplies.unclear);
    markUnread(filing, [item.ordinal]);
    if (tellsFault(text)) filing.state.faulted = [...new Set([...(filing.state.faulted ?? []), item.ordinal])];
    return again(filing, open, read.why);
  }
  const doubt = doubtsFull(filing, open, item, read);
  if (doubt !== undefined) return again(filing, open, doubt);
  return record(filing, open, item, read, []);
}

/** Records an answer, then asks for the photo it needs or goes on. */
export async function record(
  filing: Filing,
  open: OpenedDraft,
  item: SheetItem,
  read: ReadAnswer,
  fileIds: readonly string[],
): Promise<Outcome> {
  const answered = attached(answerItem(open.draft, item, read.answer, read.note), item.ordinal, fileIds);
  const rest = read.restFull ? fillRest(open.sheet, answered, filing.state.unread) : undefined;
  const saved = await save(filing, open, rest?.draft ?? answered);
  const said = [
    itemReplies.recorded(item, answerOf(saved.draft, item.ordinal)),
    ...[sampleReplies.recordsWin(saved, item)].filter(line => line !== ''),
    ...(rest ? [itemReplies.restFilled(rest.left, rest.unread)] : []),
  ].join('\n');
  if (!lacksEvidence(saved.sheet, saved.draft, item.ordinal)) return advance(filing, saved, said);
  Object.assign(filing.state, { at: item.ordinal, phase: 'photo' });
  return again(filing, saved, said);
}

/** Why a loose word is not taken for all points: the item was told to be at fault, or has lost points. Undefined where nothing speaks against it. */
function doubtsFull({ state, turn }: Filing, open: OpenedDraft, item: SheetItem, read: ReadAnswer): string | undefined {
  const { answer } = read;
  if (answer.result !== 'scored' || answer.points < item.maxPoints || !isLooseFull(turn.text)) return undefined;
  const { answer: before, note } = answerOf(open.draft, item.ordinal);
  const lost = before?.result === 'scored' && before.points < item.maxPoints;
  const faulted = before === undefined && (state.faulted ?? []).includes(item.ordinal);
  return lost || faulted ? itemReplies.fullDoubted(item, before, note) : undefined;
}

function attached(draft: InspectionDraft, ordinal: number, fileIds: readonly string[]): InspectionDraft {
  return fileIds.length > 0 ? attachFiles(draft, ordinal, fileIds) : draft;
}

function markUnread({ state }: Filing, ordinals: readonly number[]): void {
  state.unread = [...new Set([...(state.unread ?? []), ...ordinals])];
}

/** 「其余满分」 */
export async function answerRest(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { draft, left, unread } = fillRest(open.sheet, open.draft, filing.state.unread);
  const saved = await save(filing, open, draft);
  const said = itemReplies.restFilled(left, unread);
  // A photo still being waited for is not forgotten by filling the others.
  if (filing.state.phase === 'photo') return again(filing, saved, said);
  // What could not be read comes first, while its inspector remembers it.
  if (unread[0] !== undefined) return goTo(filing, saved, unread[0], said);
  return advance({ ...filing, state: Object.assign(filing.state, { at: 0 }) }, saved, said);
}

/**
 * After something was done beside the open item: a photo still waited for first, then what an answer just opened, then the open item
 * while it is open, else the next one.
 */
export function backToOpen(filing: Filing, before: OpenedDraft, open: OpenedDraft, said: string): Outcome {
  const { state } = filing;
  const item = itemAt(open.sheet, state.at);
  const settled = item !== undefined && givenAnswer(open.sheet, open.draft, item) !== undefined;
  const waiting = state.phase === 'photo' && lacksEvidence(open.sheet, open.draft, state.at);
  const [opened] = openedBy(open.sheet, before.draft, open.draft);
  if (opened !== undefined && !waiting) return goTo(filing, open, opened, said);
  return state.phase === 'summary' || !settled || waiting ? again(filing, open, said) : advance(filing, open, said);
}
