import pg from 'pg';
import { tokenise } from '../../../src/search/tokenise.ts';
import type { Engine } from './engines.ts';

const words = (text: string): string[] =>
  [...new Set(tokenise(text).filter(token => token.length > 1))].map(token => token.replace(/['\\:&|!()<>*\s]/gu, ''));

/** PostgreSQL's full text search over character bigrams, in a temporary table of the server at `url`. */
export function postgresEngine(url: string): Engine {
  return {
    name: 'PostgreSQL ts_rank, bigrams',
    sample: 200,
    async open(corpus) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query('CREATE TEMP TABLE passage (id text, words tsvector)');
      for (let from = 0; from < corpus.length; from += 1000) {
        const part = corpus.slice(from, from + 1000);
        await client.query(
          "INSERT INTO passage SELECT id, array_to_tsvector(string_to_array(words, ' ')) FROM unnest($1::text[], $2::text[]) AS row(id, words)",
          [
            part.map(({ id }) => id),
            part.map(({ title, text }) =>
              words(`${title ?? ''}\n${text}`)
                .filter(Boolean)
                .join(' '),
            ),
          ],
        );
      }
      await client.query('CREATE INDEX ON passage USING gin (words)');
      await client.query('ANALYZE passage');
      return {
        async find(text) {
          const query = words(text)
            .filter(Boolean)
            .map(word => `'${word}'`)
            .join(' | ');
          if (query === '') return [];
          const { rows } = await client.query<{ id: string }>(
            'SELECT id FROM passage WHERE words @@ $1::tsquery ORDER BY ts_rank(words, $1::tsquery) DESC, id LIMIT 10',
            [query],
          );
          return rows.map(({ id }) => id);
        },
        close: () => client.end(),
      };
    },
  };
}
