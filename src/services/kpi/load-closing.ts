import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { NamedScore } from './compute.ts';

/** A closing with its objections, by its 单号 or, for the one that counts now, its period. @throws AppError `notFound` */
export async function loadClosing(db: Prisma | Tx, which: { no: string } | { period: string }) {
  const row = await db.kpiClosing.findFirst({
    where: 'no' in which ? { no: which.no } : { period: which.period, status: { not: 'replaced' } },
    include: { objections: { orderBy: { at: 'asc' } } },
    orderBy: { revision: 'desc' },
  });
  if (!row) throw new AppError('notFound', 'no' in which ? { no: which.no } : {});
  return { ...row, announced: (row.content as unknown as { scores: NamedScore[] }).scores };
}
