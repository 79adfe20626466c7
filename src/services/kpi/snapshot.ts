import { createHash } from 'node:crypto';
import { type LedgerChange, ledgerChanges } from '../../domain/kpi/ledger-change.ts';
import { rank } from '../../domain/kpi/ranking.ts';
import type { Outcome } from '../../domain/kpi/score.ts';
import type { NamedScore } from './compute.ts';

/** Two decimals, or null where the score is missing. */
export function scoreText(outcome: Outcome): string | null {
  return outcome.kind === 'score' ? outcome.value : null;
}

/** SHA-256 over a value's JSON with its keys in order: the same figures give the same hash wherever they were computed. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export interface Change {
  readonly unitId: string;
  readonly unitName: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Deductions and rewards of which something else counts. */
  readonly ledger: readonly LedgerChange[];
}

/** What of a score comes from the ledger; of a year, its quarters have it. */
const pointsOf = (score: NamedScore | undefined) => (score?.kind === 'period' ? score.points : undefined);

/** Entries of the ledger of which something else counts in one score than in another. */
export const ledgerBetween = (before: NamedScore | undefined, after: NamedScore | undefined): LedgerChange[] =>
  ledgerChanges(pointsOf(before), pointsOf(after));

/** Units whose score or points are not what they were, or who are new or gone. */
export function changesBetween(before: readonly NamedScore[], after: readonly NamedScore[]): Change[] {
  const old = new Map(before.map(score => [score.unitId, score]));
  const fresh = new Map(after.map(score => [score.unitId, score]));
  const scoreIn = (score: NamedScore | undefined) => (score ? scoreText(score.outcome) : null);
  return [...new Map([...fresh, ...old])].flatMap(([unitId, { unitName }]) => {
    const [was, is] = [old.get(unitId), fresh.get(unitId)];
    const change = { unitId, unitName, before: scoreIn(was), after: scoreIn(is), ledger: ledgerBetween(was, is) };
    return change.before === change.after && change.ledger.length === 0 ? [] : [change];
  });
}

/** Each unit's place, and how many have one. */
export function placesOf(scores: readonly NamedScore[]): { of: number; rankOf: (unitId: string) => number | null } {
  const ranked = rank(scores);
  const places = new Map(ranked.map(({ rank: place, each }) => [each.unitId, place]));
  return { of: ranked.filter(each => each.rank !== null).length, rankOf: unitId => places.get(unitId) ?? null };
}
