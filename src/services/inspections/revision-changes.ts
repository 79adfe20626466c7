import type { ChangedItem, RecordedItem } from '../../domain/inspections/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordedResult } from '../rectification/recorded-result.ts';

const WITH_ITEM = { item: true, rectification: true } as const;
type FindingRow = Prisma.FindingGetPayload<{ include: typeof WITH_ITEM }>;

/** The findings of one revision in the sheet's order, as a comparison needs them. */
export function findingsOf(tx: Tx, inspectionId: string): Promise<FindingRow[]> {
  return tx.finding.findMany({ where: { inspectionId }, include: WITH_ITEM, orderBy: { item: { ordinal: 'asc' } } });
}

/** The items that two revisions record differently, in the sheet's order. */
export async function changesBetween(
  tx: Tx,
  before: readonly FindingRow[],
  after: readonly FindingRow[],
): Promise<ChangedItem[]> {
  const evidence = await tx.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'finding', subjectId: { in: [...before, ...after].map(({ id }) => id) } },
    _count: true,
  });
  const photos = new Map(evidence.map(each => [each.subjectId, each._count]));
  const record = (finding: FindingRow): RecordedItem => ({
    result: finding.result,
    recorded: recordedResult(finding, finding.item),
    note: finding.note,
    photos: photos.get(finding.id) ?? 0,
    source: finding.source,
  });
  return after.flatMap(finding => {
    const old = before.find(each => each.itemId === finding.itemId);
    if (!old) return [];
    const change = {
      ordinal: finding.item.ordinal,
      title: finding.item.title,
      before: record(old),
      after: record(finding),
    };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}
