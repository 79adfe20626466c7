import type { SearchDocument } from '../../../search/index.ts';
import { leadInOf, type Passage, SUB_POINT, splitPieces } from '../../../search/pieces.ts';

export interface Quote {
  readonly text: string;
  readonly isWhole: boolean;
}

/** A clause up to this long is shown whole: cutting it would save nobody's time. */
const SHORT_CLAUSE = 70;
/** 但是，属于…的除外: a rule must not be shown without its exception. */
const EXCEPTION = /^(?:但|不过|属于)|除外|另有(?:约定|规定)|不能按期|特殊情况/u;
const LEFT_OUT = '……';

/** The whole clause. */
export function wholeQuote(clause: SearchDocument): Quote {
  return { text: clause.text, isWhole: true };
}

/** Whether a clause enumerates something. */
export function hasList(clause: SearchDocument): boolean {
  return splitPieces(clause.text).filter(({ text }) => SUB_POINT.test(text)).length > 1;
}

/** The sentences of a clause that answer, with the exceptions right after them and what their sub-points hang on; never reworded. */
export function quoteOf(clause: SearchDocument, answering: readonly Passage[]): Quote {
  if (clause.text.length <= SHORT_CLAUSE || answering.length === 0) return wholeQuote(clause);
  const pieces = splitPieces(clause.text);
  const shown = new Set<Passage>();
  for (const piece of pieces) {
    if (!answering.some(({ start, end }) => start < piece.end && piece.start < end)) continue;
    const leadIn = leadInOf(pieces, piece);
    if (leadIn) shown.add(leadIn);
    shown.add(piece);
  }
  const byPoint = answering.some(({ text }) => SUB_POINT.test(text));
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1];
    if (!before || !shown.has(before)) return;
    const isPoint = SUB_POINT.test(piece.text);
    // A sentence that ends in a colon says nothing without what it enumerates, unless one point of it answers.
    if (isPoint && !byPoint && (SUB_POINT.test(before.text) || /[:：]$/u.test(before.text))) shown.add(piece);
    if (!isPoint && EXCEPTION.test(piece.text)) shown.add(piece);
  });
  const isWhole = pieces.every(piece => shown.has(piece));
  return isWhole
    ? wholeQuote(clause)
    : {
        text: joined(
          clause.text,
          pieces.filter(piece => shown.has(piece)),
        ),
        isWhole,
      };
}

/** Neighbours as they stand, a gap marked. */
function joined(text: string, pieces: readonly Passage[]): string {
  let quote = '';
  let end = 0;
  for (const piece of pieces) {
    const between = text.slice(end, piece.start);
    quote += quote === '' ? '' : between.trim() === '' ? between : between.includes('\n') ? '\n' : LEFT_OUT;
    quote += piece.text;
    end = piece.end;
  }
  return quote;
}
