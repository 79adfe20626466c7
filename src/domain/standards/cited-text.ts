/** ① is the first of the clauses listed below the answer. More than twenty are never cited. */
const FIRST_MARK = 0x2460;

/**
 * Sentences as one text. Where there are several, each is followed by the marks of the clauses it rests on, numbered in the order in which they
 * are first cited; so the marks stay the same while an answer is still growing.
 */
export function citedText(statements: readonly { text: string; citedIds: readonly string[] }[]): string {
  if (statements.length < 2) return statements[0]?.text ?? '';
  const order = [...new Set(statements.flatMap(({ citedIds }) => citedIds))];
  return statements
    .map(({ text, citedIds }) => text + citedIds.map(id => citationMark(order.indexOf(id))).join(''))
    .join('');
}

/** The mark of the clause listed at this place, from 0. */
export function citationMark(at: number): string {
  return String.fromCodePoint(FIRST_MARK + at);
}
