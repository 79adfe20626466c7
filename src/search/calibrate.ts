import { EVIDENCE, type Evidence, type Logistic, probability } from './evidence.ts';

/** One judged question: the evidence for its first hit, and whether what is to be predicted was so. */
export type Case = { evidence: Evidence; right: boolean };

const STEPS = 6000;
const PENALTY = 0.003;

/**
 * Logistic regression by gradient descent from zero: the same cases always give the same model. Only what the library does not know
 * may speak against an answer; a sign that turned against its meaning would come from overlapping features and few cases.
 */
export function fitLogistic(cases: readonly Case[]): Logistic {
  const none: Evidence = {
    bm25: 0,
    coverage: 0,
    title: 0,
    heading: 0,
    fitting: 0,
    fits: 0,
    unknown: 0,
    margin: 0,
    information: 0,
  };
  let model: Logistic = { intercept: 0, weights: none };
  for (let step = 0; step < STEPS; step++) {
    let slope = 0;
    const slopes = { ...none };
    for (const { evidence, right } of cases) {
      const error = (probability(model, evidence) - (right ? 1 : 0)) / cases.length;
      slope += error;
      for (const name of EVIDENCE) slopes[name] += error * evidence[name];
    }
    const weights = { ...model.weights };
    for (const name of EVIDENCE) {
      const next = weights[name] - slopes[name] - PENALTY * weights[name];
      weights[name] = name === 'unknown' ? Math.min(0, next) : Math.max(0, next);
    }
    model = { intercept: model.intercept - slope, weights };
  }
  return model;
}
