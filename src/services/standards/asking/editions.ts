import { matchClauses } from '../../../domain/standards/match-clauses.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause } from '../library.ts';
import type { AnsweringClause } from './part.ts';

/** An edition of a standard that was made public, with the time in which its clauses counted. */
export interface Edition {
  readonly id: string;
  readonly version: string;
  readonly from: Date;
  /** Exclusive; null while it is in force. */
  readonly to: Date | null;
  readonly withdrawnAt: Date | null;
}

/** The editions of a standard in order of time, withdrawn ones up to their withdrawal. */
export async function editionsOf(context: Pick<ServiceContext, 'db'>, standardId: string): Promise<Edition[]> {
  const versions = await context.db.prisma.standardVersion.findMany({
    where: { standardId, publishedAt: { not: null }, status: { not: 'draft' } },
    select: { id: true, label: true, effectiveFrom: true, effectiveTo: true, status: true, withdrawnAt: true },
    orderBy: { effectiveFrom: 'asc' },
  });
  return (
    versions
      .map(({ id, label, effectiveFrom, effectiveTo, status, withdrawnAt }) => {
        const withdrawn = status === 'withdrawn' ? withdrawnAt : null;
        const to =
          [effectiveTo, withdrawn].flatMap(end => end ?? []).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
        return { id, version: label, from: effectiveFrom, to, withdrawnAt: withdrawn };
      })
      // Withdrawn before it began: it never counted.
      .filter(({ from, to }) => to === null || to > from)
  );
}

/** Whether an edition counted at any instant from `from` to `to`, both included. */
export function countedWithin({ from, to }: Edition, period: { from: Date; to: Date }): boolean {
  return from <= period.to && (to === null || to > period.from);
}

/** What a clause is in other editions of its standard, by their ids; absent where an edition has none like it. */
export async function counterpartsOf(
  context: Pick<ServiceContext, 'db'>,
  clause: LibraryClause,
  editions: readonly Edition[],
): Promise<Map<string, AnsweringClause>> {
  if (editions.length === 0) return new Map();
  const rows = await context.db.prisma.clause.findMany({
    where: { versionId: { in: [clause.versionId, ...editions.map(({ id }) => id)] } },
    orderBy: { ordinal: 'asc' },
  });
  const mine = rows.filter(row => row.versionId === clause.versionId);
  return new Map(
    editions.flatMap(({ id, version }) => {
      const theirs = rows.filter(row => row.versionId === id);
      const match = matchClauses(theirs, mine).matches.find(({ after }) => after.id === clause.id);
      if (!match) return [];
      const { title, chapter, section, path, number, text } = match.before;
      const { standard, level } = clause;
      const place = [standard, chapter, section, title].filter(Boolean).join(' ');
      return [
        [
          id,
          {
            id: match.before.id,
            standard,
            version,
            level,
            title: place,
            text,
            path,
            number,
            chapter,
            heading: title,
          },
        ],
      ];
    }),
  );
}
