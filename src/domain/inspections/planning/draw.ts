import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { DrawRule } from '../programme-rules.ts';

/**
 * The units a period draws. Given the same units, rule, history and seed it is always the same draw, in whatever order the units come.
 *
 * - `all`: every unit.
 * - `rotation`: those longest not visited first, never visited ones before all; the seed decides among equals. Everybody is visited before
 *   anybody is visited twice.
 * - `random`: by lot.
 *
 * @param lastVisits the latest period (names of one kind sort in time order) in which a unit was visited.
 * @param seed a whole number as text, as it is stored with the plan.
 */
export function draw(input: {
  unitIds: readonly string[];
  rule: DrawRule;
  lastVisits: ReadonlyMap<string, string>;
  seed: string;
}): string[] {
  const { rule, lastVisits } = input;
  const units = [...new Set(input.unitIds)].sort();
  if (rule.mode === 'all') return units;
  const shuffled = shuffle(units, Number(input.seed));
  if (rule.mode === 'random') return shuffled.slice(0, rule.count).sort();
  const last = (unitId: string): string => lastVisits.get(unitId) ?? '';
  // Sorting is stable: the shuffled order decides among units last visited in the same period.
  const waiting = shuffled.sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0));
  return waiting.slice(0, rule.count).sort();
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
