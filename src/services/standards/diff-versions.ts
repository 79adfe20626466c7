import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canViewVersion } from '../../domain/permissions/standards.ts';
import {
  type ClauseChange,
  countChanges,
  type DiffCounts,
  tellingChanges,
} from '../../domain/standards/version-diff.ts';
import type { ServiceContext } from '../context.ts';
import { approverOf, loadApprovers } from './approvers.ts';
import { clausesOf, type EditionClause } from './editions.ts';
import { editionFacts, type LoadedVersion, loadVersion } from './load-version.ts';
import { changesOf } from './version-news.ts';

interface Named {
  readonly no: string;
  readonly title: string;
  readonly label: string;
}

export type VersionDiff = Named & { readonly from: Date } & (
    | { kind: 'first'; clauses: number }
    | {
        kind: 'changes';
        /** The label of the edition it is compared with. */
        since: string;
        counts: DiffCounts;
        /** What changed, figures first. */
        changes: readonly ClauseChange<EditionClause>[];
        /** Same wording under another number. */
        moved: readonly ClauseChange<EditionClause>[];
      }
  );

/**
 * 看变化: an edition against the one before it, clause by clause.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function diffWithPrevious(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<VersionDiff> {
  const version = await viewable(context, input);
  const changes = await changesOf(context.db.prisma, version);
  const named = { ...editionFacts(version), from: version.effectiveFrom };
  if (changes.kind === 'first') return { ...named, kind: 'first', clauses: changes.clauses.length };
  return {
    ...named,
    kind: 'changes',
    since: changes.since.label,
    counts: countChanges(changes.changes),
    changes: tellingChanges(changes.changes),
    moved: changes.changes.filter(change => change.kind === 'moved'),
  };
}

/**
 * 看全文: every clause of an edition, in its order.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function readVersion(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<Named & { clauses: readonly EditionClause[] }> {
  const version = await viewable(context, input);
  return { ...editionFacts(version), clauses: await clausesOf(context.db.prisma, version.id) };
}

async function viewable(context: ServiceContext, input: { actor: Actor; no: string }): Promise<LoadedVersion> {
  const version = await loadVersion(context.db.prisma, { no: input.no });
  const approvers = await loadApprovers(context, context.db.prisma);
  assertAllowed(canViewVersion(version.approval, approverOf(input.actor, approvers)));
  return version;
}
