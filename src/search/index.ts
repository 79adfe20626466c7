import { buildPostings, type Kept, type Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

/** One passage to be found. `title` is its context (standard, chapter, clause title), indexed with the text. */
export type SearchDocument = {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
  /** Past questions that were confirmed to be answered by it: a field of their own, so that a passage without one does not suffer. */
  readonly questions?: readonly string[];
};

export type SearchIndex<D extends SearchDocument = SearchDocument> = {
  readonly documents: readonly D[];
  /** Shared with the indexes built from this one, and only ever added to: ask `termOf` for what this index holds. */
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
  /** Ready BM25 contribution of each posting. */
  readonly weights: Float32Array;
  readonly inverseFrequencies: Float32Array;
  /** What a document's length takes from every term in it. */
  readonly penalties: Float32Array;
  readonly k1: number;
  /** Tokens of a document in the mean. */
  readonly meanLength: number;
  /** Over the confirmed questions, with the number of the document each belongs to; absent where there are none. */
  readonly asked?: { readonly index: SearchIndex; readonly documents: Uint32Array };
};

export type IndexOptions = {
  k1?: number;
  b?: number;
  /** An index of mostly the same document objects: those are not read again. */
  previous?: SearchIndex;
};

/** Tuned on the development questions; figures in README.md. */
export const DEFAULT_K1 = 0.9;
export const DEFAULT_B = 0.85;

/** Inverse document frequency of a term found in `found` of `total` documents; positive, also for a term nowhere found. */
export function inverseFrequency(total: number, found: number): number {
  return Math.log(1 + (total - found + 0.5) / (found + 0.5));
}

/** The number of a token that some document of the index holds. */
export function termOf(index: SearchIndex, token: string): number | undefined {
  const term = index.vocabulary.find(token);
  return term !== undefined && documentFrequency(index, term) > 0 ? term : undefined;
}

/** In how many documents a term stands; 0 for one that only later indexes know. */
export function documentFrequency({ postings: { starts } }: SearchIndex, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0);
}

/** Inverse frequency of a token, as high as it gets for one the index has never seen. */
export function tokenInformation(index: SearchIndex, token: string): number {
  const term = termOf(index, token);
  return term === undefined ? inverseFrequency(index.documents.length, 0) : (index.inverseFrequencies[term] ?? 0);
}

/** Builds an immutable BM25 index over title and text: about a second for 100,000 clauses, less for those of `previous`. */
export function buildIndex<D extends SearchDocument>(
  documents: readonly D[],
  options: IndexOptions = {},
): SearchIndex<D> {
  const index = buildOver(documents, options);
  const asked = documents.flatMap(({ id, questions = [] }, at) => questions.map(text => ({ id, text, at })));
  if (asked.length === 0) return index;
  // Few questions tell nothing about which words are rare: the clauses do.
  const over = buildOver(asked, options, index);
  return { ...index, asked: { index: over, documents: Uint32Array.from(asked, ({ at }) => at) } };
}

function buildOver<D extends SearchDocument>(
  documents: readonly D[],
  { k1 = DEFAULT_K1, b = DEFAULT_B, previous }: IndexOptions,
  rarity?: SearchIndex,
): SearchIndex<D> {
  const vocabulary = rarity?.vocabulary ?? previous?.vocabulary ?? new Vocabulary();
  const kept = rarity ? undefined : keptOf(documents, previous);
  const taken = new Set<number>(kept?.moved);
  const added = [...documents.keys()].filter(at => !taken.has(at));
  const texts = added.map(at => textOf(documents[at] as D));
  const postings = buildPostings(documents.length, texts, added, vocabulary, kept);
  const inverseFrequencies = new Float32Array(vocabulary.size);
  for (let term = 0; term < vocabulary.size; term++) {
    const found = (postings.starts[term + 1] as number) - (postings.starts[term] as number);
    inverseFrequencies[term] = rarity
      ? (rarity.inverseFrequencies[term] ?? inverseFrequency(rarity.documents.length, 0))
      : inverseFrequency(documents.length, found);
  }
  const meanLength = postings.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length) || 1;
  const penalties = Float32Array.from(postings.lengths, length => k1 * (1 - b + (b * length) / meanLength));
  const weights = weigh(postings, inverseFrequencies, penalties, k1);
  return { documents, vocabulary, postings, weights, inverseFrequencies, penalties, k1, meanLength };
}

/** What is searched of a document. */
function textOf({ title, text }: SearchDocument): string {
  return title ? `${title}\n${text}` : text;
}

/** Where the documents of an earlier index stand now; each object once. */
function keptOf(documents: readonly SearchDocument[], previous: SearchIndex | undefined): Kept | undefined {
  if (!previous) return undefined;
  const now = new Map(documents.map((document, at) => [document, at]));
  const moved = Int32Array.from(previous.documents, document => {
    const to = now.get(document) ?? -1;
    now.delete(document);
    return to;
  });
  return { postings: previous.postings, moved };
}

function weigh(
  { starts, documents, counts }: Postings,
  inverseFrequencies: Float32Array,
  penalties: Float32Array,
  k1: number,
): Float32Array {
  const weights = new Float32Array(documents.length);
  for (let term = 0; term < inverseFrequencies.length; term++) {
    const highest = (inverseFrequencies[term] as number) * (k1 + 1);
    const end = starts[term + 1] as number;
    for (let slot = starts[term] as number; slot < end; slot++) {
      const count = counts[slot] as number;
      weights[slot] = (highest * count) / (count + (penalties[documents[slot] as number] as number));
    }
  }
  return weights;
}
