import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { inForceOn } from '../standards/in-force.ts';
import { followerIn } from './follow-binding.ts';

/** A clause by its place, as it reads now and as it will read in the latest edition that was published. */
export interface PlacedClause extends ClausePlace {
  readonly standard: string;
  /** Label of the edition whose wording `text` is. */
  readonly version: string | null;
  /** Null where the place is not in force now. */
  readonly text: string | null;
  /** Of the latest published edition, which may not have begun; null where it has no such place. */
  readonly coming: string | null;
}

export const placeKey = ({ standardId, path }: ClausePlace): string => `${standardId}#${path}`;

/**
 * Loads clauses by their places, in the order given; unknown standards are left out. What is bound to wordings is found by them where it was
 * only renumbered.
 */
export async function loadPlaces(
  db: Tx | Prisma,
  places: readonly (ClausePlace & { textHashes?: readonly string[] })[],
  now: Date,
): Promise<Map<string, PlacedClause>> {
  const standardIds = [...new Set(places.map(place => place.standardId))];
  if (standardIds.length === 0) return new Map();
  const standards = await db.standard.findMany({
    where: { id: { in: standardIds } },
    select: {
      id: true,
      title: true,
      versions: {
        where: { publishedAt: { not: null }, status: { in: ['published', 'superseded'] } },
        orderBy: { effectiveFrom: 'desc' },
        take: 1,
        select: { id: true },
      },
    },
  });
  const current = await db.standardVersion.findMany({
    where: { standardId: { in: standardIds }, ...inForceOn(now) },
    select: { id: true, standardId: true, label: true },
  });
  const latest = new Map(standards.map(({ id, versions }) => [id, versions[0]?.id]));
  const inForce = new Map(current.map(version => [version.standardId, version]));
  const clauses = await db.clause.findMany({
    where: {
      ...(places.some(place => place.textHashes) ? {} : { path: { in: [...new Set(places.map(({ path }) => path))] } }),
      versionId: { in: [...current.map(version => version.id), ...[...latest.values()].flatMap(id => id ?? [])] },
    },
    select: { versionId: true, path: true, text: true },
    orderBy: { ordinal: 'asc' },
  });
  const editions = Map.groupBy(clauses, clause => clause.versionId);
  const followers = new Map([...editions].map(([id, own]) => [id, followerIn(own)]));
  const textIn = (versionId: string | undefined, { path, textHashes = [] }: (typeof places)[number]): string | null =>
    followers.get(versionId ?? '')?.({ path, textHashes })?.text ?? null;
  const titles = new Map(standards.map(({ id, title }) => [id, title]));
  return new Map(
    places.flatMap(place => {
      const standard = titles.get(place.standardId);
      if (standard === undefined) return [];
      const version = inForce.get(place.standardId);
      return [
        [
          placeKey(place),
          {
            ...place,
            standard,
            version: version?.label ?? null,
            text: textIn(version?.id, place),
            coming: textIn(latest.get(place.standardId), place),
          },
        ] as const,
      ];
    }),
  );
}
