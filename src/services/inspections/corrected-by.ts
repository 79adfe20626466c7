import type { CorrectedBy } from '../../domain/inspections/notices.ts';
import type { Tx } from '../../store/database.ts';

/** Whose doing a correction is. The inspected side reads the role, not the name. */
export async function correctedBy(
  tx: Tx,
  row: { inspectorId: string; correctedById: string | null },
): Promise<CorrectedBy> {
  if (row.correctedById === null || row.correctedById === row.inspectorId) return 'inspector';
  const staff = await tx.staff.findUnique({ where: { id: row.correctedById }, select: { roles: true } });
  return staff?.roles.includes('qualityOfficer') ? 'qualityOfficer' : 'leader';
}
