import { rankOfLevel, type StandardLevel } from '../../domain/standards/levels.ts';
import { buildIndex, type SearchIndex } from '../../search/index.ts';
import type { Database } from '../../store/database.ts';
import type { Clause } from '../../store/generated/client.ts';
import { followerIn } from '../questions/follow-binding.ts';
import { inForceOn } from './in-force.ts';

/** A clause as it is searched and cited. */
export interface LibraryClause {
  readonly id: string;
  /** Standard, chapter and section: searched together with the text. */
  readonly title: string;
  readonly text: string;
  /** Past questions that people confirmed this clause to answer. */
  readonly questions: readonly string[];
  readonly standardId: string;
  readonly standard: string;
  readonly aliases: readonly string[];
  readonly versionId: string;
  /** The version's label. */
  readonly version: string;
  readonly effectiveFrom: Date;
  readonly level: StandardLevel;
  readonly path: string;
  readonly number: string;
  /** 第二章 受理; null where the document has no chapters. */
  readonly chapter: string | null;
  /** The clause's own heading, such as 办结时限. */
  readonly heading: string | null;
}

export interface LibrarySnapshot {
  readonly index: SearchIndex<LibraryClause>;
  readonly clauses: readonly LibraryClause[];
}

/** How many libraries are kept: today's, and a few for questions about the past. */
const KEPT = 3;

/**
 * The clauses in force at an instant, indexed in memory. Each use asks the database for the library's revision, one small query, so
 * every instance sees a publication with its next question. What did not change is neither read nor analysed again.
 */
export function createLibrary(db: Database) {
  /** Key: revision and the last instant before at which the set of versions in force changed. Least recently used first. */
  const kept = new Map<string, Promise<LibrarySnapshot>>();
  let changes: { revision: number; instants: Promise<readonly number[]> } | undefined;
  let latest: LibrarySnapshot | undefined;

  async function currentRevision(): Promise<number> {
    const [row] = await db.prisma.$queryRaw<{ revision: number }[]>`
      SELECT revision FROM "LibraryRevision" WHERE id = 1`;
    return row?.revision ?? 0;
  }

  async function changesOf(revision: number): Promise<readonly number[]> {
    if (changes?.revision !== revision) {
      const instants = changeInstants(db);
      changes = { revision, instants };
      instants.catch(() => {
        changes = undefined;
      });
    }
    return changes.instants;
  }

  return {
    async on(instant: Date): Promise<LibrarySnapshot> {
      const revision = await currentRevision();
      const since = (await changesOf(revision)).findLast(change => change <= instant.getTime());
      const key = `${revision}:${since ?? 'before all'}`;
      const known = kept.get(key);
      const snapshot = known ?? load(db, instant, latest);
      kept.delete(key);
      kept.set(key, snapshot);
      if (!known) {
        for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
        snapshot.then(
          loaded => {
            latest = loaded;
          },
          () => kept.delete(key),
        );
      }
      return snapshot;
    },
  };
}

export type Library = ReturnType<typeof createLibrary>;

export function rankOf(clause: LibraryClause): number {
  return rankOfLevel(clause.level);
}

type Edition = Pick<
  LibraryClause,
  'standardId' | 'standard' | 'aliases' | 'versionId' | 'version' | 'effectiveFrom' | 'level'
>;

/** What all clauses of an edition have in common. */
export function editionOf(version: {
  id: string;
  label: string;
  effectiveFrom: Date;
  standard: { id: string; title: string; aliases: string[]; level: StandardLevel };
}): Edition {
  const { standard } = version;
  return {
    standardId: standard.id,
    standard: standard.title,
    aliases: standard.aliases,
    versionId: version.id,
    version: version.label,
    effectiveFrom: version.effectiveFrom,
    level: standard.level,
  };
}

/** A clause's row as it is searched. */
export function libraryClause(
  edition: Edition,
  row: Pick<Clause, 'id' | 'chapter' | 'section' | 'title' | 'text' | 'path' | 'number'>,
  questions: readonly string[],
): LibraryClause {
  const { id, chapter, section, title, text, path, number } = row;
  return {
    ...edition,
    id,
    title: [edition.standard, chapter, section, title].filter(Boolean).join(' '),
    text,
    questions,
    path,
    number,
    chapter,
    heading: title,
  };
}

/** Every instant, ascending, at which a version comes into force or leaves it. Between two of them nothing changes. */
async function changeInstants(db: Database): Promise<readonly number[]> {
  const versions = await db.prisma.standardVersion.findMany({
    where: { publishedAt: { not: null } },
    select: { effectiveFrom: true, effectiveTo: true, withdrawnAt: true },
  });
  const instants = versions.flatMap(({ effectiveFrom, effectiveTo, withdrawnAt }) =>
    [effectiveFrom, effectiveTo, withdrawnAt].flatMap(instant => instant?.getTime() ?? []),
  );
  return [...new Set(instants)].sort((a, b) => a - b);
}

/** Reads what is in force; clauses of versions that `previous` holds are taken from there (a public version's text never changes). */
async function load(db: Database, instant: Date, previous: LibrarySnapshot | undefined): Promise<LibrarySnapshot> {
  const versions = await db.prisma.standardVersion.findMany({
    where: inForceOn(instant),
    select: {
      id: true,
      label: true,
      effectiveFrom: true,
      standard: { include: { questions: { orderBy: [{ path: 'asc' }, { text: 'asc' }] } } },
    },
    // The order decides between exact ties; it must not depend on the order of import.
    orderBy: [{ standard: { title: 'asc' } }, { effectiveFrom: 'desc' }],
  });
  const titles = new Map(versions.map(({ id, standard }) => [id, standard.title]));
  const unchanged = previous?.clauses.filter(clause => titles.get(clause.versionId) === clause.standard);
  const known = Map.groupBy(unchanged ?? [], clause => clause.versionId);
  const rows = await db.prisma.clause.findMany({
    where: { versionId: { in: versions.map(({ id }) => id).filter(id => !known.has(id)) } },
    orderBy: { ordinal: 'asc' },
  });
  const read = Map.groupBy(rows, row => row.versionId);
  const clauses = versions.flatMap(({ id: versionId, label, effectiveFrom, standard }) => {
    const follow = followerIn<{ path: string; text: string }>(read.get(versionId) ?? known.get(versionId) ?? []);
    const asked = Map.groupBy(standard.questions, question => follow(question)?.path);
    const common = editionOf({ id: versionId, label, effectiveFrom, standard });
    const questionsOn = (path: string): string[] => asked.get(path)?.map(question => question.text) ?? [];
    const fresh = (read.get(versionId) ?? []).map(row => libraryClause(common, row, questionsOn(row.path)));
    return fresh.length > 0
      ? fresh
      : (known.get(versionId) ?? []).map(clause => {
          const now = { ...clause, ...common, questions: questionsOn(clause.path) };
          return isSame(clause, now) ? clause : now;
        });
  });
  return { clauses, index: buildIndex(clauses, { previous: previous?.index }) };
}

/** Whether nothing changed that may change without a new edition. */
function isSame(a: LibraryClause, b: LibraryClause): boolean {
  return (
    a.level === b.level &&
    a.effectiveFrom.getTime() === b.effectiveFrom.getTime() &&
    a.aliases.join('\n') === b.aliases.join('\n') &&
    a.questions.join('\n') === b.questions.join('\n')
  );
}
