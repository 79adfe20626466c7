import { type Engine, FOUND, joinedText } from './engine.ts';

/** Orama with its own Mandarin tokenizer, one field, its defaults otherwise. */
export const orama: Engine = {
  name: 'Orama, mandarin',
  async build(documents) {
    const [{ create, insert, search }, { createTokenizer }] = await Promise.all([
      import('@orama/orama'),
      import('@orama/tokenizers/mandarin'),
    ]);
    const database = create({
      schema: { body: 'string' } as const,
      components: { tokenizer: createTokenizer() },
    });
    for (const document of documents) await insert(database, { id: document.id, body: joinedText(document) });
    return {
      async find(question) {
        const { hits } = await search(database, { term: question, properties: ['body'], limit: FOUND });
        return hits.map(hit => hit.id);
      },
    };
  },
};
