import type { Prisma, Tx } from '../../../store/database.ts';
import type { InspectionProgramme } from '../../../store/generated/client.ts';

/** The programmes that the city checks by itself: those with tasks. */
export async function cityProgrammes(db: Tx | Prisma): Promise<InspectionProgramme[]> {
  return db.inspectionProgramme.findMany({ where: { active: true, level: 'city' }, orderBy: { ordinal: 'asc' } });
}
