import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { Prisma as Client } from '../../store/generated/client.ts';
import type { NamedScore } from './compute.ts';

/** A closing with its objections, by its 单号. @throws AppError `notFound` */
export async function loadClosing(db: Prisma | Tx, no: string) {
  const row = await findClosing(db, { no });
  if (!row) throw new AppError('notFound', { no });
  return row;
}

/** The closing of a period that counts now; undefined before there is one. */
export function closingOf(db: Prisma | Tx, period: string) {
  return findClosing(db, { period, status: { not: 'replaced' } });
}

async function findClosing(db: Prisma | Tx, where: Client.KpiClosingWhereInput) {
  const row = await db.kpiClosing.findFirst({
    where,
    include: { objections: { orderBy: { at: 'asc' } } },
    orderBy: { revision: 'desc' },
  });
  return row && { ...row, announced: (row.content as unknown as { scores: NamedScore[] }).scores };
}
