import { Client } from 'pg';
import { bigrams } from './bigrams.ts';
import { type Engine, FOUND, joinedText } from './engine.ts';

const STANDARD_URL = 'postgresql://postgres@127.0.0.1:5432/postgres';

/** PostgreSQL full text over bigrams. The table is temporary: it goes with the connection. Throws when no server answers. */
export const postgres: Engine = {
  name: 'PostgreSQL ts_rank',
  async build(documents) {
    const client = new Client({
      connectionString: process.env.DATABASE_URL || STANDARD_URL,
      connectionTimeoutMillis: 3000,
    });
    await client.connect();
    try {
      await client.query('CREATE TEMPORARY TABLE bench_passage (at integer PRIMARY KEY, words tsvector NOT NULL)');
      await client.query(
        `INSERT INTO bench_passage
         SELECT at, to_tsvector('simple', body) FROM unnest($1::integer[], $2::text[]) AS given (at, body)`,
        [[...documents.keys()], documents.map(document => bigrams(joinedText(document)).join(' '))],
      );
      await client.query('CREATE INDEX ON bench_passage USING gin (words)');
      await client.query('ANALYZE bench_passage');
    } catch (error) {
      await client.end();
      throw error;
    }
    return {
      async find(question) {
        const { rows } = await client.query<{ at: number }>({
          name: 'find',
          text: `SELECT at FROM bench_passage, to_tsquery('simple', $1) AS asked
                 WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, at LIMIT ${FOUND}`,
          values: [anyOf(bigrams(question))],
        });
        return rows.map(({ at }) => documents[at]!.id);
      },
      close: () => client.end(),
    };
  },
};

function anyOf(tokens: readonly string[]): string {
  return [...new Set(tokens)].map(token => `'${token.replace(/['\\]/g, '$&$&')}'`).join(' | ');
}
