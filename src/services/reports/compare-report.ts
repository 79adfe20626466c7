import { z } from 'zod';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { type Difference, differences, type StoreFigure, unchecked } from '../../domain/reports/compare.ts';
import { type FilledField, readForm } from '../../domain/reports/form.ts';
import { spanOfPeriod } from '../../domain/reports/span.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { findReport, type ReportRow } from './report-row.ts';

/** Where a report's figures differ from the store as it is now. */
export async function compareWithStore(
  db: Tx | Prisma,
  row: Pick<ReportRow, 'obligation' | 'unitId' | 'period'>,
  content: readonly FilledField[],
): Promise<Difference[]> {
  const form = readForm(row.obligation.form);
  if (form.every(({ figure }) => figure === undefined)) return [];
  return differences(form, content, await loadFigures(db, row));
}

/** The same for what somebody is about to hand in, and which of its figures cannot be compared. @throws AppError `notFound`, `forbidden` */
export async function compareReport(
  context: ServiceContext,
  input: { actor: Actor; no: string; values: Readonly<Record<string, FilledField['value']>> },
): Promise<{ differences: Difference[]; unchecked: string[] }> {
  const { prisma } = context.db;
  const row = await findReport(context, prisma, { no: input.no });
  if (!row) throw new AppError('notFound', { no: input.no });
  assertAllowed(canFillReport(input.actor, row.parties));
  const form = readForm(row.obligation.form);
  const content = form.map(({ key, title }) => ({
    ...{ key, title },
    value: input.values[key] ?? null,
  }));
  return { differences: await compareWithStore(prisma, row, content), unchecked: unchecked(form, content) };
}

const stored = z.array(z.object({ title: z.string(), reported: z.number(), stored: z.number() }));

/** What was found when a report was sent in; nothing for one from before figures were compared. */
export function readCompared(compared: unknown): Difference[] {
  const parsed = stored.safeParse(compared);
  return parsed.success ? parsed.data : [];
}

/** Counted as in a generated bulletin (`services/bulletins/drafts/load-figures.ts`), for one responsible unit. */
async function loadFigures(
  db: Tx | Prisma,
  { unitId, period }: { unitId: string; period: string },
): Promise<Record<StoreFigure, number>> {
  const { from, before } = spanOfPeriod(period);
  const [results] = await db.$queryRaw<{ inspections: number; failedItems: number }[]>`
    SELECT count(*)::int AS inspections, coalesce(sum(
      (SELECT count(*) FROM "Finding" f WHERE f."inspectionId" = i.id AND f.result = 'fail')), 0)::int AS "failedItems"
    FROM "Inspection" i
    WHERE coalesce(i."responsibleUnitId", i."unitId") = ${unitId} AND i."releasedAt" >= ${from} AND i."releasedAt" < ${before}
      AND i.status IN ('submitted', 'reviewed') AND NOT i."isRecheck"`;
  const [rectification] = await db.$queryRaw<{ opened: number; onTime: number }[]>`
    SELECT count(*) FILTER (WHERE "issuedAt" >= ${from} AND "issuedAt" < ${before})::int AS opened,
      count(*) FILTER (WHERE "closedAt" >= ${from} AND "closedAt" < ${before} AND "closedAt" <= "dueAt")::int AS "onTime"
    FROM "RectificationNotice" WHERE status <> 'withdrawn' AND "responsibleUnitId" = ${unitId}`;
  const issuedAt = { gte: from, lt: before };
  return {
    ...results!,
    rectificationsOpened: rectification!.opened,
    rectificationsOnTime: rectification!.onTime,
    supervisionOrders: await db.supervisionOrder.count({ where: { responsibleUnitId: unitId, issuedAt } }),
  };
}
