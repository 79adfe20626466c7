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
  sentence: 0,
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
export const ANSWER_LINE = 0.8;
/** Below this probability that the library answers at all, nothing is shown. Both lines were read off the development half. */
export const CANDIDATE_LINE = 0.22;

/** Printed by `fit-command.ts`; fitted to test/search/development-questions.json. */
export const FIRST_IS_RIGHT: Logistic = {
  intercept: -4.88,
  weights: {
    bm25: 0.59,
    coverage: 0.98,
    title: 0.2,
    heading: 0.11,
    sentence: 0.7,
    fitting: 1.61,
    fits: 1.18,
    associated: 1.83,
    narrow: -0.12,
    unknown: -0.52,
    information: 0.99,
    margin: 1.02,
    agreed: 1.15,
    apart: 0.79,
    missed: -0.3,
    foreign: -1.87,
    figure: 0.5,
  },
};

/** As above: whether the library holds an answer at all. */
export const LIBRARY_ANSWERS: Logistic = {
  intercept: -3.34,
  weights: {
    bm25: 0.67,
    coverage: 0.92,
    title: 0.37,
    heading: 0.02,
    sentence: 0.43,
    fitting: 1.9,
    fits: 1.46,
    associated: 1.92,
    narrow: -0.13,
    unknown: -0.88,
    information: 1.07,
    margin: 0.11,
    agreed: 0.3,
    apart: 0.1,
    missed: -0.67,
    foreign: -1.86,
    figure: 0.35,
  },
};
