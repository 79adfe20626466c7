import { bigrams } from './bigrams.ts';
import { type Engine, FOUND, joinedText } from './engine.ts';

/** FlexSearch over bigrams. `suggest` lets passages through that lack some of them: without it a whole question finds nothing. */
export const flexSearch: Engine = {
  name: 'FlexSearch',
  async build(documents) {
    const { Index } = await import('flexsearch');
    const index = new Index({ encode: bigrams, tokenize: 'strict' });
    for (const [at, document] of documents.entries()) index.add(at, joinedText(document));
    return {
      find: question =>
        (index.search(question, { limit: FOUND, suggest: true }) as number[]).map(at => documents[at]!.id),
    };
  },
};
