import { periodOf } from '../calendar/shanghai.ts';

/** A failed item as the rule on repeats needs it. */
export interface FailedItem {
  readonly itemId: string;
  readonly clauseId: string | null;
  readonly inspectedAt: Date;
}

/**
 * Whether a failure repeats an earlier one of the same unit: the same item, or the same clause (another edition of the sheet gives
 * the item another id), inspected before it within the same quarter of the year, by which results are assessed (our default).
 */
export function repeats(later: FailedItem, earlier: FailedItem): boolean {
  const sameThing = later.itemId === earlier.itemId || (later.clauseId !== null && later.clauseId === earlier.clauseId);
  return (
    sameThing &&
    earlier.inspectedAt < later.inspectedAt &&
    periodOf(earlier.inspectedAt, 'quarter') === periodOf(later.inspectedAt, 'quarter')
  );
}
