import { checkAnswerText, type TextProblem } from '../../domain/questions/answer-text.ts';
import { promisesBeyond } from '../../domain/questions/promises.ts';
import { clauseHash } from './clause-hash.ts';
import type { PlacedClause } from './clause-places.ts';

export type HeldWordings =
  /** For each clause, the wordings under which every figure of the text holds; and the words that promise more than these say. */
  | { kind: 'held'; hashes: string[][]; promises: string[] }
  | { kind: 'missing'; standard: string; path: string }
  | { kind: 'bad'; problem: TextProblem };

/**
 * The wordings of its clauses that hold a text up: those in force, and those of an edition that is published and has not begun, so that an
 * answer can be made ready before the day and does not fall silent on it.
 */
export function wordingsHeld(text: string, clauses: readonly PlacedClause[]): HeldWordings {
  const editions = [clauses.map(clause => clause.text), clauses.map(clause => clause.coming)];
  const whole = editions.filter((texts): texts is string[] => texts.every(each => each !== null));
  if (whole.length === 0) {
    const missing = clauses.find(clause => clause.text === null) ?? clauses.find(clause => clause.coming === null);
    return { kind: 'missing', standard: missing?.standard ?? '', path: missing?.path ?? '' };
  }
  const problems = whole.map(texts =>
    checkAnswerText(
      text,
      clauses.map(({ path }, at) => ({ path, text: texts[at]! })),
    ),
  );
  const held = whole.filter((_, at) => problems[at] === undefined);
  if (held.length === 0) return { kind: 'bad', problem: problems[0]! };
  return {
    kind: 'held',
    hashes: clauses.map((_, at) => [...new Set(held.map(texts => clauseHash(texts[at]!)))]),
    promises: [...new Set(held.flatMap(texts => promisesBeyond(text, texts)))],
  };
}
