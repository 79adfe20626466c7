import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { ItemResult } from '../../domain/inspections/item-result.ts';
import type { InspectionMethod } from '../../domain/inspections/sheet.ts';
import { type Actor, hasRole, type ServiceLine } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeInspection } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { type Reuse, reuseOf } from '../files/reuse-of.ts';
import { loadSheet } from './load-sheet.ts';
import { ownScope } from './own-scope.ts';

export interface InspectionItemView {
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
  /** Where its figures come from, where the result has several sources. */
  readonly source: InspectionMethod | null;
  readonly note: string;
  readonly files: number;
  /** Photos that had been evidence before; empty for the inspected side. */
  readonly reused: readonly Reuse[];
  /** 单号 of the 整改通知 it opened. */
  readonly rectificationNo: string | null;
}

export interface InspectionView {
  readonly no: string;
  readonly programmeName: string;
  readonly unitName: string;
  readonly inspectedAt: Date;
  /** The hour is kept back. */
  readonly dayOnly: boolean;
  readonly score: string;
  readonly vetoed: boolean;
  readonly items: readonly InspectionItemView[];
  readonly note: string;
}

export type ViewedInspection =
  | { kind: 'inspection'; inspection: InspectionView; earlier: readonly EarlierInspection[] }
  | { kind: 'none' };

export interface EarlierInspection {
  readonly no: string;
  readonly unitName: string;
  readonly programmeName: string;
  readonly score: string;
}

const SHOWN_EARLIER = 4;

/**
 * A submitted result. Without a number: the latest of the units the person belongs to, heads or manages (inspectors: of their
 * lines; quality officers and leaders: of all), with a few earlier ones to choose from.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewInspection(
  context: ServiceContext,
  input: { actor: Actor; no?: string },
): Promise<ViewedInspection> {
  const { actor, no } = input;
  const rows = await context.db.prisma.inspection.findMany({
    where:
      no === undefined ? { no: { not: null }, status: { in: ['submitted', 'reviewed'] }, ...ownScope(actor) } : { no },
    // Equal times are broken by the number: several may be filed within one tick of a simulated clock.
    orderBy: [{ submittedAt: 'desc' }, { no: 'desc' }],
    take: SHOWN_EARLIER + 1,
    include: { programme: { select: { name: true, line: true, methods: true } } },
  });
  // Of a visit under cover the inspected side learns with its release, not before.
  const disclosed = rows.flatMap(each => {
    const { line, methods } = each.programme;
    const disclosure = discloseVisit(actor, { ...each, line, methods });
    return disclosure.exists ? { ...each, disclosure } : [];
  });
  const [row, ...others] = disclosed;
  if (!row) {
    if (no !== undefined) throw new AppError('notFound', { no });
    return { kind: 'none' };
  }
  assertAllowed(canSeeInspection(actor, { ...row, line: row.programme.line }));
  const unitNames = await namesOf(
    context,
    rows.map(each => each.unitId),
  );
  return {
    kind: 'inspection',
    inspection: {
      no: row.no ?? '',
      programmeName: row.programme.name,
      unitName: unitNames.get(row.unitId) ?? row.unitId,
      inspectedAt: row.inspectedAt,
      dayOnly: row.disclosure.inspectedAt === 'day',
      score: row.score?.toString() ?? '',
      vetoed: row.vetoed,
      note: row.note,
      items: await itemsOf(context, row, seesReuse(actor, row.programme.line)),
    },
    earlier: others.map(each => ({
      no: each.no ?? '',
      unitName: unitNames.get(each.unitId) ?? each.unitId,
      programmeName: each.programme.name,
      score: each.score?.toString() ?? '',
    })),
  };
}

async function namesOf(context: ServiceContext, unitIds: readonly string[]): Promise<Map<string, string>> {
  const units = await context.db.prisma.orgUnit.findMany({
    where: { id: { in: [...unitIds] } },
    select: { id: true, name: true },
  });
  return new Map(units.map(unit => [unit.id, unit.name]));
}

/** Whether a photo was used before is for those who judge results. */
function seesReuse(actor: Actor, line: ServiceLine): boolean {
  return hasRole(actor, 'qualityOfficer', 'leader') || (hasRole(actor, 'inspector') && actor.lines.includes(line));
}

async function itemsOf(
  context: ServiceContext,
  row: { id: string; templateId: string },
  withReuse: boolean,
): Promise<InspectionItemView[]> {
  const sheet = await loadSheet(context, row.templateId);
  const findings = await context.db.prisma.finding.findMany({
    where: { inspectionId: row.id },
    include: { rectification: { select: { no: true } } },
  });
  const evidence = await context.db.prisma.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'finding', subjectId: { in: findings.map(finding => finding.id) } },
    _count: true,
  });
  const ids = withReuse ? findings.map(finding => finding.id) : [];
  const reused = await reuseOf(context.db.prisma, ids);
  const files = new Map(evidence.map(each => [each.subjectId, each._count]));
  return sheet.items.flatMap(item => {
    const finding = findings.find(each => each.itemId === item.id);
    if (!finding) return [];
    return {
      ordinal: item.ordinal,
      title: item.title,
      result: finding.result,
      points: finding.points?.toNumber() ?? 0,
      maxPoints: item.maxPoints,
      occurrences: finding.occurrences,
      sampled: finding.sampled,
      qualified: finding.qualified,
      choice: finding.choice,
      value: finding.value && `${finding.value}${item.range?.unit ?? ''}`,
      text: finding.text,
      source: finding.source,
      note: finding.note,
      files: files.get(finding.id) ?? 0,
      reused: reused.get(finding.id) ?? [],
      rectificationNo: finding.rectification?.no ?? null,
    };
  });
}
