import type { Option } from '../../src/domain/conversation/message.ts';
import { isAsked } from '../../src/domain/inspections/given-answer.ts';
import { nextOpenItem } from '../../src/domain/inspections/progress.ts';
import { itemAt, type SheetItem } from '../../src/domain/inspections/sheet.ts';
import type { Reply } from '../framework/reply.ts';
import { type Filing, lead, type OpenedDraft, type Outcome, stay } from './filing.ts';
import { correctionReplies } from './replies/correction.ts';
import { itemReplies } from './replies/items.ts';
import { photoReplies } from './replies/photos.ts';
import { summaryReplies } from './replies/summary.ts';

const ANSWERS: Record<SheetItem['scoring'], readonly string[]> = {
  yesNo: ['合格', '不合格', '不适用'],
  points: ['满分', '不适用'],
  deduction: ['满分', '不适用'],
  sampledRate: ['不适用'],
  choice: ['不适用'],
  number: ['不适用'],
  text: ['不适用'],
  photo: ['暂无照片', '不适用'],
  signature: ['不适用'],
};

/** What can be tapped at an item. Keys are letters: a bare number is a value here. */
export function itemOptions(item: SheetItem): Option[] {
  const labels = item.scoring === 'choice' ? (item.options ?? []).map(option => option.label) : [];
  return lettered([...labels, ...ANSWERS[item.scoring], '跳过', '其余满分']);
}

export const PHOTO_OPTIONS: readonly Option[] = lettered(['暂无照片', '跳过']);

function lettered(labels: readonly string[]): Option[] {
  return labels.map((label, index) => ({ key: String.fromCharCode(65 + index), label }));
}

/** What the open phase asks of a draft. */
export function openPrompt(filing: Filing, open: OpenedDraft): Reply {
  const { state, turn } = filing;
  if (state.phase === 'why') return correctionReplies.askReason(open);
  if (state.phase === 'compare') return correctionReplies.compare(open, turn.now);
  const item = itemAt(open.sheet, state.at);
  if (state.phase === 'summary' || item === undefined) {
    return state.correcting
      ? summaryReplies.whichToCorrect(open)
      : summaryReplies.summary(open, turn.now, state.notUnderstood);
  }
  switch (state.phase) {
    case 'photo':
      return photoReplies.wanted(item, PHOTO_OPTIONS);
    case 'reason':
      return photoReplies.reasonWanted(item);
    default:
      return itemReplies.prompt(open, item, itemOptions(item));
  }
}

/** Says something and asks the open phase again. */
export function again(filing: Filing, open: OpenedDraft, said: string): Outcome {
  return stay(lead(said, openPrompt(filing, open)));
}

/** Goes to the next open item behind the open one, of a result that came back to the next one with a remark, or to the summary when none is left. */
export function advance(filing: Filing, open: OpenedDraft, said: string): Outcome {
  const { state } = filing;
  const remarked = state.remarked?.filter(ordinal => ordinal !== state.at);
  if (remarked) state.remarked = remarked;
  const next = nextOpenItem(open.sheet, open.draft, state.at) ?? remarked?.[0];
  if (state.at > 0) state.previous = state.at;
  if (next === undefined) state.phase = 'summary';
  else Object.assign(state, { at: next, phase: 'item' });
  return again(filing, open, said);
}

/** Opens an item, answered or not. */
export function goTo(filing: Filing, open: OpenedDraft, ordinal: number, said = ''): Outcome {
  const { state } = filing;
  const item = itemAt(open.sheet, ordinal);
  if (!item) return again(filing, open, itemReplies.noSuchItem(ordinal, open.sheet));
  if (!isAsked(open.sheet, open.draft, item)) return again(filing, open, itemReplies.notAsked(item));
  const { phase, at } = state;
  const previous = phase === 'summary' ? undefined : at === ordinal ? state.previous : at;
  Object.assign(state, { at: ordinal, phase: 'item', previous });
  return again(filing, open, said);
}
