import { readLine } from './document-lines.ts';
import type { LeftOutAccount } from './left-out.ts';
import type { StructureLine } from './read-structure.ts';

const HEADING = /^(?:目\s*[录次]|CONTENTS)\s*[:：]?$/iu;
/** Dots, a tab or blanks up to a page number. */
const LEADER = /(?:[.．…·・_]{2,}|\t|\s{2,})\s*[-—]?\s*\d{1,4}\s*[-—]?$/u;
const PAGE = /[.．…·・_\s\t]*\d{1,4}$/u;
/** So many lines with page numbers in a row are a table of contents, whatever stands above. */
const ENOUGH = 3;

/**
 * Leaves out a table of contents: lines below 目录 that come again later, or lines that lead to page numbers. Its entries also say where the
 * title of a division ends whose text runs on in the same line.
 */
export function withoutContents(lines: readonly StructureLine[], account: LeftOutAccount): StructureLine[] {
  const range = findContents(lines);
  if (!range) return [...lines];
  const contents = lines.slice(range.from, range.to);
  account.add('contents', contents.map(line => line.raw).join('\n'));
  const entries = contents.map(line => keyOf(line.raw.replace(PAGE, ''))).filter(key => /^第.+[部章编篇节]/u.test(key));
  return [...lines.slice(0, range.from), ...lines.slice(range.to).flatMap(line => cutTitle(line, entries))];
}

function findContents(lines: readonly StructureLine[]): { from: number; to: number } | undefined {
  const heading = lines.findIndex(line => HEADING.test(line.raw));
  if (heading >= 0) {
    const to = endOfEntries(lines, heading + 1);
    if (to > heading + 1) return { from: heading, to };
  }
  const from = lines.findIndex((_line, at) => lines.slice(at, at + ENOUGH).filter(hasPage).length === ENOUGH);
  if (from < 0) return undefined;
  const end = lines.findIndex((line, at) => at > from && !hasPage(line));
  return { from, to: end < 0 ? lines.length : end };
}

const hasPage = (line: StructureLine): boolean => LEADER.test(line.raw) && line.raw.length <= 80;

/** Entries go on until one of them begins the text itself, or a line is none. */
function endOfEntries(lines: readonly StructureLine[], from: number): number {
  const keys = lines.map(line => keyOf(line.raw));
  const seen = new Set<string>();
  let at = from;
  for (; at < lines.length; at++) {
    const entry = keyOf(lines[at]!.raw.replace(PAGE, '')) || keys[at]!;
    if (seen.has(entry)) break;
    const again = keys.some((key, later) => later > at && key.startsWith(entry));
    if (!again && !hasPage(lines[at]!)) break;
    seen.add(entry);
  }
  return at;
}

const keyOf = (text: string): string => text.replace(/\s+/gu, '');

/** Parts 第二部分职责客户服务部:… behind the title that the table of contents names; a bracket stays with the title. */
function cutTitle(line: StructureLine, entries: readonly string[]): StructureLine[] {
  const key = keyOf(line.raw);
  const entry = entries.filter(each => key.startsWith(each)).sort((a, b) => b.length - a.length)[0];
  if (entry === undefined || entry.length === key.length) return [line];
  let [at, counted] = [0, 0];
  while (counted < entry.length) if (!/\s/u.test(line.raw[at++]!)) counted += 1;
  const rest = line.raw.slice(at).trim();
  if (/^[(（][^)）]*[)）]$/u.test(rest)) return [line];
  return [line.raw.slice(0, at), rest].flatMap(raw => {
    const read = readLine({ text: raw });
    return read.kind === 'blank' ? [] : [{ ...read, raw: raw.trim() }];
  });
}
