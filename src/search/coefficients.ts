import type { Logistic } from './evidence.ts';
import type { Features } from './features.ts';

/**
 * Weights of a passage's features when the best are put in order. Read off cross-validated trials and then adjusted by hand on the development questions
 * (README.md); no command prints them. Features that judge an answer but did not carry over from one set of questions to another are 0 here.
 */
export const RANK_WEIGHTS: Readonly<Features> = {
  bm25: 1,
  coverage: 0,
  title: 0.08,
  heading: 0.15,
  fitting: 0.35,
  fits: 0.07,
  associated: 0.48,
  density: 0.03,
  length: -0.05,
  narrow: -0.08,
};

/** What a confirmed past question adds to its passage, as a share of its own BM25 score. */
export const ASKED_WEIGHT = 0.5;

/** Below this probability that the first passage is the right one, it is only a candidate. */
export const ANSWER_LINE = 0.82;
/** Below this probability that the library answers at all, nothing is shown. Both lines were read off the development half. */
export const CANDIDATE_LINE = 0.22;

/** Printed by `fit-command.ts`; fitted to test/search/development-questions.json. */
export const FIRST_IS_RIGHT: Logistic = {
  intercept: -3.98,
  weights: {
    bm25: 0.65,
    coverage: 0.19,
    title: 0.07,
    fitting: 2.18,
    fits: 1.42,
    associated: 2.2,
    narrow: -0.35,
    unknown: 0,
    lacking: -1.65,
    information: 2.1,
    margin: 1.43,
    agreed: 0.94,
    missed: -0.12,
    foreign: -3.05,
    figure: 0.12,
  },
};

/** As above: whether the library holds an answer at all. */
export const LIBRARY_ANSWERS: Logistic = {
  intercept: -2.81,
  weights: {
    bm25: 0.81,
    coverage: 0.56,
    title: 0.36,
    fitting: 2.22,
    fits: 1.59,
    associated: 2.24,
    narrow: -0.15,
    unknown: -0.76,
    lacking: -1.21,
    information: 2.4,
    margin: 0,
    agreed: 0.33,
    missed: -0.66,
    foreign: -2.42,
    figure: 0.38,
  },
};
