/**
 * A document as a reader of files hands it over: its text in reading order, with what the format itself knows. Numbering that a format
 * makes by itself (Word) is already written out; whatever was not handed over is named in `leftOut`.
 */
export interface SourceDocument {
  readonly blocks: readonly SourceBlock[];
  readonly leftOut: readonly LeftOut[];
}

export type SourceBlock = SourceLine | SourceTable | SourceSheet;

/** One paragraph. */
export interface SourceLine {
  readonly kind: 'line';
  readonly text: string;
  /** 1 for a title, 2 and more for headings, as far as the format says so. */
  readonly heading?: number;
}

export interface SourceTable {
  readonly kind: 'table';
  /** Cells row by row; a merged cell repeats its text in each place it covers. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows on top name the columns; 0 where none does. */
  readonly headRows: number;
  /** Number of each row as a person sees it (a spreadsheet's own), where rows have such numbers. */
  readonly rowNumbers?: readonly number[];
}

/** A sheet of a spreadsheet begins: a chapter of its own. */
export interface SourceSheet {
  readonly kind: 'sheet';
  readonly name: string;
}

/** Why text of a document is not part of any clause. */
export type LeftOutReason =
  | 'furniture' // of the page or the site: 下载文档, 版权声明, 第 3 页
  | 'repeated' // stands elsewhere in the same words
  | 'contents' // a table of contents
  | 'pageHeader' // running headers and footers
  | 'hidden'; // a sheet its author hid

/** Text that was recognised as no part of the standard: shown, so that a person can disagree. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly text: string;
  /** How often it stood there. */
  readonly count: number;
}
