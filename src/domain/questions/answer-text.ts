import { misattributes } from '../standards/attribution.ts';
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
  | { kind: 'unsupported'; numbers: readonly string[] }
  /** A figure of a clause is said of somebody else than there: 农村24小时 where that is for 城市. */
  | { kind: 'misattributed' };

/** What is wrong with the text of a 标准答复 or 口径: every number in it must stand in a clause it rests on, and be said of the same. */
export function checkAnswerText(text: string, clauses: readonly BoundClause[]): TextProblem | undefined {
  const length = [...text].length;
  if (length > LONGEST_ANSWER) return { kind: 'tooLong', length };
  const numbers = unsupportedNumbers(
    text,
    clauses.map(clause => `${clause.path} ${clause.text}`),
  );
  if (numbers.length > 0) return { kind: 'unsupported', numbers };
  const texts = clauses.map(clause => clause.text);
  return misattributes(text, texts) ? { kind: 'misattributed' } : undefined;
}

/** What is wrong with a question that is to be kept (of an answer, or confirmed for a clause). */
export function checkQuestionText(text: string): TextProblem | undefined {
  const length = [...text].length;
  if (length > LONGEST_QUESTION) return { kind: 'tooLong', length };
  return [...text.replace(/[^\p{L}\p{N}]/gu, '')].length < SHORTEST_QUESTION ? { kind: 'tooShort' } : undefined;
}
