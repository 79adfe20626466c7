import { monthsOf } from '../../domain/kpi/periods.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { loadUnitNames } from '../penalties/load-people.ts';

/** Points of a period that nobody has decided about; nothing of them is in its scores. Rewards are below nought, decimal strings. */
export interface UndecidedPoints {
  readonly no: string;
  readonly unitName: string;
  readonly points: string;
  /** By when they are to be decided; null while something else has to be decided first. */
  readonly dueAt: Date | null;
}

/** By 单号. */
export async function loadUndecided(db: Tx | Prisma, period: string): Promise<UndecidedPoints[]> {
  const rows = await db.penaltyEntry.findMany({
    where: { status: 'proposed', period: { in: [...monthsOf(period)] } },
    orderBy: { no: 'asc' },
  });
  if (rows.length === 0) return [];
  const nameOf = await loadUnitNames(db);
  return rows.map(({ no, responsibleUnitId, points, decideDueAt }) => ({
    ...{ no, unitName: nameOf(responsibleUnitId), points: points.toString(), dueAt: decideDueAt },
  }));
}
