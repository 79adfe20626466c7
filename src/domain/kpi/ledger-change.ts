import type { PointsScore } from './unit-score.ts';

/** What counts of an entry of the ledger at two times, decimal strings; null: nothing. */
export interface LedgerChange {
  readonly no: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Entries of which something else counts than before, by 单号. */
export function ledgerChanges(before: PointsScore | undefined, after: PointsScore | undefined): LedgerChange[] {
  const [old, fresh] = [before?.entries ?? [], after?.entries ?? []];
  const all = new Map([...old, ...fresh].map(({ no, title }) => [no, title]));
  const counted = (entries: PointsScore['entries'], no: string) =>
    entries.find(each => each.no === no)?.counted ?? null;
  return [...all]
    .map(([no, title]) => ({ no, title, before: counted(old, no), after: counted(fresh, no) }))
    .filter(each => each.before !== each.after)
    .sort((a, b) => (a.no < b.no ? -1 : 1));
}
