import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createEmbedder, EMBED_BATCH } from '../../src/llm/embed.ts';
import type { ModelCall } from '../../src/llm/model.ts';
import { type EmbedRequest, type ModelServer, startModelServer } from '../helpers/model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterEach(() => server.reset());
afterAll(() => server.close());

const calls: ModelCall[] = [];
function embedder() {
  calls.length = 0;
  const config = { apiKey: 'k', baseURL: server.baseURL, model: 'embed-test', timeoutMs: 5000 };
  return createEmbedder(config, { now: () => new Date(0), onCall: call => calls.push(call) });
}
const texts = Array.from({ length: EMBED_BATCH + 5 }, (_, at) => `第${at}条`);
const vectorsOf = ({ input }: EmbedRequest) => input.map((text, index) => ({ index, embedding: [text.length, 1] }));

test('texts go in batches and come back in order, whatever order the server has', async () => {
  server.embedAs(request => ({
    status: 200,
    body: { data: vectorsOf(request).reverse(), usage: { prompt_tokens: 3 } },
  }));
  const outcome = await embedder().embed({ texts: ['一', '一二', ...texts] });
  expect(outcome).toMatchObject({ kind: 'ok', usage: { promptTokens: 6 } });
  expect(outcome.kind === 'ok' && outcome.vectors.slice(0, 2).map(vector => [...vector])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(server.embedRequests.map(({ input }) => input.length)).toEqual([EMBED_BATCH, 7]);
  expect(server.embedRequests[0]).toMatchObject({ model: 'embed-test', encoding_format: 'float' });
  expect(calls).toMatchObject([{ task: 'embed', model: 'embed-test', promptTokens: 6, outcome: 'ok' }]);
});

test('a server that takes fewer at once is given fewer, from then on', async () => {
  server.embedAs(request =>
    request.input.length > 10
      ? { status: 400, body: { error: { message: 'batch size is invalid, it should not be larger than 10' } } }
      : { status: 200, body: { data: vectorsOf(request) } },
  );
  const client = embedder();
  expect((await client.embed({ texts })).kind).toBe('ok');
  expect((await client.embed({ texts })).kind).toBe('ok');
  expect(server.embedRequests.map(({ input }) => input.length)).toEqual([EMBED_BATCH, 10, 10, 10, 7, 10, 10, 10, 7]);
});

test.each<[string, { status: number; body: unknown }, string]>([
  ['too few vectors', { status: 200, body: { data: [] } }, 'schema'],
  [
    'vectors of two lengths',
    {
      status: 200,
      body: {
        data: [
          { index: 0, embedding: [1] },
          { index: 1, embedding: [1, 2] },
        ],
      },
    },
    'schema',
  ],
  [
    'the same place twice',
    {
      status: 200,
      body: {
        data: [
          { index: 0, embedding: [1] },
          { index: 0, embedding: [2] },
        ],
      },
    },
    'schema',
  ],
  [
    'words',
    {
      status: 200,
      body: {
        data: [
          { index: 0, embedding: ['a'] },
          { index: 1, embedding: ['b'] },
        ],
      },
    },
    'schema',
  ],
  ['an error', { status: 401, body: { error: { message: 'no' } } }, 'http'],
])('%s is a failure', async (_name, answer, reason) => {
  server.embedAs(() => answer);
  expect(await embedder().embed({ texts: ['一', '二'] })).toMatchObject({ kind: 'failed', reason });
  expect(calls).toMatchObject([{ outcome: reason }]);
});
