import type { ItemResult } from '../../domain/inspections/item-result.ts';
import type { InspectionMethod } from '../../domain/inspections/sheet.ts';
import type { RecordedResult } from '../../domain/rectification/recorded-result.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { type Reuse, reuseOf } from '../files/reuse-of.ts';
import { recordedResult } from '../rectification/recorded-result.ts';

export interface InspectionItemView {
  readonly findingId: string;
  readonly itemId: string;
  readonly ordinal: number;
  readonly title: string;
  readonly result: ItemResult;
  readonly points: number;
  readonly maxPoints: number;
  readonly occurrences: number | null;
  readonly sampled: number | null;
  readonly qualified: number | null;
  readonly choice: string | null;
  /** A measured value with its unit. */
  readonly value: string | null;
  /** What an item without points records. */
  readonly text: string | null;
  readonly recorded: RecordedResult;
  /** Where its figures come from, where the result has several sources. */
  readonly source: InspectionMethod | null;
  readonly note: string;
  readonly files: number;
  /** Photos that had been evidence before; empty for the inspected side. */
  readonly reused: readonly Reuse[];
  /** The clause it measures, by its number path. */
  readonly clause: { standard: string; version: string; path: string; text: string } | null;
  /** 单号 of the 整改通知 it opened. */
  readonly rectificationNo: string | null;
  readonly dispute: { no: string; status: 'open' | 'upheld' | 'accepted' } | null;
}

/** The findings of a submitted inspection in the sheet's order. Checks no permission. */
export async function viewItems(
  db: Tx | Prisma,
  inspectionId: string,
  withReuse = false,
): Promise<InspectionItemView[]> {
  const findings = await db.finding.findMany({
    where: { inspectionId },
    include: {
      rectification: { select: { no: true } },
      dispute: { select: { no: true, status: true } },
      item: { include: { clause: { include: { version: { include: { standard: true } } } } } },
    },
    orderBy: { item: { ordinal: 'asc' } },
  });
  const evidence = await db.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'finding', subjectId: { in: findings.map(finding => finding.id) } },
    _count: true,
  });
  const files = new Map(evidence.map(each => [each.subjectId, each._count]));
  const reused = await reuseOf(db, withReuse ? findings.map(finding => finding.id) : []);
  return findings.map(finding => {
    const { item } = finding;
    const recorded = recordedResult(finding, item);
    return {
      findingId: finding.id,
      itemId: item.id,
      ordinal: item.ordinal,
      title: item.title,
      result: finding.result,
      points: finding.points?.toNumber() ?? 0,
      maxPoints: item.maxPoints.toNumber(),
      occurrences: finding.occurrences,
      sampled: finding.sampled,
      qualified: finding.qualified,
      choice: finding.choice,
      value: recorded.value ?? null,
      text: finding.text,
      recorded,
      source: finding.source,
      note: finding.note,
      files: files.get(finding.id) ?? 0,
      reused: reused.get(finding.id) ?? [],
      clause: item.clause && {
        standard: item.clause.version.standard.title,
        version: item.clause.version.label,
        path: item.clause.path,
        text: item.clause.text,
      },
      rectificationNo: finding.rectification?.no ?? null,
      dispute: finding.dispute,
    };
  });
}
