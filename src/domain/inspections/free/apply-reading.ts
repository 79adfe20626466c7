import { addNote, answerItem, answerOf, type InspectionDraft, propose } from '../draft.ts';
import { fillRest } from '../fill-rest.ts';
import { givenAnswer } from '../given-answer.ts';
import { itemAt, type Sheet } from '../sheet.ts';
import type { SheetReading } from './reading.ts';

export interface AppliedReading {
  readonly draft: InspectionDraft;
  /** Items spoken of that are still open: points were not said, or could not be taken. 其余满分 leaves them alone. */
  readonly open: readonly number[];
  /** After 其余满分: how many other items have full marks, and the items that words like that do not answer. */
  readonly full: number;
  readonly left: readonly number[];
  /** Earlier remarks that what was said now replaced, by item. */
  readonly removed: ReadonlyMap<number, string>;
}

/** A draft with what was read written into it. The same reading again changes nothing. */
export function applyReading(
  sheet: Sheet,
  draft: InspectionDraft,
  reading: SheetReading,
  unread: readonly number[] = [],
): AppliedReading {
  let next: InspectionDraft = {
    ...draft,
    fields: { ...draft.fields, ...reading.fields },
    ...(reading.note !== '' && { note: reading.note }),
  };
  const removed = new Map<number, string>();
  for (const { ordinal, answer, note, basis } of reading.items) {
    const item = itemAt(sheet, ordinal);
    if (!item) continue;
    if (answer) {
      next = answerItem(next, item, answer, note);
      if (basis !== 'said') next = propose(next, ordinal, basis);
      const { note: old } = answerOf(draft, ordinal);
      if (old !== '' && !answerOf(next, ordinal).note.includes(old)) removed.set(ordinal, old);
    } else if (note !== '') next = addNote(next, ordinal, note);
  }
  const open = reading.items.map(each => each.ordinal).filter(ordinal => isOpen(sheet, next, ordinal));
  if (!reading.rest) return { draft: next, open, full: 0, left: [], removed };
  const rest = fillRest(sheet, next, [...open, ...unread]);
  const spoken = new Set(reading.items.map(each => each.ordinal));
  const full = sheet.items.filter(({ ordinal, maxPoints }) => {
    const { answer } = answerOf(rest.draft, ordinal);
    return !spoken.has(ordinal) && answer?.result === 'scored' && answer.points === maxPoints;
  }).length;
  return {
    draft: rest.draft,
    open: [...new Set([...open, ...rest.unread])].sort((a, b) => a - b),
    full,
    left: rest.left,
    removed,
  };
}

function isOpen(sheet: Sheet, draft: InspectionDraft, ordinal: number): boolean {
  const item = itemAt(sheet, ordinal);
  return item !== undefined && givenAnswer(sheet, draft, item) === undefined;
}
