/** A place in a standard: the same in every edition that keeps it. */
export interface ClausePlace {
  readonly standardId: string;
  readonly path: string;
}

/** What a question found, best first. */
export interface FoundFor {
  readonly outcome: 'answer' | 'candidates' | 'none';
  readonly places: readonly ClausePlace[];
}

export type RegressionReason =
  | 'vanished' // none of its clauses exists any more
  | 'refused' // nothing is found
  | 'anotherFirst' // another clause is given as the answer
  | 'notShown'; // only candidates are shown, and it is not among them

/** So many candidates are shown at once. */
const SHOWN = 3;

/**
 * Whether who asks still gets to read the clause: it must be the answer, or one of the candidates that are shown. Not „first in any case":
 * among candidates, which are said to be no answer, the order decides nothing for the reader, and a publication should not hang on it. And
 * not „among the first three in any case": where an answer is given, only its first clause is read as one.
 */
export function failureOf(expected: readonly ClausePlace[], found: FoundFor): RegressionReason | undefined {
  const isExpected = (place: ClausePlace): boolean =>
    expected.some(each => each.standardId === place.standardId && each.path === place.path);
  switch (found.outcome) {
    case 'none':
      return 'refused';
    case 'answer':
      return found.places[0] && isExpected(found.places[0]) ? undefined : 'anotherFirst';
    case 'candidates':
      return found.places.slice(0, SHOWN).some(isExpected) ? undefined : 'notShown';
  }
}
