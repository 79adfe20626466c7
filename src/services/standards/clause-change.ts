import { foldWording } from '../../domain/standards/likeness.ts';
import { type WordingChange, wordingChanges } from '../../domain/standards/wording-changes.ts';
import type { Tx } from '../../store/database.ts';
import { clauseInForce } from './clause-on-day.ts';
import { type EditionClause, followClause } from './editions.ts';

/** How the clause of a finding reads in the edition published since. */
export interface ClauseChangeSince {
  readonly label: string;
  /** From when the new edition is in force. */
  readonly effectiveFrom: Date;
  /** The clause's number there, and what changed; null where the clause went. */
  readonly now: { readonly path: string; readonly number: string; readonly wording: readonly WordingChange[] } | null;
}

type Linked = EditionClause & {
  readonly versionId: string;
  readonly version: { readonly standardId: string; readonly label: string };
};

/**
 * The latest change of a finding's clause since it was found, where one was flagged at a publication. An edition that was withdrawn changes
 * nothing.
 */
export async function clauseChangeSince(
  tx: Tx,
  input: { findingId: string; linked: Linked; inspectedAt: Date },
): Promise<ClauseChangeSince | null> {
  const { findingId, linked, inspectedAt } = input;
  const flags = await tx.findingClauseChange.findMany({ where: { findingId }, select: { versionId: true } });
  if (flags.length === 0) return null;
  const version = await tx.standardVersion.findFirst({
    where: { id: { in: flags.map(flag => flag.versionId) }, status: { in: ['published', 'superseded'] } },
    orderBy: { effectiveFrom: 'desc' },
  });
  if (!version) return null;
  const { label, effectiveFrom, standardId, id: toId } = version;
  const measured = await clauseInForce(tx, linked, inspectedAt);
  const clause = await followClause(tx, measured.clause, { standardId, fromId: measured.version.id, toId });
  if (!clause) return { label, effectiveFrom, now: null };
  // A later edition may have gone back to the old wording.
  if (foldWording(clause.text) === foldWording(measured.clause.text)) return null;
  const { path, number } = clause;
  return { label, effectiveFrom, now: { path, number, wording: wordingChanges(measured.clause.text, clause.text) } };
}
