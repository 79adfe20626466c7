import { fileURLToPath } from 'node:url';
import type { LeftOut, SourceDocument } from '../../domain/standards/document.ts';
import { MOST_PAGES } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { everydayCharacters } from './characters.ts';
import { type Page, withoutPageHeaders } from './page-headers.ts';
import { pageLines, type TextItem } from './page-lines.ts';
import { type PageEntry, paragraphBlocks } from './paragraphs.ts';
import { ruledTables } from './ruled-tables.ts';
import { type Matrix, rulesOf } from './rules.ts';

/** What characters the codes of fonts mean that a PDF only names (STSong-Light with UniGB-UCS2-H), as older programs write Chinese. */
const characterMaps = (): string => fileURLToPath(new URL('cmaps/', import.meta.resolve('pdfjs-dist/package.json')));
/** Fewer letters a page than this are a scan with a stamp or a page number on it. */
const FEWEST_LETTERS = 8;
/** Gaps in a line of running text are narrower, in letter sizes. */
const COLUMN_GAP = 0.4;
/** Letters that stand for no character: the file keeps shapes only. */
const NO_CHARACTER = /[\u0000-\u0008\u000E-\u001F\uE000-\uF8FF\uFFFD]/gu;

/**
 * Reads the text of a PDF by where it stands on the pages.
 *
 * @throws Unreadable `damaged`, `encrypted`, `scanned`, `tooLarge`.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    cMapUrl: characterMaps(),
    cMapPacked: true,
  }).catch((error: Error) => {
    throw new Unreadable(error.name === 'PasswordException' ? 'encrypted' : 'damaged');
  });
  if (pdf.numPages > MOST_PAGES) throw new Unreadable('tooLarge');
  const pages: Page[] = [];
  const marks = new Map<string, number>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const items: TextItem[] = [];
    for (const item of content.items) {
      if (!('str' in item) || item.str === '') continue;
      const { placed, isLevel } = place(item, viewport.transform);
      if (isLevel) items.push(placed);
      else if (item.str.trim() !== '') marks.set(item.str.trim(), (marks.get(item.str.trim()) ?? 0) + 1);
    }
    const lines = pageLines(items, number);
    // Looking for drawn lines costs nearly as much as reading the text: only where something may stand in columns.
    if (lines.some(line => line.gap > COLUMN_GAP) || (pages.at(-1)?.tables.length ?? 0) > 0) {
      const rules = rulesOf(await page.getOperatorList(), OPS, viewport.transform as unknown as Matrix);
      const { tables, rest } = ruledTables(rules, items, number);
      pages.push({ height: viewport.height, lines: pageLines(rest, number), tables });
    } else pages.push({ height: viewport.height, lines, tables: [] });
    page.cleanup();
  }
  const { entries, leftOut } = withoutPageHeaders(pages);
  const text = entries.map(textOf).join('');
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const shapes = text.match(NO_CHARACTER)?.length ?? 0;
  if (letters < FEWEST_LETTERS * pages.length || shapes > letters / 3) throw new Unreadable('scanned');
  // Text at an angle is a watermark.
  const watermarks = [...marks].map(([mark, count]): LeftOut => ({ reason: 'furniture', text: mark, count }));
  return { blocks: paragraphBlocks(entries), leftOut: [...leftOut, ...watermarks] };
}

const textOf = (entry: PageEntry): string =>
  'grid' in entry
    ? entry.grid.flatMap(row => row.map(place => (place.isOrigin ? place.text : ''))).join('')
    : entry.text;

interface PdfItem {
  readonly str: string;
  readonly width: number;
  readonly transform: number[];
}

/** Where a run stands as the page is shown, and whether it runs from left to right. */
function place(
  item: PdfItem,
  [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0]: number[],
): { placed: TextItem; isLevel: boolean } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const along = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = { x: va * c + vc * d, y: vb * c + vd * d };
  return {
    placed: {
      text: everydayCharacters(item.str),
      x: va * e + vc * f + ve,
      y: vb * e + vd * f + vf,
      width: item.width,
      size: Math.round(Math.hypot(up.x, up.y) * 10) / 10,
    },
    isLevel: Math.abs(along.y) < 0.05 * Math.abs(along.x),
  };
}
