import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { FAILURES_TO_OPEN, OPEN_MS } from '../../src/llm/circuit-breaker.ts';
import { createModel, type ModelConfig, type ModelDeps } from '../../src/llm/client.ts';
import type { ModelCall, ModelTask } from '../../src/llm/model.ts';
import { type ModelReply, type ModelServer, startModelServer, type Unsupported } from '../helpers/model-server.ts';

const API_KEY = 'sk-secret-0123456789';
const START = Date.parse('2025-03-03T01:00:00Z');
const GOOD: ModelReply = { kind: 'content', content: { word: '好' } };

const task: ModelTask<{ word: string }> = {
  prompt: { name: 'test-task', version: 1, system: '只输出 JSON', user: '给一个字' },
  schema: z.object({ word: z.string() }),
  maxTokens: 50,
};

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterEach(() => server.reset());
afterAll(() => server.close());

function model(config: Partial<ModelConfig> = {}, deps: Partial<ModelDeps> = {}) {
  return createModel(
    {
      apiKey: API_KEY,
      baseURL: server.baseURL,
      model: 'test-model',
      timeoutMs: 5000,
      maxOutputTokens: 1000,
      ...config,
    },
    { now: () => new Date(START), wait: async () => {}, ...deps },
  );
}

const formats = () => server.requests.map(({ body }) => body.response_format?.type ?? 'text');

describe('a good answer', () => {
  test('sends model, texts, schema and key; returns the checked value and the usage', async () => {
    server.next({ ...GOOD, usage: { prompt_tokens: 7, completion_tokens: 3 } });
    const outcome = await model().complete(task);
    expect(outcome).toEqual({ kind: 'ok', value: { word: '好' }, usage: { promptTokens: 7, completionTokens: 3 } });
    const { path, authorization, body } = server.requests[0]!;
    expect(path).toBe('/v1/chat/completions');
    expect(authorization).toBe(`Bearer ${API_KEY}`);
    expect(body).toMatchObject({ model: 'test-model', max_tokens: 50, temperature: 0 });
    expect(body.messages.map(message => message.content)).toEqual(['只输出 JSON', '给一个字']);
    expect(body.response_format?.json_schema).toMatchObject({
      name: 'test-task',
      strict: true,
      schema: { required: ['word'], additionalProperties: false },
    });
  });

  test('the client caps the output of a task', async () => {
    server.next(GOOD);
    await model({ maxOutputTokens: 20 }).complete(task);
    expect(server.requests[0]?.body.max_tokens).toBe(20);
  });

  test('a server that counts no tokens gets a rough count', async () => {
    server.next({ ...GOOD, usage: null });
    const outcome = await model().complete(task);
    expect(outcome).toMatchObject({
      kind: 'ok',
      usage: {
        promptTokens: task.prompt.system.length + task.prompt.user.length,
        completionTokens: '{"word":"好"}'.length,
      },
    });
  });
});

describe('servers that accept less', () => {
  test.each<[Unsupported[], string[]]>([
    [['json_schema'], ['json_schema', 'json_object']],
    [
      ['json_schema', 'json_object'],
      ['json_schema', 'json_object', 'text'],
    ],
  ])('without %j', async (unsupported, sent) => {
    for (const feature of unsupported) server.unsupported.add(feature);
    server.always({ kind: 'content', content: '好的：\n```json\n{"word": "好"}\n```' });
    const client = model();
    expect(await client.complete(task)).toMatchObject({ kind: 'ok', value: { word: '好' } });
    expect(await client.complete(task)).toMatchObject({ kind: 'ok' });
    expect(formats()).toEqual([...sent, sent.at(-1)]);
    expect(server.requests.at(-1)?.body.messages[0]?.content).toContain('"required":["word"]');
  });

  test('another client starts from the best mode again', async () => {
    server.unsupported.add('json_schema');
    server.always(GOOD);
    await model().complete(task);
    await model().complete(task);
    expect(formats()).toEqual(['json_schema', 'json_object', 'json_schema', 'json_object']);
  });

  test('a reasoning model wants another token field and no temperature, and keeps the schema', async () => {
    server.unsupported.add('max_tokens').add('temperature');
    server.next(GOOD);
    expect(await model().complete(task)).toMatchObject({ kind: 'ok' });
    const { body } = server.requests[2]!;
    expect(body).toMatchObject({ max_completion_tokens: 50, response_format: { type: 'json_schema' } });
    expect(body).not.toHaveProperty('max_tokens');
    expect(body).not.toHaveProperty('temperature');
  });

  test('a server that rejects everything fails and leaves nothing remembered', async () => {
    server.always({ kind: 'status', status: 400 });
    const client = model();
    expect(await client.complete(task)).toEqual({ kind: 'failed', reason: 'http', status: 400, attempts: 3 });
    server.always(GOOD);
    await client.complete(task);
    expect(formats().at(-1)).toBe('json_schema');
  });
});

describe('streaming', () => {
  const streamed = () => {
    const seen: string[] = [];
    return { seen, task: { ...task, onText: (content: string) => void seen.push(content) } };
  };
  const streams = () => server.requests.map(({ body }) => [body.stream ?? false, body.stream_options ?? null]);

  test('what is written is told as it grows, and counted at the end', async () => {
    server.next({ ...GOOD, usage: { prompt_tokens: 7, completion_tokens: 3 } });
    const { seen, task } = streamed();
    expect(await model().complete(task)).toEqual({
      kind: 'ok',
      value: { word: '好' },
      usage: { promptTokens: 7, completionTokens: 3 },
    });
    expect(seen.at(-1)).toBe('{"word":"好"}');
    expect(seen.every((text, at) => at === 0 || text.startsWith(seen[at - 1]!))).toBe(true);
  });

  test.each<[Unsupported, unknown[]]>([
    [
      'stream_options',
      [
        [true, { include_usage: true }],
        [true, null],
        [true, null],
      ],
    ],
    [
      'stream',
      [
        [true, { include_usage: true }],
        [false, null],
        [false, null],
      ],
    ],
  ])('a server without %s is remembered', async (unsupported, expected) => {
    server.unsupported.add(unsupported);
    server.always(GOOD);
    const client = model();
    expect(await client.complete(streamed().task)).toMatchObject({ kind: 'ok' });
    expect(await client.complete(streamed().task)).toMatchObject({ kind: 'ok' });
    expect(streams()).toEqual(expected);
  });

  test('a server that answers whole all the same is read whole', async () => {
    server.ignoreStream();
    server.next(GOOD);
    const { seen, task } = streamed();
    expect(await model().complete(task)).toMatchObject({ kind: 'ok', value: { word: '好' } });
    expect(seen).toEqual([]);
  });

  test('a thinking model is told not to think where it must be', async () => {
    server.unsupported.add('thinking');
    server.always(GOOD);
    expect(await model().complete(task)).toMatchObject({ kind: 'ok' });
    expect(server.requests.map(({ body }) => body.enable_thinking)).toEqual([undefined, false]);
  });

  test.each(['cut', 'error'] as const)('a stream that ends by %s is asked for once more, whole', async end => {
    server.next({ kind: 'stream', pieces: ['{"word":'], end }, GOOD);
    const { seen, task } = streamed();
    expect(await model().complete(task)).toMatchObject({ kind: 'ok', value: { word: '好' } });
    expect(seen).toEqual(['{"word":']);
    expect(streams().map(([stream]) => stream)).toEqual([true, false]);
  });

  test.each<[string, ModelReply, string]>([
    ['is no JSON in the middle', { kind: 'stream', pieces: ['{"word":'], end: 'garbage' }, 'invalidJson'],
    ['stops half-way without a word', { kind: 'stream', pieces: ['{"word":'], end: 'silent' }, 'invalidJson'],
    ['never ends', { kind: 'stream', pieces: ['{"word":"好"}'], end: 'hang' }, 'timeout'],
  ])('a stream that %s', async (_name, reply, reason) => {
    server.next(reply);
    expect(await model({ timeoutMs: 200 }).complete(streamed().task)).toMatchObject({ kind: 'failed', reason });
  });

  test('a stream without end is left', async () => {
    server.next({ kind: 'stream', pieces: Array.from({ length: 80 }, () => '很'.repeat(1000)) });
    expect(await model().complete(streamed().task)).toMatchObject({ kind: 'failed', reason: 'tooLarge', attempts: 1 });
  });
});

describe('the record of calls', () => {
  test('each task that sent something is reported with its cost; nothing sent, nothing reported', async () => {
    const calls: ModelCall[] = [];
    const client = model({ dailyTokenBudget: 200 }, { onCall: call => calls.push(call) });
    server.next({ ...GOOD, usage: { prompt_tokens: 60, completion_tokens: 40 } }, { kind: 'status', status: 401 });
    await client.complete({ ...task, questionId: 'q1' });
    await client.complete(task);
    server.always({ ...GOOD, usage: { prompt_tokens: 60, completion_tokens: 40 } });
    await client.complete(task);
    await client.complete(task);
    const common = { task: 'test-task@1', model: 'test-model' };
    expect(calls).toMatchObject([
      { ...common, promptTokens: 60, completionTokens: 40, outcome: 'ok', questionId: 'q1' },
      { ...common, promptTokens: 0, completionTokens: 0, outcome: 'http' },
      { ...common, outcome: 'ok' },
    ]);
    expect(calls.every(({ milliseconds }) => Number.isInteger(milliseconds) && milliseconds >= 0)).toBe(true);
  });

  test('a task of its own time-out does not open the circuit of another', async () => {
    server.always({ kind: 'slow' });
    const client = model();
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) await client.complete({ ...task, timeoutMs: 20 });
    expect(await client.complete({ ...task, timeoutMs: 20 })).toMatchObject({ attempts: 0 });
    server.always(GOOD);
    const other = { ...task, prompt: { ...task.prompt, name: 'other-task' } };
    expect(await client.complete(other)).toMatchObject({ kind: 'ok' });
  });
});

describe('failures', () => {
  test.each<[string, ModelReply, object]>([
    ['prose without JSON', { kind: 'invalidJson' }, { reason: 'invalidJson', attempts: 1 }],
    ['a body that is no JSON', { kind: 'invalidBody' }, { reason: 'invalidJson', attempts: 1 }],
    ['another shape', { kind: 'wrongSchema' }, { reason: 'schema', attempts: 1 }],
    ['a refusal', { kind: 'refusal' }, { reason: 'refused', attempts: 1 }],
    ['a content filter', { kind: 'status', status: 400, code: 'content_filter' }, { reason: 'refused', attempts: 1 }],
    [
      'a text too long',
      { kind: 'status', status: 400, code: 'context_length_exceeded' },
      { reason: 'http', attempts: 1 },
    ],
    ['a wrong key', { kind: 'status', status: 401 }, { reason: 'http', status: 401, attempts: 1 }],
    ['500 twice', { kind: 'status', status: 500 }, { reason: 'http', status: 500, attempts: 2 }],
    ['429 twice', { kind: 'status', status: 429 }, { reason: 'http', status: 429, attempts: 2 }],
    ['a cut connection twice', { kind: 'cut' }, { reason: 'network', attempts: 2 }],
    ['a cut body twice', { kind: 'cut', midBody: true }, { reason: 'network', attempts: 2 }],
  ])('%s', async (_name, reply, expected) => {
    server.always(reply);
    expect(await model().complete(task)).toMatchObject({ kind: 'failed', ...expected });
    expect(server.requests).toHaveLength((expected as { attempts: number }).attempts);
  });

  test.each<[string, ModelReply]>([
    ['500', { kind: 'status', status: 500 }],
    ['429', { kind: 'status', status: 429 }],
    ['a cut connection', { kind: 'cut' }],
  ])('%s once is healed by the retry', async (_name, reply) => {
    server.next(reply, GOOD);
    expect(await model().complete(task)).toMatchObject({ kind: 'ok' });
  });

  test.each([
    ['seconds', '2', 2000],
    ['a date', new Date(START + 3000).toUTCString(), 3000],
    ['nonsense', 'soon', 250],
  ])('Retry-After as %s is kept to', async (_name, retryAfter, expected) => {
    server.next({ kind: 'status', status: 429, retryAfter }, GOOD);
    const wait = vi.fn(async (_ms: number, _signal: AbortSignal) => {});
    expect(await model({}, { wait }).complete(task)).toMatchObject({ kind: 'ok' });
    expect(wait.mock.calls.map(([ms]) => ms)).toEqual([expected]);
  });

  test('a Retry-After beyond the time-out is not waited for', async () => {
    server.next({ kind: 'status', status: 429, retryAfter: '30' }, GOOD);
    const wait = vi.fn(async () => {});
    expect(await model({}, { wait }).complete(task)).toMatchObject({ reason: 'http', status: 429, attempts: 1 });
    expect(wait).not.toHaveBeenCalled();
  });

  test('nobody listens', async () => {
    const client = model({ baseURL: 'http://127.0.0.1:1/v1' });
    expect(await client.complete(task)).toEqual({ kind: 'failed', reason: 'network', attempts: 2 });
  });

  test('a server that never answers', async () => {
    server.always({ kind: 'slow' });
    expect(await model({ timeoutMs: 50 }).complete(task)).toMatchObject({ reason: 'timeout', attempts: 1 });
  });

  test('the time-out ends the wait for the retry too', async () => {
    server.next({ kind: 'status', status: 500, retryAfter: '0' }, GOOD);
    const wait = (_ms: number, signal: AbortSignal) =>
      new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
    expect(await model({ timeoutMs: 50 }, { wait }).complete(task)).toMatchObject({ reason: 'timeout', attempts: 1 });
  });
});

describe('limits', () => {
  test('repeated outages open the circuit for a minute, then one probe closes it', async () => {
    let at = START;
    server.always({ kind: 'status', status: 503 });
    const client = model({}, { now: () => new Date(at) });
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) await client.complete(task);
    const sent = server.requests.length;
    expect(await client.complete(task)).toEqual({ kind: 'failed', reason: 'http', status: 503, attempts: 0 });
    expect(server.requests).toHaveLength(sent);
    at += OPEN_MS;
    server.always(GOOD);
    expect(await client.complete(task)).toMatchObject({ kind: 'ok' });
    expect(await client.complete(task)).toMatchObject({ kind: 'ok' });
  });

  test.each<[string, ModelReply]>([
    ['bad answers', { kind: 'wrongSchema' }],
    ['refused texts', { kind: 'status', status: 400, code: 'context_length_exceeded' }],
  ])('%s of single tasks do not open it', async (_name, reply) => {
    server.always(reply);
    const client = model();
    for (let i = 0; i <= FAILURES_TO_OPEN; i += 1) await client.complete(task);
    expect(server.requests).toHaveLength(FAILURES_TO_OPEN + 1);
  });

  test('no more calls run at once than there are slots', async () => {
    server.always({ kind: 'slow', content: { word: '好' } });
    const client = model({ maxConcurrent: 2 });
    const calls = Array.from({ length: 3 }, () => client.complete(task));
    await server.received(2);
    // The third waits in the process; its request can only come after a slot is free.
    expect(server.requests).toHaveLength(2);
    server.always(GOOD);
    server.release();
    const outcomes = await Promise.all(calls);
    expect(outcomes.map(outcome => outcome.kind)).toEqual(['ok', 'ok', 'ok']);
    expect(server.requests).toHaveLength(3);
  });

  test('waiting for a slot counts towards the time-out', async () => {
    server.always({ kind: 'slow' });
    const client = model({ maxConcurrent: 1, timeoutMs: 50 });
    const outcomes = await Promise.all([client.complete(task), client.complete(task)]);
    expect(outcomes.map(outcome => outcome.kind === 'failed' && outcome.reason)).toEqual(['timeout', 'timeout']);
    expect(outcomes.map(outcome => outcome.kind === 'failed' && outcome.attempts)).toContain(1);
  });

  test('the day’s budget counts what the server counted and is new the next day', async () => {
    let at = START;
    server.always({ ...GOOD, usage: { prompt_tokens: 60, completion_tokens: 40 } });
    const client = model({ dailyTokenBudget: 150 }, { now: () => new Date(at) });
    expect(await client.complete(task)).toMatchObject({ kind: 'ok' });
    expect(await client.complete(task)).toEqual({ kind: 'failed', reason: 'budget', attempts: 0 });
    at += 24 * 3_600_000;
    expect(await client.complete(task)).toMatchObject({ kind: 'ok' });
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, ModelReply, number, string]>([
    ['an error status costs nothing', { kind: 'status', status: 401 }, 5000, 'ok'],
    ['a call without an answer counts in full', { kind: 'slow' }, 50, 'failed'],
  ])('budget: %s', async (_name, reply, timeoutMs, second) => {
    server.next(reply);
    server.always(GOOD);
    const client = model({ dailyTokenBudget: 100, timeoutMs });
    await client.complete(task);
    expect(await client.complete(task)).toMatchObject({
      kind: second,
      ...(second === 'failed' && { reason: 'budget' }),
    });
  });
});

describe('the key', () => {
  test('stays out of failures, of the model object and of the console', async () => {
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const spies = methods.map(method => vi.spyOn(console, method).mockImplementation(() => {}));
    vi.stubEnv('OPENAI_LOG', 'debug');
    server.always({ kind: 'status', status: 401, message: `Incorrect API key provided: ${API_KEY}` });
    const client = model();
    const outcome = await client.complete(task);
    expect(inspect([outcome, client], { depth: null, showHidden: true })).not.toContain(API_KEY);
    expect(spies.flatMap(spy => spy.mock.calls)).toEqual([]);
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  });

  test('a key that no header can carry is a failure, not an exception', async () => {
    expect(await model({ apiKey: '密钥\n' }).complete(task)).toMatchObject({ kind: 'failed', reason: 'network' });
    expect(server.requests).toHaveLength(0);
  });

  test('only the configuration decides where requests go', async () => {
    vi.stubEnv('OPENAI_BASE_URL', server.baseURL);
    const fetch = vi.fn(async () => Response.json({}));
    await model({ baseURL: undefined }, { fetch }).complete(task);
    expect(fetch).toHaveBeenCalledWith('https://api.openai.com/v1/chat/completions', expect.anything());
    vi.unstubAllEnvs();
  });
});
