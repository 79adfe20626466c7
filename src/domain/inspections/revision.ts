import { sameValue } from '../same-value.ts';
import { answerOf, type InspectionDraft } from './draft.ts';
import { givenAnswer } from './given-answer.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/**
 * The items whose answer, remark or photos differ between two revisions of a result, in the sheet's order: also one that another answer
 * opened or closed, and a rate whose sampled customers changed.
 */
export function changedOrdinals(sheet: Sheet, before: InspectionDraft, after: InspectionDraft): number[] {
  const whole = (draft: InspectionDraft, item: SheetItem) => ({
    ...answerOf(draft, item.ordinal),
    answer: givenAnswer(sheet, draft, item),
  });
  return sheet.items.filter(item => !sameValue(whole(before, item), whole(after, item))).map(item => item.ordinal);
}

/** Whether a correction would change nothing at all. */
export function changesNothing(sheet: Sheet, before: InspectionDraft, after: InspectionDraft): boolean {
  return (
    changedOrdinals(sheet, before, after).length === 0 &&
    sameValue(before.samples ?? [], after.samples ?? []) &&
    before.note === after.note &&
    before.inspectedAt.getTime() === after.inspectedAt.getTime() &&
    sameValue(before.fields, after.fields)
  );
}

/** What a superseded revision is called: the 单号 stays with the result in force. */
export function supersededNo(no: string, revision: number): string {
  return `${no}·${revision}`;
}

/** The 单号 people know, of a superseded one too. */
export function currentNo(no: string): string {
  return no.replace(/·\d+$/u, '');
}

/** A finding as the reconciliation of two revisions needs it. */
export interface JudgedItem {
  readonly id: string;
  readonly itemId: string;
  readonly result: 'pass' | 'fail' | 'notApplicable';
}

/**
 * What a correction does to the failed items: those that fail no longer, those that still do (their 整改 and deductions go on, on
 * the new finding), those that fail now.
 */
export function reconcileFailures<Item extends JudgedItem>(
  before: readonly Item[],
  after: readonly Item[],
): { lapsed: Item[]; kept: { before: Item; after: Item }[]; fresh: Item[] } {
  const failed = (items: readonly Item[]) => items.filter(item => item.result === 'fail');
  const failedNow = new Map(failed(after).map(item => [item.itemId, item]));
  const failedBefore = new Set(failed(before).map(item => item.itemId));
  return {
    lapsed: failed(before).filter(item => !failedNow.has(item.itemId)),
    kept: failed(before).flatMap(item => {
      const now = failedNow.get(item.itemId);
      return now ? [{ before: item, after: now }] : [];
    }),
    fresh: failed(after).filter(item => !failedBefore.has(item.itemId)),
  };
}
