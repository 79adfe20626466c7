import { EVIDENCE, type Evidence, type Logistic, probability } from './evidence.ts';

/** One judged question: the evidence for its first hit, and whether what is to be predicted was so. */
export type Case = { readonly evidence: Evidence; readonly right: boolean; readonly weight: number };

const STEPS = 4000;
const RATE = 0.5;
const PENALTY = 0.002;

/** Evidence that can only speak against an answer, and evidence that may do either; the rest can only speak for it. */
const AGAINST: ReadonlySet<keyof Evidence> = new Set(['narrow', 'unknown', 'lacking', 'missed', 'foreign']);
const EITHER: ReadonlySet<keyof Evidence> = new Set(['figure']);

/**
 * Regularised logistic regression by gradient descent from zero: the same cases always give the same model. A weight that would turn
 * evidence into its opposite stays 0: that is one writer's habit, not a rule.
 */
export function fitLogistic(cases: readonly Case[]): Logistic {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  let intercept = 0;
  const weights = Object.fromEntries(EVIDENCE.map(name => [name, 0])) as Evidence;
  for (let step = 0; step < STEPS; step++) {
    let slope = 0;
    const slopes = Object.fromEntries(EVIDENCE.map(name => [name, 0])) as Evidence;
    for (const { evidence, right, weight } of cases) {
      const error = (probability({ intercept, weights }, evidence) - (right ? 1 : 0)) * (weight / total);
      slope += error;
      for (const name of EVIDENCE) slopes[name] += error * evidence[name];
    }
    for (const name of EVIDENCE) {
      const weight = weights[name] - RATE * (slopes[name] + PENALTY * weights[name]);
      const turned = !EITHER.has(name) && (AGAINST.has(name) ? weight > 0 : weight < 0);
      weights[name] = turned ? 0 : weight;
    }
    intercept -= RATE * slope;
  }
  return { intercept, weights };
}
