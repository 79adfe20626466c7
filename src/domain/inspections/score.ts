import { Decimal } from 'decimal.js';
import type { InspectionDraft } from './draft.ts';
import { givenAnswer } from './given-answer.ts';
import { itemResult } from './item-result.ts';
import type { Sheet } from './sheet.ts';

export interface Score {
  /** 0 to 100 with at most two decimals, half up; undefined while no applicable item has an answer with points. */
  readonly score: Decimal | undefined;
  /** A failed veto item (一票否决) makes the score 0. */
  readonly vetoed: boolean;
  /** Points got and points that could be got, weighted, over the answered applicable items. */
  readonly earned: Decimal;
  readonly possible: Decimal;
}

interface Points {
  readonly earned: Decimal;
  readonly possible: Decimal;
}

const SCORE_DECIMALS = 2;
const NOTHING: Points = { earned: new Decimal(0), possible: new Decimal(0) };
/** More digits than the product of all a sheet's numbers has: multiplying is exact, and only the last division rounds. */
const Exact = Decimal.clone({ precision: 2000 });

/**
 * The score of a sheet in per cent: earned over possible points of the applicable items, each item's points times its weight. Where
 * the sections carry weights, the sum of section weight × earned/possible of the section, over the weights of those sections that have
 * an applicable item with points. What is not applicable, not asked or carries no points leaves both sides. The veto is our addition to
 * the plan.
 */
export function scoreSheet(sheet: Sheet, draft: Pick<InspectionDraft, 'answers' | 'samples'>): Score {
  const bySection = new Map<string, Points>();
  let vetoed = false;
  for (const item of sheet.items) {
    const answer = givenAnswer(sheet, draft, item);
    if (answer?.result !== 'scored') continue;
    vetoed ||= item.veto && itemResult(item, answer) === 'fail';
    const weight = item.weight ?? 1;
    const so = bySection.get(item.section) ?? NOTHING;
    bySection.set(item.section, {
      earned: so.earned.plus(new Decimal(answer.points).times(weight)),
      possible: so.possible.plus(new Decimal(item.maxPoints).times(weight)),
    });
  }
  const { earned, possible } = total([...bySection.values()]);
  if (possible.isZero()) return { score: vetoed ? new Decimal(0) : undefined, vetoed, earned, possible };
  if (vetoed) return { score: new Decimal(0), vetoed, earned, possible };
  const share = weightedShare(sheet, bySection) ?? new Exact(earned).div(possible);
  const score = new Decimal(share.times(100).toDecimalPlaces(SCORE_DECIMALS, Decimal.ROUND_HALF_UP));
  return { score, vetoed, earned, possible };
}

function total(parts: readonly Points[]): Points {
  return parts.reduce(
    (sum, part) => ({ earned: sum.earned.plus(part.earned), possible: sum.possible.plus(part.possible) }),
    NOTHING,
  );
}

/**
 * Σ weight × earned/possible ÷ Σ weight, over one common denominator so that only one division rounds; undefined where a section with
 * points has no weight, or all that apply weigh nothing.
 */
function weightedShare(sheet: Sheet, bySection: ReadonlyMap<string, Points>): Decimal | undefined {
  const weightOf = new Map(sheet.sections.map(section => [section.title, section.weight]));
  const parts = [...bySection].filter(([, { possible }]) => !possible.isZero());
  if (parts.some(([title]) => weightOf.get(title) === undefined)) return undefined;
  // Σ weight × earned/possible as one fraction, and Σ weight.
  let [numerator, denominator, weights] = [new Exact(0), new Exact(1), new Exact(0)];
  for (const [title, { earned, possible }] of parts) {
    const weight = weightOf.get(title) ?? 0;
    numerator = numerator.times(possible).plus(denominator.times(earned).times(weight));
    denominator = denominator.times(possible);
    weights = weights.plus(weight);
  }
  return weights.isZero() ? undefined : numerator.div(denominator.times(weights));
}
