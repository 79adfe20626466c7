import type { LeftOut } from '../../domain/standards/document.ts';
import type { PageLine } from './page-lines.ts';
import type { PageEntry } from './paragraphs.ts';
import type { PlacedTable } from './ruled-tables.ts';

export interface Page {
  readonly height: number;
  readonly lines: readonly PageLine[];
  readonly tables: readonly PlacedTable[];
}

/** The part of a page's height, above and below, in which headers and footers stand. */
const MARGIN = 0.14;
/** Lines of a header or footer. */
const DEEPEST = 3;
/** A line on so many of the pages is a header or footer; left and right pages may differ, and a cover has none. */
const SHARE = 0.4;
const PAGE_NUMBER =
  /^(?:[-—–·•]?\s*\d{1,4}\s*[-—–·•]?|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[/，,（(]?\s*共\s*[\d一二三四五六七八九十百]+\s*页[)）]?)?|\d{1,4}\s*\/\s*\d{1,4}|Page\s+\d+(?:\s+of\s+\d+)?)$/iu;

/** The pages' lines without running headers, footers and page numbers, which are named with how often they stood there. */
export function withoutPageHeaders(pages: readonly Page[]): { entries: PageEntry[]; leftOut: LeftOut[] } {
  const onPages = new Map<string, Set<number>>();
  for (const [index, page] of pages.entries()) {
    for (const line of marginLines(page)) {
      const key = keyOf(line);
      onPages.set(key, (onPages.get(key) ?? new Set()).add(index));
    }
  }
  const enough = Math.max(2, Math.ceil(pages.length * SHARE));
  const left = new Map<string, LeftOut>();
  const entries = pages.flatMap(page => {
    const margin = new Set(marginLines(page));
    const lines = page.lines.filter(line => {
      const repeats = margin.has(line) ? (onPages.get(keyOf(line))?.size ?? 0) : 0;
      if (!margin.has(line) || (repeats < enough && !PAGE_NUMBER.test(line.text))) return true;
      const key = keyOf(line);
      left.set(key, {
        reason: 'pageHeader',
        text: left.get(key)?.text ?? line.text,
        count: (left.get(key)?.count ?? 0) + 1,
      });
      return false;
    });
    const topOf = (entry: PageEntry): number => ('grid' in entry ? entry.top : entry.y);
    return [...lines, ...page.tables].sort((a, b) => topOf(a) - topOf(b));
  });
  return { entries, leftOut: [...left.values()] };
}

function marginLines({ height, lines }: Page): PageLine[] {
  return [
    ...lines.slice(0, DEEPEST).filter(line => line.y < height * MARGIN),
    ...lines.slice(-DEEPEST).filter(line => line.y > height * (1 - MARGIN)),
  ];
}

/** Equal but for the page's number. */
const keyOf = (line: PageLine): string => line.text.replace(/\s+/gu, '').replace(/\d+/gu, '#');
