import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import type { DecidingMatter } from '../../domain/permissions/penalties.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';

interface Concerned {
  readonly unitId: string;
  readonly responsibleUnitId: string | null;
  readonly inspectorId: string;
  readonly correctedById: string | null;
}

const unitsOf = ({ unitId, responsibleUnitId }: Pick<Concerned, 'unitId' | 'responsibleUnitId'>): string[] => [
  ...new Set([unitId, responsibleUnitId ?? unitId]),
];

/** Whose points are at stake, and who decides about quality: what the rules on reviewing and deciding ask. */
export async function decidingMatter(
  context: ServiceContext,
  db: Tx | Prisma,
  units: Pick<Concerned, 'unitId' | 'responsibleUnitId'>,
): Promise<DecidingMatter> {
  const { qualityOfficers } = await loadDecidingPeople(context, db);
  return { concernedUnitIds: unitsOf(units), qualityOfficers };
}

/** Who is asked to review a result or to decide a dispute about it: nobody of its units, nor whoever filed it. */
export async function reviewersOf(context: ServiceContext, db: Tx | Prisma, result: Concerned): Promise<string[]> {
  const { qualityOfficers, leaders } = await loadDecidingPeople(context, db);
  const others = qualityOfficers.filter(({ id }) => id !== result.inspectorId && id !== result.correctedById);
  return [...eligibleDeciders({ concernedUnitIds: unitsOf(result), qualityOfficers: others, leaders }).ids];
}
