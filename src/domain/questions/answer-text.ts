import { unsupportedNumbers } from '../standards/check-numbers.ts';

/** Longer, it is not read at a counter; the clause itself is one tap away. In characters. */
export const LONGEST_ANSWER = 500;
/** A question or situation, with all its ways of saying it. In characters. */
export const LONGEST_QUESTION = 120;
const SHORTEST_QUESTION = 4;

/** A clause as a text is checked against it. */
export interface BoundClause {
  readonly path: string;
  readonly text: string;
}

export type TextProblem =
  | { kind: 'tooLong'; length: number }
  | { kind: 'tooShort' }
  /** Figures of the text that stand in none of its clauses, as written. */
  | { kind: 'unsupported'; numbers: readonly string[] };

/** What is wrong with the text of a 标准答复 or 口径: every number in it must stand in a clause it rests on. */
export function checkAnswerText(text: string, clauses: readonly BoundClause[]): TextProblem | undefined {
  const length = [...text].length;
  if (length > LONGEST_ANSWER) return { kind: 'tooLong', length };
  const numbers = unsupportedNumbers(
    text,
    clauses.map(clause => `${clause.path} ${clause.text}`),
  );
  return numbers.length > 0 ? { kind: 'unsupported', numbers } : undefined;
}

/** What is wrong with a question that is to be kept (of an answer, or confirmed for a clause). */
export function checkQuestionText(text: string): TextProblem | undefined {
  const length = [...text].length;
  if (length > LONGEST_QUESTION) return { kind: 'tooLong', length };
  return [...text.replace(/[^\p{L}\p{N}]/gu, '')].length < SHORTEST_QUESTION ? { kind: 'tooShort' } : undefined;
}
