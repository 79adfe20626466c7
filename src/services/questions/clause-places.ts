import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { inForceOn } from '../standards/in-force.ts';

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

/** Loads clauses by their places, in the order given; unknown standards are left out. */
export async function loadPlaces(
  db: Tx | Prisma,
  places: readonly ClausePlace[],
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
      path: { in: [...new Set(places.map(place => place.path))] },
      versionId: { in: [...current.map(version => version.id), ...[...latest.values()].flatMap(id => id ?? [])] },
    },
    select: { versionId: true, path: true, text: true },
    // Where a document repeats a number the first of them is meant.
    orderBy: { ordinal: 'desc' },
  });
  const texts = new Map(clauses.map(({ versionId, path, text }) => [`${versionId}#${path}`, text]));
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
            text: texts.get(`${version?.id}#${place.path}`) ?? null,
            coming: texts.get(`${latest.get(place.standardId)}#${place.path}`) ?? null,
          },
        ] as const,
      ];
    }),
  );
}
