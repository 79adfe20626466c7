import type { ParsedClause, ParsedStandard } from '../../../src/domain/standards/parse-document.ts';

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
  const parts = [parsed.title, ...parsed.subtitles, parsed.preamble];
  let before: ParsedClause | undefined;
  for (const clause of [...parsed.clauses, ...parsed.annexes]) {
    const inSameVolume = rootOf(before) === rootOf(clause);
    const shared = inSameVolume || clause.chapter === undefined ? before : undefined;
    const chapter = added(shared?.chapter, clause.chapter);
    // Below a new chapter a heading of the same name is another one.
    const section = added(chapter === '' ? shared?.section : undefined, clause.section);
    const isDivision =
      (clause.chapter ?? '').split(' ').includes(clause.number) ||
      (clause.section ?? '').split(' ').includes(clause.number);
    parts.push(chapter, section, isDivision ? '' : clause.number, clause.title ?? '', clause.text);
    before = clause;
  }
  for (const { text, count } of parsed.leftOut) parts.push(text.repeat(count));
  return parts.join('');
}

const rootOf = (clause: ParsedClause | undefined): string | undefined => clause?.path.split('/')[0];

/** The words of a label that the one before did not have. */
function added(before: string | undefined, label: string | undefined): string {
  const [old, now] = [before?.split(' ') ?? [], label?.split(' ') ?? []];
  const same = now.findIndex((word, index) => word !== old[index]);
  return same < 0 ? '' : now.slice(same).join(' ');
}
