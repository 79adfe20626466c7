import { createHash } from 'node:crypto';
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
}

/** Units whose score is not what it was, or who are new or gone. */
export function changesBetween(before: readonly NamedScore[], after: readonly NamedScore[]): Change[] {
  const old = new Map(before.map(score => [score.unitId, scoreText(score.outcome)]));
  const changed = after.flatMap(({ unitId, unitName, outcome }) => {
    const change = { unitId, unitName, before: old.get(unitId) ?? null, after: scoreText(outcome) };
    return change.before === change.after ? [] : [change];
  });
  const gone = before
    .filter(({ unitId }) => !after.some(score => score.unitId === unitId))
    .map(({ unitId, unitName, outcome }) => ({ unitId, unitName, before: scoreText(outcome), after: null }))
    .filter(change => change.before !== null);
  return [...changed, ...gone];
}

/** Each unit's place, and how many have one. */
export function placesOf(scores: readonly NamedScore[]): { of: number; rankOf: (unitId: string) => number | null } {
  const ranked = rank(scores);
  const places = new Map(ranked.map(({ rank: place, each }) => [each.unitId, place]));
  return { of: ranked.filter(each => each.rank !== null).length, rankOf: unitId => places.get(unitId) ?? null };
}
