import type { SearchDocument } from './index.ts';
import { leadInOf, type Passage, SUB_POINT, splitPieces } from './pieces.ts';
import { holdsAnswer, type QuestionKind } from './question-kind.ts';
import { tokenise } from './tokenise.ts';

/** A document as concepts are looked for in it: NFKC, lower case. */
export type Reading = {
  readonly title: string;
  /** The clause's own heading; empty where it has none. */
  readonly heading: string;
  readonly titleAndText: string;
  /** Names in the standard's own title of whom it is for (vip, 10000); mostly none. */
  readonly audience: readonly string[];
  /** Each sentence that holds what a question of this kind is after, with the title and its lead-in before it. */
  answering(kind: QuestionKind): readonly string[];
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

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The document folded and cut, once. */
export function readingOf(document: SearchDocument): Reading {
  const known = readings.get(document);
  if (known) return known;
  const title = fold(document.title ?? '');
  const pieces = splitPieces(fold(document.text)).map((piece, _at, all) => ({
    text: piece.text,
    // The heading stands for its whole clause, the lead-in for its sub-points.
    context: `${title} ${leadInOf(all, piece)?.text ?? ''} ${piece.text}`,
  }));
  const byKind = new Map<QuestionKind, readonly string[]>();
  const reading: Reading = {
    title,
    heading: OWN_HEADING.exec(title)?.[1] ?? '',
    titleAndText: fold(`${document.title ?? ''} ${document.text}`),
    audience: /^\S*/u.exec(title)?.[0].match(/[a-z]{2,}|\d{3,}/gu) ?? [],
    answering(kind) {
      const found =
        byKind.get(kind) ?? pieces.filter(({ text }) => holdsAnswer(kind, text)).map(({ context }) => context);
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
