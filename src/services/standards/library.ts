import { rankOfLevel, type StandardLevel } from '../../domain/standards/levels.ts';
import { buildIndex, type SearchIndex } from '../../search/index.ts';
import type { Database } from '../../store/database.ts';

/** A clause as it is searched and cited. */
export interface LibraryClause {
  id: string;
  /** Standard, chapter and section: searched together with the text. */
  title: string;
  text: string;
  standard: string;
  aliases: readonly string[];
  version: string;
  level: StandardLevel;
  path: string;
  number: string;
}

export interface LibrarySnapshot {
  index: SearchIndex<LibraryClause>;
  clauses: readonly LibraryClause[];
}

/** How many days' libraries are kept: today's, and one for a question about the past. */
const KEPT = 2;

/**
 * The clauses in force on a day, indexed in memory. Each use asks the database for the library's revision, one small query, so every
 * instance sees a publication with its next question.
 */
export function createLibrary(db: Database) {
  const kept = new Map<string, Promise<LibrarySnapshot>>();

  return {
    async on(day: Date): Promise<LibrarySnapshot> {
      const [row] = await db.prisma.$queryRaw<{ revision: number }[]>`
        SELECT revision FROM "LibraryRevision" WHERE id = 1`;
      // Versions change at midnight in Shanghai only, so one snapshot serves the whole day.
      const date = Math.floor((day.getTime() + 8 * 3600_000) / 86_400_000);
      const key = `${row?.revision ?? 0}:${date}`;
      let snapshot = kept.get(key);
      if (!snapshot) {
        snapshot = load(db, day);
        kept.set(key, snapshot);
        snapshot.catch(() => kept.delete(key));
        for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
      }
      return snapshot;
    },
  };
}

export type Library = ReturnType<typeof createLibrary>;

export function rankOf(clause: LibraryClause): number {
  return rankOfLevel(clause.level);
}

async function load(db: Database, day: Date): Promise<LibrarySnapshot> {
  const versions = await db.prisma.standardVersion.findMany({
    where: {
      status: { in: ['published', 'superseded'] },
      effectiveFrom: { lte: day },
      OR: [{ effectiveTo: null }, { effectiveTo: { gt: day } }],
    },
    include: { standard: true, clauses: { orderBy: { ordinal: 'asc' } } },
    // The order decides between exact ties; it must not depend on the order of import.
    orderBy: [{ standard: { title: 'asc' } }, { effectiveFrom: 'desc' }],
  });
  const clauses = versions.flatMap(version =>
    version.clauses.map(
      (clause): LibraryClause => ({
        id: clause.id,
        title: [version.standard.title, clause.chapter, clause.section, clause.title].filter(Boolean).join(' '),
        text: clause.text,
        standard: version.standard.title,
        aliases: version.standard.aliases,
        version: version.label,
        level: version.standard.level,
        path: clause.path,
        number: clause.number,
      }),
    ),
  );
  return { clauses, index: buildIndex(clauses) };
}
