import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** @throws AppError `notFound` */
export async function loadInvestigation(db: Tx | Prisma, no: string) {
  const row = await db.serviceInvestigation.findUnique({
    where: { no },
    include: { statements: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  if (!row) throw new AppError('notFound', { no });
  const { name: unitName } = await db.orgUnit.findUniqueOrThrow({ where: { id: row.unitId }, select: { name: true } });
  return { ...row, unitName };
}

export type LoadedInvestigation = Awaited<ReturnType<typeof loadInvestigation>>;

/** The same, taken for this transaction: nobody tells while another concludes. @throws AppError `notFound` */
export async function lockInvestigation(tx: Tx, no: string): Promise<LoadedInvestigation> {
  await tx.$queryRaw`SELECT 1 FROM "ServiceInvestigation" WHERE no = ${no} FOR UPDATE`;
  return loadInvestigation(tx, no);
}
