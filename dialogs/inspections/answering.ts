import {
  addNote,
  answerItem,
  answerOf,
  attachFiles,
  type InspectionDraft,
} from '../../src/domain/inspections/draft.ts';
import { fillRest } from '../../src/domain/inspections/fill-rest.ts';
import { givenAnswer, isAsked } from '../../src/domain/inspections/given-answer.ts';
import type { ItemMention } from '../../src/domain/inspections/item-mentions.ts';
import { lacksEvidence } from '../../src/domain/inspections/progress.ts';
import { itemAt, type SheetItem } from '../../src/domain/inspections/sheet.ts';
import { type Filing, type OpenedDraft, type Outcome, save } from './filing.ts';
import { advance, again, goTo } from './prompting.ts';
import { type ReadAnswer, readAnswer } from './reading.ts';
import { itemReplies } from './replies/items.ts';
import { photoReplies } from './replies/photos.ts';

/** An answer to the open item, perhaps with photos that came in the same message. */
export async function answerOpenItem(filing: Filing, open: OpenedDraft, item: SheetItem): Promise<Outcome> {
  const { text } = filing.turn;
  const read = readAnswer(text, item, filing.turn.now);
  if (read.kind === 'restFull') return answerRest(filing, open);
  if (read.kind === 'refused') {
    if (filing.state.phase === 'photo') return again(filing, open, photoReplies.unclear);
    markUnread(filing, [item.ordinal]);
    return again(filing, open, read.why);
  }
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
    ...(rest ? [itemReplies.restFilled(rest.left, rest.unread)] : []),
  ].join('\n');
  if (!lacksEvidence(saved.sheet, saved.draft, item.ordinal)) return advance(filing, saved, said);
  Object.assign(filing.state, { at: item.ordinal, phase: 'photo' });
  return again(filing, saved, said);
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

/** 「第3项扣2分，第5项不适用」: all of it, or nothing when one part is not clear. */
export async function answerSeveral(
  filing: Filing,
  open: OpenedDraft,
  mentions: readonly ItemMention[],
): Promise<Outcome> {
  let draft = open.draft;
  let rest: ReturnType<typeof fillRest> | undefined;
  const refused: string[] = [];
  const touched: SheetItem[] = [];
  for (const { ordinal, text } of mentions) {
    const item = itemAt(open.sheet, ordinal);
    if (!item) {
      refused.push(itemReplies.noSuchItem(ordinal, open.sheet.items.length));
      continue;
    }
    const note = /^(?:备注|说明)[\s:：,，]*(.+)$/s.exec(text)?.[1];
    const read = note === undefined ? readAnswer(text, item, filing.turn.now) : undefined;
    if (note !== undefined) draft = addNote(draft, ordinal, note);
    else if (read?.kind === 'answer') draft = answerItem(draft, item, read.answer, read.note);
    else
      refused.push(itemReplies.partRefused(ordinal, read?.kind === 'refused' ? read.why : itemReplies.restMisplaced));
    touched.push(item);
    if (read?.kind !== 'answer' || !read.restFull) continue;
    rest = fillRest(open.sheet, draft, filing.state.unread);
    draft = rest.draft;
  }
  // Judged when all is said: 「第7项不合格，第8项扣1分」 may open the eighth itself.
  for (const item of touched) if (!isAsked(open.sheet, draft, item)) refused.push(itemReplies.notAsked(item));
  if (refused.length > 0) {
    markUnread(
      filing,
      touched.map(item => item.ordinal),
    );
    return again(filing, open, [...refused, itemReplies.nothingRecorded].join('\n'));
  }
  const saved = await save(filing, open, draft);
  const said = [
    ...touched.map(item => itemReplies.recorded(item, answerOf(saved.draft, item.ordinal))),
    ...(rest ? [itemReplies.restFilled(rest.left, rest.unread)] : []),
  ].join('\n');
  const bare = touched.find(item => lacksEvidence(saved.sheet, saved.draft, item.ordinal));
  if (bare) {
    Object.assign(filing.state, { at: bare.ordinal, phase: 'photo' });
    return again(filing, saved, said);
  }
  return backToOpen(filing, saved, said);
}

/** After something was done beside the open item: it is asked again while it is open, else the next one. */
export function backToOpen(filing: Filing, open: OpenedDraft, said: string): Outcome {
  const { state } = filing;
  const item = itemAt(open.sheet, state.at);
  const settled = item !== undefined && givenAnswer(open.sheet, open.draft, item) !== undefined;
  const waiting = state.phase === 'photo' && lacksEvidence(open.sheet, open.draft, state.at);
  return state.phase === 'summary' || !settled || waiting ? again(filing, open, said) : advance(filing, open, said);
}
