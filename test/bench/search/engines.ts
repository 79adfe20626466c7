import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { buildIndex, type SearchDocument } from '../../../src/search/index.ts';
import { search } from '../../../src/search/search.ts';
import { tokenise } from '../../../src/search/tokenise.ts';

/** A search over one corpus: ids, best first, ten at most. */
export type Find = (text: string) => string[] | Promise<string[]>;
export type Engine = {
  readonly name: string;
  open(corpus: readonly SearchDocument[]): Promise<{ find: Find; close?: () => Promise<void> }> | { find: Find };
  /** How many questions it is asked at most; the slow ones would take an hour. */
  readonly sample: number;
};

const FOUND = 10;
const pairsOf = (text: string): string[] => tokenise(text).filter(token => token.length > 1);
const textOf = ({ title, text }: SearchDocument): string => (title ? `${title}\n${text}` : text);

export const OURS: Engine = {
  name: 'this project',
  sample: Number.POSITIVE_INFINITY,
  open(corpus) {
    const index = buildIndex(corpus);
    return { find: text => search(index, text, { limit: FOUND }).map(hit => hit.id) };
  },
};

export const PLAIN_BM25: Engine = {
  name: 'BM25, character bigrams',
  sample: Number.POSITIVE_INFINITY,
  open(corpus) {
    const k1 = 1.2;
    const b = 0.75;
    const postings = new Map<string, [document: number, count: number][]>();
    const lengths = corpus.map((document, at) => {
      const tokens = pairsOf(textOf(document));
      for (const [token, list] of Map.groupBy(tokens, token => token)) {
        const known = postings.get(token);
        if (known) known.push([at, list.length]);
        else postings.set(token, [[at, list.length]]);
      }
      return tokens.length;
    });
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    return {
      find(text) {
        const scores = new Map<number, number>();
        for (const token of pairsOf(text)) {
          const list = postings.get(token) ?? [];
          const rarity = Math.log(1 + (corpus.length - list.length + 0.5) / (list.length + 0.5));
          for (const [at, count] of list) {
            const score = (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[at] ?? 0)) / mean));
            scores.set(at, (scores.get(at) ?? 0) + score);
          }
        }
        const best = [...scores].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, FOUND);
        return best.map(([at]) => corpus[at]?.id ?? '');
      },
    };
  },
};

export const MINISEARCH: Engine = {
  name: 'MiniSearch, uni + bigrams',
  sample: 150,
  open(corpus) {
    const index = new MiniSearch({ fields: ['body'], tokenize: tokenise, processTerm: term => term });
    index.addAll(corpus.map(document => ({ id: document.id, body: textOf(document) })));
    return {
      find: text =>
        index
          .search(text)
          .slice(0, FOUND)
          .map(hit => String(hit.id)),
    };
  },
};

export const FLEXSEARCH: Engine = {
  name: 'FlexSearch, bigrams',
  sample: Number.POSITIVE_INFINITY,
  open(corpus) {
    const index = new Document({
      document: { id: 'id', index: [{ field: 'body', tokenize: 'strict', encode: pairsOf }] },
    });
    for (const document of corpus) index.add({ id: document.id, body: textOf(document) });
    return {
      find(text) {
        const [found] = index.search(text, { limit: FOUND, suggest: true });
        return (found?.result ?? []).map(String);
      },
    };
  },
};

export const ORAMA: Engine = {
  name: 'Orama, Mandarin tokenizer',
  sample: 100,
  async open(corpus) {
    const index = create({
      schema: { key: 'string', body: 'string' },
      components: { tokenizer: createTokenizer() },
    });
    await insertMultiple(
      index,
      corpus.map(document => ({ key: document.id, body: textOf(document) })),
    );
    return {
      async find(text) {
        const { hits } = await oramaSearch(index, { term: text, properties: ['body'], limit: FOUND, threshold: 1 });
        return hits.map(hit => String(hit.document.key));
      },
    };
  },
};
