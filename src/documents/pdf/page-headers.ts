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
/** How much further than its lines are apart the text of a page is from what stands at its edge. */
const GAP = 1.5;
/** A line on so many of the pages is a header or footer; left and right pages may differ, and a cover has none. */
const SHARE = 0.4;
/** Without a gap between it and the text it must stand on more: the text of two pages may well end alike. */
const SHARE_UNPARTED = 0.6;
const PAGE_NUMBER =
  /^(?:[-—–·•]?\s*\d{1,4}\s*[-—–·•]?|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[/，,（(]?\s*共\s*[\d一二三四五六七八九十百]+\s*页[)）]?)?|\d{1,4}\s*\/\s*\d{1,4}|Page\s+\d+(?:\s+of\s+\d+)?)$/iu;

/** The pages' lines without running headers, footers and page numbers, which are named with how often they stood there. */
export function withoutPageHeaders(pages: readonly Page[]): { entries: PageEntry[]; leftOut: LeftOut[] } {
  const leading = leadingOf(pages);
  const edges = pages.map(page => edgeLines(page, leading));
  const onPages = new Map<string, number>();
  for (const lines of edges) {
    for (const key of new Set([...lines.keys()].map(keyOf))) onPages.set(key, (onPages.get(key) ?? 0) + 1);
  }
  const left = new Map<string, LeftOut>();
  const entries = pages.flatMap((page, index) => {
    const lines = page.lines.filter(line => {
      const isParted = edges[index]!.get(line);
      if (isParted === undefined) return true;
      const key = keyOf(line);
      const share = isParted ? SHARE : SHARE_UNPARTED;
      const enough = Math.max(isParted ? 2 : 3, Math.ceil(pages.length * share));
      if ((onPages.get(key) ?? 0) < enough && !PAGE_NUMBER.test(line.text)) return true;
      const known = left.get(key);
      left.set(key, { reason: 'pageHeader', text: known?.text ?? line.text, count: (known?.count ?? 0) + 1 });
      return false;
    });
    const topOf = (entry: PageEntry): number => ('grid' in entry ? entry.top : entry.y);
    return [...lines, ...page.tables].sort((a, b) => topOf(a) - topOf(b));
  });
  return { entries, leftOut: [...left.values()] };
}

/** The step from line to line inside paragraphs: most documents have more of these than steps between paragraphs, all have a quarter. */
function leadingOf(pages: readonly Page[]): number {
  const steps = pages.flatMap(({ lines }) => lines.slice(1).map((line, index) => line.y - lines[index]!.y));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 4)] ?? 0;
}

/** The lines at the edges of a page, and whether a gap parts them from its text. */
function edgeLines({ height, lines }: Page, leading: number): Map<PageLine, boolean> {
  const isGap = (above: PageLine | undefined, below: PageLine | undefined): boolean =>
    above === undefined || below === undefined || below.y - above.y > GAP * leading;
  const top = lines.slice(0, DEEPEST).filter(line => line.y < height * MARGIN);
  const bottom = lines.slice(-DEEPEST).filter(line => line.y > height * (1 - MARGIN));
  const headers = top.findLastIndex((line, index) => isGap(line, lines[index + 1]));
  const first = lines.length - bottom.length;
  const footers = bottom.findIndex((line, index) => isGap(lines[first + index - 1], line));
  return new Map([
    ...top.map((line, index) => [line, index <= headers] as const),
    ...bottom.map((line, index) => [line, footers >= 0 && index >= footers] as const),
  ]);
}

/** Equal but for the page's number, and for the end of a long line, which may be cut to fit. */
const keyOf = (line: PageLine): string => line.text.replace(/\s+/gu, '').replace(/\d+/gu, '#').slice(0, 24);
