import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';

/** A result as every notice and reply names it. */
export interface ResultFacts {
  no: string;
  programme: string;
  unit: string;
  /** Per cent with at most two decimals. */
  score: string;
  vetoed: boolean;
  failed: number;
  /** Only a total is known, nothing of any item. */
  isTotal?: boolean;
  /** The province's check. */
  byProvince?: boolean;
  /** Only items that had failed before were looked at again (复查). */
  isRecheck?: boolean;
  /** ISO */
  inspectedAt: string;
}

/** What the facts are read from. */
export const WITH_FACTS = {
  programme: true,
  previous: { select: { no: true } },
  findings: { where: { result: 'fail' }, select: { id: true } },
  _count: { select: { findings: true } },
} as const satisfies Prisma.InspectionInclude;

type Row = Prisma.InspectionGetPayload<{ include: typeof WITH_FACTS }>;

/** A revision that is not released yet goes by the 单号 of the result it corrects. */
export function noOf(row: { no: string | null; previous: { no: string | null } | null }): string {
  return row.no ?? row.previous?.no ?? '';
}

export async function factsOf(tx: Pick<Tx, 'orgUnit'>, row: Row): Promise<ResultFacts> {
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: row.unitId }, select: { name: true } });
  return {
    no: noOf(row),
    programme: row.programme.name,
    unit: unit.name,
    score: row.score?.toString() ?? '',
    vetoed: row.vetoed,
    failed: row.findings.length,
    ...(row._count.findings === 0 && { isTotal: true }),
    ...(row.level === 'province' && { byProvince: true }),
    ...(row.isRecheck && { isRecheck: true }),
    inspectedAt: row.inspectedAt.toISOString(),
  };
}
