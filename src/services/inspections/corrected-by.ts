import type { CorrectedBy } from '../../domain/inspections/notices.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** Whose doing a correction, or a voiding, is. The inspected side reads the role, not the name. */
export async function correctedBy(
  tx: Tx | Prisma,
  row: { inspectorId: string; correctedById: string | null },
): Promise<CorrectedBy> {
  if (row.correctedById === null || row.correctedById === row.inspectorId) return 'inspector';
  const staff = await tx.staff.findUnique({ where: { id: row.correctedById }, select: { roles: true } });
  return staff?.roles.includes('qualityOfficer') ? 'qualityOfficer' : 'leader';
}
