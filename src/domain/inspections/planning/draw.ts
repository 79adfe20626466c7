import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { DrawRule } from '../programme-rules.ts';

/**
 * The units a period draws. Given the same units, rule, history and seed it is always the same draw, in whatever order the units come.
 *
 * - `all`: every unit.
 * - `rotation`: those longest not visited first, never visited ones before all; of units last visited together, those whose visit before
 *   that is older, and so on back; the seed decides among equals. Everybody is visited before anybody is visited again.
 * - `random`: by lot.
 *
 * @param pastVisits the periods in which a unit was visited, the latest first; names of one kind sort in time order.
 * @param seed a whole number as text, as it is stored with the plan.
 */
export function draw(input: {
  unitIds: readonly string[];
  rule: DrawRule;
  pastVisits: ReadonlyMap<string, readonly string[]>;
  seed: string;
}): string[] {
  const { rule, pastVisits } = input;
  const units = [...new Set(input.unitIds)].sort();
  if (rule.mode === 'all') return units;
  const shuffled = shuffle(units, Number(input.seed));
  if (rule.mode === 'random') return shuffled.slice(0, rule.count).sort();
  const past = (unitId: string): readonly string[] => pastVisits.get(unitId) ?? [];
  // Sorting is stable: the shuffled order decides among units with the same past.
  const waiting = shuffled.sort((a, b) => compareVisits(past(a), past(b)));
  return waiting.slice(0, rule.count).sort();
}

/** Whose latest visits are older comes first; no visit is older than any. */
function compareVisits(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [one, other] = [a[index] ?? '', b[index] ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** Fisher and Yates. */
function shuffle(units: readonly string[], seed: number): string[] {
  const random = xoroshiro128plus(seed);
  const shuffled = [...units];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = uniformInt(random, 0, last);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
