/** How results, findings, orders and deductions are called without ids and 单号. Prisma selects what a key is made of. */

/** What names a result: the visit it is, and its revision. */
export const INSPECTION_KEY = {
  programmeId: true,
  period: true,
  unitId: true,
  level: true,
  part: true,
  revision: true,
  task: { select: { round: true } },
} as const;

interface InspectionKeyed {
  readonly programmeId: string;
  readonly period: string;
  readonly unitId: string;
  readonly level: string;
  readonly part: string | null;
  readonly revision: number;
  readonly task: { readonly round: number } | null;
}

export function inspectionKey(row: InspectionKeyed): string {
  const level = row.part === null ? row.level : `${row.level}:${row.part}`;
  return [row.programmeId, row.period, row.unitId, level, row.task?.round ?? 0, `r${row.revision}`].join('/');
}

export const FINDING_KEY = {
  item: { select: { ordinal: true } },
  inspection: { select: INSPECTION_KEY },
} as const;

export interface FindingKeyed {
  readonly item: { readonly ordinal: number };
  readonly inspection: InspectionKeyed;
}

export function findingKey({ item, inspection }: FindingKeyed): string {
  return `${inspectionKey(inspection)}#${item.ordinal}`;
}

export const ORDER_KEY = {
  provinceNo: true,
  issuedAt: true,
  rectification: { select: { finding: { select: FINDING_KEY } } },
} as const;

interface OrderKeyed {
  readonly provinceNo: string | null;
  readonly issuedAt: Date;
  readonly rectification: { readonly finding: FindingKeyed } | null;
}

/** A finding may be raised to an order more than once, at different times. */
export function orderKey({ provinceNo, issuedAt, rectification }: OrderKeyed): string {
  return provinceNo ?? `${rectification ? findingKey(rectification.finding) : ''}@${issuedAt.toISOString()}`;
}

export const ISSUE_KEY = { unitId: true, responsibleUnitId: true, bulletin: { select: { period: true } } } as const;

interface IssueKeyed {
  readonly unitId: string | null;
  readonly responsibleUnitId: string;
  readonly bulletin: { readonly period: string } | null;
}

/** A bulletin names a unit once; its responsible unit may change. */
export function issueKey({ unitId, responsibleUnitId, bulletin }: IssueKeyed): string {
  return `issue:${bulletin?.period ?? ''}:${unitId ?? responsibleUnitId}`;
}

/** A unit is asked about one matter at a time. */
export function investigationKey({ unitId, subject }: { readonly unitId: string; readonly subject: string }): string {
  return `investigation:${unitId}:${subject.slice(0, 7)}`;
}
