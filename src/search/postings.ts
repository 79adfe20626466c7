import { fold, readTokens } from './characters.ts';
import { quantitiesIn } from './quantities.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How often a term is counted at most in one document; more says nothing more. */
const MOST = 255;

/** Which documents hold a term, and how often. */
export type Postings = {
  /** Per term: where its postings start; one entry more than terms. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint8Array;
  /** Tokens of each document. */
  readonly lengths: Uint32Array;
};

/** Terms of some documents, one document after another. */
type Forward = { terms: Uint32Array; counts: Uint8Array; ends: Uint32Array; lengths: Uint32Array };

/** A list of numbers that grows without a copy of every element in between. */
function grown<A extends Uint32Array | Uint8Array>(array: A, create: (length: number) => A): A {
  const larger = create(array.length * 2);
  larger.set(array);
  return larger;
}

/** Reads texts into numbers of terms; new tokens get their numbers in `vocabulary`. */
function readForward(texts: readonly string[], vocabulary: Vocabulary): Forward {
  let terms = new Uint32Array(1 << 12);
  let counts = new Uint8Array(1 << 12);
  let seen = new Uint32Array(1 << 12);
  const ends = new Uint32Array(texts.length);
  const lengths = new Uint32Array(texts.length);
  let used = 0;
  let touched = new Uint32Array(1 << 10);
  let distinct = 0;
  let length = 0;
  const take = (term: number): void => {
    length++;
    while (term >= seen.length) seen = grown(seen, size => new Uint32Array(size));
    const before = seen[term] as number;
    seen[term] = before + 1;
    if (before > 0) return;
    if (distinct === touched.length) touched = grown(touched, size => new Uint32Array(size));
    touched[distinct++] = term;
  };
  const sink = {
    character: (unit: number) => take(vocabulary.character(unit)),
    pair: (first: number, second: number) => take(vocabulary.pair(first, second)),
    word: (word: string) => take(vocabulary.word(word)),
  };
  for (let at = 0; at < texts.length; at++) {
    distinct = 0;
    length = 0;
    const folded = fold(texts[at] as string);
    readTokens(folded, sink);
    for (const amount of quantitiesIn(folded)) take(vocabulary.word(amount));
    while (used + distinct > terms.length) {
      terms = grown(terms, size => new Uint32Array(size));
      counts = grown(counts, size => new Uint8Array(size));
    }
    for (let i = 0; i < distinct; i++) {
      const term = touched[i] as number;
      terms[used] = term;
      counts[used++] = Math.min(MOST, seen[term] as number);
      seen[term] = 0;
    }
    ends[at] = used;
    lengths[at] = length;
  }
  return { terms, counts, ends, lengths };
}

export type Kept = {
  readonly postings: Postings /** For each of its documents: its new number, or -1. */;
  readonly moved: Int32Array;
};

/**
 * Postings of `total` documents: those of `kept`, and the texts with the numbers `added`. Documents of a term stand in no particular
 * order.
 */
export function buildPostings(
  total: number,
  texts: readonly string[],
  added: readonly number[],
  vocabulary: Vocabulary,
  kept?: Kept,
): Postings {
  const fresh = readForward(texts, vocabulary);
  const terms = vocabulary.size;
  const lengths = new Uint32Array(total);
  const starts = new Uint32Array(terms + 1);
  const used = fresh.ends.at(-1) ?? 0;
  for (let i = 0; i < used; i++) starts[(fresh.terms[i] as number) + 1]!++;
  if (kept) {
    eachKept(kept, term => starts[term + 1]!++);
    kept.moved.forEach((to, from) => {
      if (to >= 0) lengths[to] = kept.postings.lengths[from] as number;
    });
  }
  for (let term = 0; term < terms; term++) starts[term + 1]! += starts[term] as number;
  const documents = new Uint32Array(starts[terms] as number);
  const counts = new Uint8Array(starts[terms] as number);
  const next = starts.slice(0, terms);
  const put = (term: number, document: number, count: number): void => {
    const slot = next[term]!++;
    documents[slot] = document;
    counts[slot] = count;
  };
  if (kept) eachKept(kept, put);
  let i = 0;
  for (let at = 0; at < texts.length; at++) {
    const document = added[at] as number;
    lengths[document] = fresh.lengths[at] as number;
    for (const end = fresh.ends[at] as number; i < end; i++) {
      put(fresh.terms[i] as number, document, fresh.counts[i] as number);
    }
  }
  return { starts, documents, counts, lengths };
}

function eachKept({ postings, moved }: Kept, visit: (term: number, document: number, count: number) => void): void {
  for (let term = 0; term + 1 < postings.starts.length; term++) {
    const end = postings.starts[term + 1] as number;
    for (let slot = postings.starts[term] as number; slot < end; slot++) {
      const to = moved[postings.documents[slot] as number] as number;
      if (to >= 0) visit(term, to, postings.counts[slot] as number);
    }
  }
}
