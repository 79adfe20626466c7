import { buildIndex } from '../../../src/search/index.ts';
import { search } from '../../../src/search/search.ts';
import { type Engine, FOUND } from './engine.ts';

/** What the assistant itself searches with: `buildIndex` joins the title to the text. */
export const product: Engine = {
  name: 'product',
  async build(documents) {
    const index = buildIndex(documents);
    return { find: question => search(index, question, { limit: FOUND }).map(hit => hit.id) };
  },
};
