import { Decimal } from 'decimal.js';
import { type ItemAnswer, rated } from '../../language/item-answer.ts';
import { ratePercent } from '../item-result.ts';
import type { Sheet, SheetItem } from '../sheet.ts';
import { inOrder } from './apply-samples.ts';
import type { Sample } from './sample.ts';
import { covers, populations } from './scheme.ts';

export interface SampleCount {
  readonly sampled: number;
  readonly qualified: number;
}

/**
 * Over how many customers a rate was measured and how many of them qualify. Who was not reached is not counted, whoever replaces them
 * is; neither is anybody of whom the rate was not said.
 */
export function countSamples(sheet: Sheet, samples: readonly Sample[], item: SheetItem): SampleCount {
  const judged = samples.flatMap(sample => {
    const qualified = sample.outcomes[item.ordinal];
    return sample.reached && qualified !== undefined && covers(sheet, item, sample.population) ? [qualified] : [];
  });
  return { sampled: judged.length, qualified: judged.filter(qualified => qualified).length };
}

/** What the records answer an item with; undefined while none of them speaks of it. */
export function sampledAnswer(sheet: Sheet, samples: readonly Sample[], item: SheetItem): ItemAnswer | undefined {
  if (item.scoring !== 'sampledRate' || samples.length === 0) return undefined;
  const { sampled, qualified } = countSamples(sheet, samples, item);
  if (sampled === 0) return undefined;
  const verdict = rated(sampled, qualified, item.maxPoints);
  return verdict.kind === 'answer' ? verdict.answer : undefined;
}

export interface GroupProgress {
  /** '' for customers whose group was not said, and where there are no groups. */
  readonly population: string;
  readonly reached: number;
  /** How many are to be asked; absent where nothing is laid down. */
  readonly size?: number;
  readonly unreached: number;
}

/** How far the sample is, group by group. */
export function sampleProgress(sheet: Sheet, samples: readonly Sample[]): GroupProgress[] {
  const count = (population: string, reached: boolean) =>
    samples.filter(sample => sample.population === population && sample.reached === reached).length;
  const of = (population: string, size?: number): GroupProgress => ({
    population,
    reached: count(population, true),
    unreached: count(population, false),
    ...(size !== undefined && { size }),
  });
  const rest = of('');
  return [
    ...populations(sheet).map(({ title, size }) => of(title, size)),
    ...(rest.reached + rest.unreached > 0 ? [rest] : []),
  ];
}

/** Who replaces whom: each customer not reached by the next one of the group that was, each of these for one only. */
export function replacements(samples: readonly Sample[]): ReadonlyMap<number, number> {
  const replacedBy = new Map<number, number>();
  const waiting: Sample[] = [];
  for (const sample of inOrder(samples)) {
    if (!sample.reached) {
      waiting.push(sample);
      continue;
    }
    const at = waiting.findIndex(each => each.population === sample.population);
    const [replaced] = at < 0 ? [] : waiting.splice(at, 1);
    if (replaced) replacedBy.set(replaced.ordinal, sample.ordinal);
  }
  return replacedBy;
}

/** 93.33 of 28 in 30. */
export const percentOf = ({ sampled, qualified }: SampleCount): string =>
  ratePercent(sampled, qualified).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();
