import { EVIDENCE, type Evidence, type Logistic, probability } from './evidence.ts';

/** One judged question: the evidence for its first hit, and whether what is to be predicted was so. */
export type Case = { readonly evidence: Evidence; readonly right: boolean };

const STEPS = 4000;
const RATE = 0.5;
const PENALTY = 0.004;

/** Regularised logistic regression by gradient descent from zero: the same cases always give the same model. */
export function fitLogistic(cases: readonly Case[]): Logistic {
  let intercept = 0;
  const weights = Object.fromEntries(EVIDENCE.map(name => [name, 0])) as Evidence;
  for (let step = 0; step < STEPS; step++) {
    let slope = 0;
    const slopes = Object.fromEntries(EVIDENCE.map(name => [name, 0])) as Evidence;
    for (const { evidence, right } of cases) {
      const error = (probability({ intercept, weights }, evidence) - (right ? 1 : 0)) / cases.length;
      slope += error;
      for (const name of EVIDENCE) slopes[name] += error * evidence[name];
    }
    for (const name of EVIDENCE) weights[name] -= RATE * (slopes[name] + PENALTY * weights[name]);
    intercept -= RATE * slope;
  }
  return { intercept, weights };
}
