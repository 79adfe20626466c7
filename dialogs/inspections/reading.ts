import type { SheetItem } from '../../src/domain/inspections/sheet.ts';
import { type ParsedItemAnswer, parseItemAnswer } from '../../src/domain/language/parse-item-answer.ts';
import { itemReplies } from './replies/items.ts';

/** One answer read, ready to be recorded; or why it cannot be. */
export type ReadAnswer = Extract<ParsedItemAnswer, { kind: 'answer' }>;
type Read = ReadAnswer | { kind: 'refused'; why: string };

/**
 * Reads an answer for one item. A sampled rate said without its counts is asked for again: the counts are the
 * result. Who confirms is recorded with the time.
 */
export function readAnswer(text: string, item: SheetItem, now: Date): Read | { kind: 'restFull' } {
  const parsed = parseItemAnswer(text, item);
  if (parsed.kind === 'restFull') return parsed;
  if (parsed.kind !== 'answer') return { kind: 'refused', why: itemReplies.notRead(parsed, item) };
  const { answer } = parsed;
  if (item.scoring === 'sampledRate' && answer.result === 'scored' && answer.sampled === undefined) {
    return { kind: 'refused', why: itemReplies.countsWanted(item) };
  }
  if (item.scoring === 'signature' && answer.result === 'recorded') {
    return { ...parsed, answer: { ...answer, at: now.toISOString() } };
  }
  return parsed;
}
