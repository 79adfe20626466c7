import type { LeftOut } from './document.ts';

/** One article (or numbered point) of a standard: the unit of retrieval and citation. */
export type ParsedClause = {
  /** Position in the document, from 1; annexes continue the count. */
  ordinal: number;
  /** Number path, such as `第三章/第三十二条` or `一/(二)/3`; a number that the document repeats gets 〔2〕, so that no two are equal. */
  path: string;
  /** Number and name of the 编 and 章 it stands in, such as `第三章 电信服务`. */
  chapter?: string;
  section?: string;
  number: string;
  title?: string;
  /** Paragraphs and sub-points, one a line, without the clause's own number. */
  text: string;
};

/** A name that stands over clauses: of a division, an annex, a point without text of its own. */
export type ParsedHeading = {
  /** Text right below a division's name is a clause with the division's path and number. */
  kind: 'division' | 'point';
  path: string;
  /** As written, its number included. */
  label: string;
};

export type ParseWarning =
  | { code: 'noTitle' }
  | { code: 'noClauses' }
  | { code: 'preamble'; text: string }
  | { code: 'unnumberedText'; path: string; text: string }
  | { code: 'duplicateNumber'; path: string; ordinal: number }
  | { code: 'numberGap'; before: string; after: string; missing: number }
  /** A name with nothing below it. */
  | { code: 'emptyHeading'; label: string }
  /** Several documents stand in the file, one after the other. */
  | { code: 'collection'; titles: string[] }
  /** So many points stood in the middle of a line and were told apart by their sequence. */
  | { code: 'runOn'; count: number }
  /** Numbers that full stops or line ends had torn apart. */
  | { code: 'brokenNumbers'; numbers: string[] };

export type ParsedStandard = {
  title: string;
  /** Lines of promulgation and amendment below the title. */
  subtitles: string[];
  /** Text before the first clause that is not promulgation; empty if none. */
  preamble: string;
  clauses: ParsedClause[];
  /** Clauses of what follows 附件/附录; the label of the annex is their chapter. */
  annexes: ParsedClause[];
  /** In the document's order; what stands below one has its path before its own. */
  headings: ParsedHeading[];
  warnings: ParseWarning[];
  /** Text of the document that is in none of the above, with the reason. */
  leftOut: LeftOut[];
};
