import type { ParsedStandard } from '../../../src/domain/standards/parse-document.ts';

/** Letters and digits of a text: what must survive, whatever happens to blanks and marks. */
export const lettersOf = (text: string): string =>
  [...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/[\p{L}\p{N}‰%]/gu)].join('');

/** The same letters in a fixed order, to compare texts whose parts stand elsewhere. */
export const sortedLetters = (text: string): string => [...lettersOf(text)].sort().join('');

/**
 * All that a parsed standard says, each name of a chapter or heading once, and what it left out as often as it stood there. Equal to the
 * document's letters when nothing was lost and nothing invented.
 */
export function accountFor(parsed: ParsedStandard): string {
  const named = new Set(parsed.headings.flatMap(({ kind, path }) => (kind === 'division' ? [path] : [])));
  return [
    parsed.title,
    ...parsed.subtitles,
    parsed.preamble,
    ...parsed.headings.map(heading => heading.label),
    ...[...parsed.clauses, ...parsed.annexes].flatMap(({ path, number, title = '', text }) => [
      // The text of a division is cited by the division, whose number is in its name.
      named.has(path.replace(/〔\d+〕$/u, '')) || named.has(path) ? '' : number,
      title,
      text,
    ]),
    ...parsed.leftOut.map(({ text, count }) => text.repeat(count)),
  ].join('');
}
