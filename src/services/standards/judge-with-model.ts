import type { SearchOutcome } from '../../search/outcome.ts';

type Outcome = SearchOutcome['outcome'];

/** From this score on the model says that a clause answers. */
export const ANSWERS = 0.7;
/** The built-in search must give the clause at least this probability of being right, however sure the model is. Figures in README.md. */
export const AGREED_LINE = 0.8;

/** What is known of the clause that stands first after the model's help. */
export interface Verdict {
  /** The built-in judgement of the question as it was asked. */
  readonly own: Outcome;
  /** The built-in judgement of the best rewriting. */
  readonly rewritten: Outcome;
  /** With this clause first, whether the question as it was asked reaches the built-in line for candidates. */
  readonly reachesLine: boolean;
  /** Whether the clause holds the kind of figure that the question asks for; true if it asks for none. */
  readonly fits: boolean;
  /** Built-in probability that it is the right one, for the question as it was asked. */
  readonly confidence: number;
  /** The model's score; null where it gave none. */
  readonly ranked: number | null;
}

/**
 * What may be said with a model's help. A model moves clauses up; on its word alone nothing becomes an answer: the question as it was asked must
 * reach the built-in line for candidates with that clause, the clause must hold what is asked for, and the built-in search must find it at
 * least possible. What it says can turn "nothing" into candidates, which are shown as such.
 */
export function judgeWithModel({ own, rewritten, reachesLine, fits, confidence, ranked }: Verdict): Outcome {
  if (own === 'answer') return 'answer';
  const says = ranked !== null && ranked >= ANSWERS;
  if (says && reachesLine && fits && confidence >= AGREED_LINE) return 'answer';
  if (own === 'candidates') return 'candidates';
  if (says && (reachesLine || rewritten !== 'none')) return 'candidates';
  return ranked === null && rewritten === 'answer' ? 'candidates' : 'none';
}
