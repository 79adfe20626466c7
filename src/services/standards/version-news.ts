import type { News } from '../../domain/standards/notices.ts';
import {
  type ClauseChange,
  countChanges,
  type DiffClause,
  diffVersions,
  tellingChanges,
} from '../../domain/standards/version-diff.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { changesBetween, clausesOf, type Edition, type EditionClause, editionBefore } from './editions.ts';

/** How many changes a notice names. */
const TOLD = 3;

/** A version against the edition before it; of a standard's first edition only its own clauses. */
export type VersionChanges =
  | { kind: 'first'; clauses: readonly EditionClause[] }
  | { kind: 'changes'; since: Edition; changes: readonly ClauseChange<EditionClause>[] };

/** What a version changes, be it a draft or public. Compares texts: never inside a transaction of others. */
export async function changesOf(
  reader: Tx | Prisma,
  version: { id: string; standardId: string; effectiveFrom: Date; publishedAt: Date | null },
): Promise<VersionChanges> {
  const since = await editionBefore(reader, version);
  const clauses = await clausesOf(reader, version.id);
  if (!since) return { kind: 'first', clauses };
  const changes = version.publishedAt
    ? await changesBetween(reader, since.id, version.id)
    : diffVersions(await clausesOf(reader, since.id), clauses);
  return { kind: 'changes', since, changes };
}

/** The same as a notice carries it. */
export function newsOf(changes: VersionChanges): News {
  if (changes.kind === 'first') return { kind: 'first', clauses: changes.clauses.length };
  return {
    kind: 'changes',
    since: changes.since.label,
    counts: countChanges(changes.changes),
    telling: tellingChanges(changes.changes).slice(0, TOLD).map(brief),
  };
}

/** Longest text of a new or removed clause that a notice carries. */
const QUOTED = 200;

/** A change with no more text than is shown of it: notices are kept. */
function brief(change: ClauseChange<DiffClause>): ClauseChange {
  const of = ({ ordinal, number, path, text }: DiffClause, length: number): DiffClause => ({
    ...{ ordinal, number, path },
    text: text.length > length ? text.slice(0, length) : text,
  });
  switch (change.kind) {
    case 'added':
      return { kind: 'added', after: of(change.after, QUOTED) };
    case 'removed':
      return { kind: 'removed', before: of(change.before, QUOTED) };
    case 'changed': {
      const { moved, wording, figures } = change;
      return { kind: 'changed', before: of(change.before, 0), after: of(change.after, 0), moved, wording, figures };
    }
    default:
      return { kind: change.kind, before: of(change.before, 0), after: of(change.after, 0) };
  }
}
