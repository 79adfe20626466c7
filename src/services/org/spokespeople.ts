import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadHeads } from './load-heads.ts';
import { loadStandIns } from './posts.ts';

/** Whom a unit's points concern, as a notice names its recipient. */
export interface Spokesperson {
  readonly recipientId: string;
  /** Whom they stand in for. Absent of the head. */
  readonly standsInFor?: string;
}

/**
 * Of each unit its head, on leave or not, and whoever stands in for one that is on leave. A head is that of the nearest unit above where a unit has none;
 * a unit without any is missing. Three queries.
 */
export async function loadSpokespeople(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  unitIds: readonly string[],
): Promise<Map<string, Spokesperson[]>> {
  const heads = await loadHeads(db, unitIds);
  const standIns = await loadStandIns(context, db);
  return new Map(
    [...heads].map(([unitId, id]) => {
      const standIn = standIns.standInOf(id);
      return [
        unitId,
        [{ recipientId: id }, ...(standIn ? [{ recipientId: standIn.id, standsInFor: standIn.forName }] : [])],
      ];
    }),
  );
}

/** The same of one unit; empty where it has no head. */
export async function spokespeopleOf(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  unitId: string,
): Promise<Spokesperson[]> {
  return (await loadSpokespeople(context, db, [unitId])).get(unitId) ?? [];
}

/** Each person once, as the first of several. */
export function eachOnce(people: readonly Spokesperson[]): Spokesperson[] {
  return [...new Map([...people].reverse().map(each => [each.recipientId, each])).values()].reverse();
}

/** Those who are told in their own right. */
export const asRecipients = (ids: readonly string[]): Spokesperson[] => ids.map(recipientId => ({ recipientId }));

/** Who is told that people are late with a decision or a duty: the heads of their units, with who stands in for one on leave, and the leaders. */
export async function overseersOf(
  context: Pick<ServiceContext, 'clock'>,
  tx: Tx,
  people: readonly { readonly unitId: string }[],
  leaders: readonly { readonly id: string }[],
): Promise<Spokesperson[]> {
  const units = people.map(({ unitId }) => unitId);
  const heads = await loadSpokespeople(context, tx, units);
  return [...[...heads.values()].flat(), ...asRecipients(leaders.map(({ id }) => id))];
}
