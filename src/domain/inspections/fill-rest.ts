import { fullAnswer } from '../language/item-answer.ts';
import { answerItem, type InspectionDraft } from './draft.ts';
import { givenAnswer } from './given-answer.ts';
import type { Sheet } from './sheet.ts';

/**
 * 其余满分: all points for every item without an answer. What 满分 does not answer (counts, a value, a text, a picture, a name) stays
 * open; so do items whose answer could not be read, because something else than all points may have been meant.
 *
 * @returns the draft, the items that still have to be asked, and the unread ones that do.
 */
export function fillRest(
  sheet: Sheet,
  draft: InspectionDraft,
  notRead: readonly number[] = [],
): { draft: InspectionDraft; left: number[]; unread: number[] } {
  let filled = draft;
  const [left, unread]: [number[], number[]] = [[], []];
  for (const item of sheet.items) {
    // Judged as the draft fills: an answer above may make this one asked, or not.
    if (givenAnswer(sheet, filled, item) !== undefined) continue;
    const full = fullAnswer(item);
    if (notRead.includes(item.ordinal)) unread.push(item.ordinal);
    else if (full === undefined) left.push(item.ordinal);
    else filled = answerItem(filled, item, full);
  }
  return { draft: filled, left, unread };
}
