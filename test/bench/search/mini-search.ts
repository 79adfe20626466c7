import { tokenise } from '../../../src/search/tokenise.ts';
import { type Engine, FOUND, joinedText } from './engine.ts';

/** MiniSearch over the product's own tokens, any of which may match; its ranking (BM25+) as it comes. */
export const miniSearch: Engine = {
  name: 'MiniSearch',
  async build(documents) {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch<{ id: string; body: string }>({
      fields: ['body'],
      tokenize: tokenise,
      processTerm: term => term,
    });
    index.addAll(documents.map(document => ({ id: document.id, body: joinedText(document) })));
    return {
      find: question =>
        index
          .search(question)
          .slice(0, FOUND)
          .map(hit => String(hit.id)),
    };
  },
};
