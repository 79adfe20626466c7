import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { WITH_FACTS } from './result-facts.ts';

/** Whether a released result counts: not one that a correction has replaced, or that was voided. */
export const isInForce = (status: string): boolean => status === 'submitted' || status === 'reviewed';

/**
 * A released result as its unit knows it, with who heads the unit and which disputes are open; also one that was voided. One that is not released does not
 * exist for the unit.
 *
 * @throws AppError `notFound`
 */
export async function loadReleased(context: ServiceContext, tx: Tx, no: string) {
  const row = await tx.inspection.findUnique({ where: { no }, include: WITH_FACTS });
  if (!row || row.releasedAt === null) throw new AppError('notFound', { no });
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: row.unitId }, select: { name: true } });
  const head = await context.directory.headOf(tx, row.unitId);
  const disputes = await tx.findingDispute.findMany({
    where: { finding: { inspectionId: row.id }, status: 'open' },
    select: { no: true },
    orderBy: { no: 'asc' },
  });
  return { ...row, unitName: unit.name, headId: head?.id, openDisputes: disputes.map(dispute => dispute.no) };
}
