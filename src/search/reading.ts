import { fold } from './characters.ts';
import type { SearchDocument } from './index.ts';
import { leadInOf, type Passage, SUB_POINT, splitPieces } from './pieces.ts';
import { holdsAnswer, type QuestionKind } from './question-kind.ts';
import { tokenise } from './tokenise.ts';

/** A document as questions are held against it: folded, its sentences marked in it. */
export type Reading = {
  readonly title: string;
  /** The clause's own heading, the end of its title; empty where it has none. */
  readonly heading: string;
  /** Title, line break, text. */
  readonly whole: string;
  readonly titleEnd: number;
  /** Where the clause's own heading begins in the title; `titleEnd` where it has none. */
  readonly headingStart: number;
  /** Where each sentence or sub-point ends in `whole`, ascending. */
  readonly ends: readonly number[];
  /** For each of them: the number of the sentence it hangs on (…不得有下列行为：), or -1. */
  readonly leadIns: readonly number[];
  /** Names in the standard's own title of whom it is for (vip, 10000); mostly none. */
  readonly audience: readonly string[];
  /** The region its title begins with (河南), if it does. */
  readonly region: string | undefined;
  /** Whether each of them holds what a question of this kind is after. */
  answering(kind: QuestionKind): readonly boolean[];
};

/** A sentence of a document as written. */
export type Sentence = {
  readonly passage: Passage;
  /** Without the mark of a sub-point, whose figure answers nothing. */
  readonly bare: string;
  /** Distinct tokens, each with what sharing it is worth: longer ones more, those of every sentence less. */
  readonly tokens: readonly (readonly [token: string, worth: number])[];
};

/** Kept as long as the document itself: an index never changes its documents, and the next question reads many of them again. */
const readings = new WeakMap<SearchDocument, Reading>();
const sentences = new WeakMap<SearchDocument, readonly Sentence[]>();

/** A clause's own heading after those of chapter and section, in the titles services build. */
const OWN_HEADING = /第\S+[编章节] \S+ ((?!第\S+[编章节] )\S+)$/u;
/** The first word of a title, and Latin names and numbers in it. */
const AUDIENCE = /^\S*?(?=$|\s)/u;
const NAMES = /[a-z]{2,}|\d{3,}/gu;
const REGION = /^\p{Script=Han}{2,3}(?=[省市]|自治区)/u;

/** The document folded and cut, once. */
export function readingOf(document: SearchDocument): Reading {
  const known = readings.get(document);
  if (known) return known;
  const title = fold(document.title ?? '');
  const text = fold(document.text);
  const textStart = title.length + 1;
  const pieces = splitPieces(text);
  const byKind = new Map<QuestionKind, readonly boolean[]>();
  const heading = OWN_HEADING.exec(title)?.[1] ?? '';
  const reading: Reading = {
    title,
    heading,
    whole: `${title}\n${text}`,
    titleEnd: title.length,
    headingStart: title.length - heading.length,
    ends: pieces.map(piece => textStart + piece.end),
    leadIns: pieces.map(piece => {
      const leadIn = leadInOf(pieces, piece);
      return leadIn ? pieces.indexOf(leadIn) : -1;
    }),
    audience: AUDIENCE.exec(title)?.[0].match(NAMES) ?? [],
    region: REGION.exec(title)?.[0],
    answering(kind) {
      const found = byKind.get(kind) ?? pieces.map(piece => holdsAnswer(kind, piece.text));
      byKind.set(kind, found);
      return found;
    },
  };
  readings.set(document, reading);
  return reading;
}

/** The sentences of a document with their tokens, once. */
export function sentencesOf(document: SearchDocument): readonly Sentence[] {
  const known = sentences.get(document);
  if (known) return known;
  const pieces = splitPieces(document.text).map(passage => ({ passage, tokens: new Set(tokenise(passage.text)) }));
  const counts = new Map<string, number>();
  for (const { tokens } of pieces) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const worth = (token: string): number =>
    ([...token].length > 1 ? 2 : 1) * Math.log(1 + (pieces.length + 1) / (counts.get(token) ?? 1));
  const read = pieces.map(({ passage, tokens }) => ({
    passage,
    bare: passage.text.replace(SUB_POINT, ''),
    tokens: [...tokens].map(token => [token, worth(token)] as const),
  }));
  sentences.set(document, read);
  return read;
}
