import { shanghaiDate, toShanghai } from '../../../domain/calendar/shanghai.ts';
import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { Tx } from '../../../store/database.ts';
import type { Prisma } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { loadHeads } from '../../org/load-heads.ts';

export interface TotalRow {
  readonly row: Prisma.InspectionCreateManyInput & { id: string; unitId: string; inspectedAt: Date };
  readonly responsibleUnitId: string;
  readonly total: number;
}

/** Rows of one statement: PostgreSQL takes no more than 32,767 values. */
const CHUNK = 500;
/** A notice is read on a phone. */
const MOST_TOLD = 10;

/**
 * Files and releases scores that say nothing of any item: nothing can have failed and nothing can be disputed item by item, so each head is told
 * once of all of theirs. Thousands of them are a few statements. Runs in the import's transaction.
 */
export async function writeTotals(
  context: ServiceContext,
  tx: Tx,
  input: {
    totals: readonly TotalRow[];
    batch: { no: string; programme: string; level: 'province' | 'city' };
    now: Date;
  },
): Promise<string[]> {
  const { totals, batch, now } = input;
  if (totals.length === 0) return [];
  const nos = await context.nextNumbers(tx, 'inspection', toShanghai(now).year, totals.length);
  const data = totals.map(({ row, responsibleUnitId, total }, index) => ({
    ...row,
    no: nos[index]!,
    status: 'submitted' as const,
    responsibleUnitId,
    score: total,
    submittedAt: now,
    releasedAt: now,
  }));
  for (let at = 0; at < data.length; at += CHUNK) {
    await tx.inspection.createMany({ data: data.slice(at, at + CHUNK) });
  }
  await context.notices.queue(tx, now, await noticesOf(tx, { filed: data, batch }));
  return nos;
}

interface Filed {
  readonly no: string;
  readonly unitId: string;
  readonly responsibleUnitId: string;
  readonly score: number;
  readonly inspectedAt: Date;
}

async function noticesOf(
  tx: Tx,
  { filed, batch }: { filed: readonly Filed[]; batch: { no: string; programme: string; level: 'province' | 'city' } },
): Promise<NewNotice[]> {
  const unitIds = [...new Set(filed.flatMap(each => [each.unitId, each.responsibleUnitId]))];
  const heads = await loadHeads(tx, unitIds);
  const units = await tx.orgUnit.findMany({ where: { id: { in: unitIds } }, select: { id: true, name: true } });
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  const byHead = new Map<string, Filed[]>();
  for (const each of filed) {
    for (const head of new Set([heads.get(each.unitId), heads.get(each.responsibleUnitId)])) {
      if (head === undefined) continue;
      const theirs = byHead.get(head);
      if (theirs) theirs.push(each);
      else byHead.set(head, [each]);
    }
  }
  return [...byHead].map(([recipientId, theirs]) => ({
    recipientId,
    content: {
      code: 'totalsFiled' as const,
      programme: batch.programme,
      byProvince: batch.level === 'province',
      count: theirs.length,
      // The day only: of a secret visit nobody on the inspected side learns the hour.
      results: theirs.slice(0, MOST_TOLD).map(({ no, unitId, score, inspectedAt }) => ({
        ...{ no, unit: nameOf.get(unitId) ?? unitId },
        ...{ score: `${score}`, day: shanghaiDate(inspectedAt) },
      })),
    },
    ref: { type: 'inspection' as const, no: theirs[0]!.no },
    dedupeKey: `totalsFiled:${batch.no}:${recipientId}`,
  }));
}
