import type JSZip from 'jszip';
import { MOST_CELLS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';

/** A cell with content. */
export interface SheetCell {
  /** Counted from 1, as a person sees it. */
  readonly row: number;
  /** Counted from 0. */
  readonly column: number;
  /** As a person sees it; a number with all its digits. */
  readonly text: string;
  /** Held as a number: leading zeros are gone for good. */
  readonly numeric: boolean;
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** In reading order. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
}

/** Stands before a number that was turned into text on the way in; no document uses this character. */
const NUMBER_MARK = '\uE0FF';
/** What a cell with content has inside. */
const CONTENT = /<(?:\w+:)?(?:v|is)>/gu;
/** A cell that says its place and nothing else. */
const EMPTY_CELL = /<(?:\w+:)?c\b[^>]*\br="[^"]*"[^>]*\/>/gu;
/** From here on a double no longer holds every digit. */
const LONG_NUMBER =
  /(<(?:\w+:)?c\b(?![^>]*\bt=)[^>]*)>(\s*(?:<(?:\w+:)?f\b[^>]*>[^<]*<\/(?:\w+:)?f>)?\s*)<((?:\w+:)?)v>(-?\d{16,})<\/(?:\w+:)?v>/gu;

/**
 * The cells of every sheet of a workbook. Only cells with content are looked at, never the range a sheet states: one cell in the last row and
 * column of an otherwise empty sheet is one cell.
 *
 * @throws Unreadable `damaged`, `encrypted`, `tooLarge`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const { read, utils } = await import('@e965/xlsx');
  const workbook = (() => {
    try {
      return read(Buffer.from(bytes), { type: 'buffer', cellFormula: false, cellHTML: false, dateNF: 'yyyy-mm-dd' });
    } catch (error) {
      throw new Unreadable(/password|encrypt/iu.test(String(error)) ? 'encrypted' : 'damaged');
    }
  })();
  let count = 0;
  return workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name] ?? {};
    const cells: SheetCell[] = [];
    for (const key of Object.keys(sheet)) {
      if (key.startsWith('!')) continue;
      const cell = sheet[key] as { t: string; v?: unknown; w?: string };
      const text = cellText(cell);
      if (text.trim() === '') continue;
      count += 1;
      if (count > MOST_CELLS) throw new Unreadable('tooLarge');
      const { r, c } = utils.decode_cell(key);
      const isMarked = text.startsWith(NUMBER_MARK);
      cells.push({ row: r + 1, column: c, text: isMarked ? text.slice(1) : text, numeric: isMarked || cell.t === 'n' });
    }
    cells.sort((a, b) => a.row - b.row || a.column - b.column);
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c,
      bottom: e.r + 1,
      right: e.c,
    }));
    return { name, hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, cells, merges };
  });
}

/** What a person sees in a cell, but an integer with all its digits where the sheet shows 1.38E+10. */
function cellText({ t, v, w }: { t: string; v?: unknown; w?: string }): string {
  if (t === 'n' && typeof v === 'number' && (w === undefined || /\d[Ee][+-]?\d/u.test(w) || /^#+$/u.test(w))) {
    return Number.isSafeInteger(v) || !Number.isInteger(v) ? String(v) : v.toExponential();
  }
  return (w ?? (v === undefined ? '' : String(v))).replace(/\r\n?/gu, '\n');
}

/**
 * Looks through the sheets of an .xlsx archive before a reader unfolds them. Numbers of more than fifteen digits become text, since a reader
 * makes doubles of them and loses the last ones: somebody's 账号 is not a quantity. Empty cells, of which formatting a whole column leaves a
 * million, are dropped.
 *
 * @returns the archive anew where anything changed.
 * @throws Unreadable `tooLarge` for more cells than a document has.
 */
export async function prepareSheets(archive: JSZip): Promise<Buffer | undefined> {
  let count = 0;
  let changed = false;
  for (const part of archive.file(/^xl\/worksheets\/[^/]+\.xml$/u)) {
    const xml = await part.async('string');
    count += xml.match(CONTENT)?.length ?? 0;
    if (count > MOST_CELLS) throw new Unreadable('tooLarge');
    const prepared = xml.replace(EMPTY_CELL, '').replace(LONG_NUMBER, `$1 t="str">$2<$3v>${NUMBER_MARK}$4</$3v>`);
    if (prepared === xml) continue;
    archive.file(part.name, prepared);
    changed = true;
  }
  return changed ? archive.generateAsync({ type: 'nodebuffer' }) : undefined;
}
