import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export type ModelReply =
  /** A proper completion whose message content is this value as JSON, or this string as it is; in pieces where it is asked to stream. */
  | { kind: 'content'; content: unknown; usage?: { prompt_tokens: number; completion_tokens: number } | null }
  /** These pieces of content as a stream (whole where no stream is asked for), and how the stream ends. */
  | { kind: 'stream'; pieces: readonly string[]; end?: StreamEnd }
  | { kind: 'refusal' }
  /** Holds the request open until `release()` or `close()`; then answers with `content`. */
  | { kind: 'slow'; content?: unknown }
  /** The headers at once, then a byte of the body every few milliseconds for as long as somebody listens. */
  | { kind: 'drip'; everyMs: number }
  | { kind: 'status'; status: number; code?: string; param?: string; message?: string; retryAfter?: string }
  /** Closes the connection, before any byte or in the middle of the body. */
  | { kind: 'cut'; midBody?: boolean }
  /** 200 and a JSON content type, but the body is no JSON. */
  | { kind: 'invalidBody' }
  | { kind: 'html' }
  /** Sends bytes without end. */
  | { kind: 'endless' }
  /** A call of a tool in place of content. */
  | { kind: 'toolCall' }
  /** A proper completion whose content is prose without JSON. */
  | { kind: 'invalidJson' }
  /** JSON of another shape than asked for. */
  | { kind: 'wrongSchema' }
  /** The first clause of the question, worded with a number it does not hold. */
  | { kind: 'hallucinatedNumber' }
  /** The right number of the first clause, turned from an upper into a lower bound. */
  | { kind: 'oppositeLimit' }
  /** The first clause cited for the claim that nothing is limited. */
  | { kind: 'noLimit' }
  /** The system prompt recited as the answer, citing a real clause. */
  | { kind: 'promptLeak' }
  /** Made from the request. */
  | { kind: 'made'; from: (body: ChatRequest) => ModelReply }
  /** The first clause of the question, cited and repeated word for word; no rewriting, no scores. */
  | { kind: 'honest' };

/** Properly; cut; left open; with a piece that is no JSON; with an error; without saying that it ends. */
export type StreamEnd = 'done' | 'cut' | 'hang' | 'garbage' | 'error' | 'silent';

/** Request features an older server answers with 400. */
export type Unsupported =
  | 'json_schema'
  | 'json_object'
  | 'max_tokens'
  | 'temperature'
  | 'stream'
  | 'stream_options'
  | 'thinking';

export type ChatRequest = {
  model: string;
  messages: Array<{ role: string; content: string }>;
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: unknown } };
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  enable_thinking?: boolean;
};

export type ReceivedRequest = { path: string; authorization: string; body: ChatRequest };
export type EmbedRequest = { model: string; input: string[]; encoding_format?: string };

type Clause = { id: string; standard: string; number: string; text: string };
type Task = 'answer-from-clauses' | 'rewrite-question' | 'rank-clauses' | 'word-bulletin';

export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;

/** A real HTTP server on a free loopback port that speaks Chat Completions and Embeddings; answers `honest` unless told otherwise. */
export async function startModelServer() {
  const requests: ReceivedRequest[] = [];
  const embedRequests: EmbedRequest[] = [];
  const unsupported = new Set<Unsupported>();
  const held: Array<() => void> = [];
  const watchers: Array<{ count: number; resolve: () => void }> = [];
  const byTask = new Map<string, ModelReply>();
  let queue: ModelReply[] = [];
  let standing: ModelReply = { kind: 'honest' };
  /** A server that does not know how to stream answers whole. */
  let ignoresStream = false;
  let embedding: (request: EmbedRequest) => { status: number; body: unknown } = defaultEmbedding;

  const server = createServer(async (request, response) => {
    const parsed: unknown = JSON.parse(await readBody(request));
    if (request.url?.endsWith('/embeddings')) {
      embedRequests.push(parsed as EmbedRequest);
      const { status, body } = embedding(parsed as EmbedRequest);
      sendJson(response, status, body);
      return;
    }
    const body = parsed as ChatRequest;
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
    const complaint = complaintAbout(body, unsupported);
    if (complaint) sendError(response, 400, complaint);
    else perform(queue.shift() ?? byTask.get(taskOf(body)) ?? standing, body, response);
    for (const watcher of watchers) if (requests.length >= watcher.count) watcher.resolve();
  });

  function perform(reply: ModelReply, body: ChatRequest, response: ServerResponse): void {
    const answer = (content: unknown, usage?: unknown) => sendCompletion(response, body, content, usage, ignoresStream);
    switch (reply.kind) {
      case 'content':
        answer(reply.content, reply.usage);
        break;
      case 'stream':
        if (body.stream && !ignoresStream) void sendPieces(response, reply.pieces, reply.end ?? 'done');
        else answer(reply.pieces.join(''));
        break;
      case 'refusal':
        sendJson(response, 200, completion({ content: null, refusal: 'I cannot help with that.' }));
        break;
      case 'slow':
        held.push(() => answer(reply.content ?? honestAnswer(body)));
        break;
      case 'drip':
        drip(response, reply.everyMs);
        break;
      case 'status':
        sendError(response, reply.status, reply, reply.retryAfter);
        break;
      case 'cut':
        if (!reply.midBody) response.destroy();
        else {
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
          response.write('{"choices": [', () => response.destroy());
        }
        break;
      case 'invalidBody':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": oops');
        break;
      case 'html':
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<html><body>48小时 502 Bad Gateway</body></html>');
        break;
      case 'endless':
        endless(response);
        break;
      case 'toolCall':
        sendJson(response, 200, toolCall());
        break;
      case 'invalidJson':
        answer('很抱歉，我只能这样回答您。');
        break;
      case 'wrongSchema':
        answer({ text: '48小时', sources: 1 });
        break;
      case 'hallucinatedNumber':
        answer(answerOf(body, '故障应在97小时内修复。'));
        break;
      case 'oppositeLimit':
        answer(answerOf(body, oppositeLimit(body)));
        break;
      case 'noLimit':
        answer(answerOf(body, '没有任何时间限制，随便等。'));
        break;
      case 'promptLeak':
        answer(answerOf(body, recitedPrompt(body)));
        break;
      case 'made':
        perform(reply.from(body), body, response);
        break;
      case 'honest':
        answer(honestAnswer(body));
        break;
      default:
        reply satisfies never;
    }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    embedRequests,
    unsupported,
    /** The replies to the next requests, in order; then the standing reply again. */
    next(...replies: ModelReply[]): void {
      queue.push(...replies);
    },
    /** The reply to every request that has none queued. */
    always(reply: ModelReply): void {
      standing = reply;
    },
    /** The reply to every request of one task. */
    on(task: Task, reply: ModelReply): void {
      byTask.set(task, reply);
    },
    ignoreStream(): void {
      ignoresStream = true;
    },
    embedAs(answer: typeof embedding): void {
      embedding = answer;
    },
    /** Answers every request held by `slow`. */
    release(): void {
      for (const answer of held.splice(0)) answer();
    },
    /** Resolves when this many requests have arrived since the start or the last `reset`. */
    async received(count: number): Promise<void> {
      if (requests.length >= count) return;
      await new Promise<void>(resolve => watchers.push({ count, resolve }));
    },
    reset(): void {
      requests.length = 0;
      embedRequests.length = 0;
      watchers.length = 0;
      held.length = 0;
      unsupported.clear();
      byTask.clear();
      queue = [];
      standing = { kind: 'honest' };
      ignoresStream = false;
      embedding = defaultEmbedding;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  return text;
}

function complaintAbout(body: ChatRequest, unsupported: ReadonlySet<Unsupported>) {
  const format = body.response_format?.type;
  if ((format === 'json_schema' || format === 'json_object') && unsupported.has(format)) {
    return { message: 'This response_format type is unavailable now', code: 'invalid_request_error' };
  }
  if (body.max_tokens !== undefined && unsupported.has('max_tokens')) {
    return { message: "Unsupported parameter: use 'max_completion_tokens' instead.", param: 'max_tokens' };
  }
  if (body.temperature !== undefined && unsupported.has('temperature')) {
    return { message: 'Only the default (1) value is supported.', param: 'temperature' };
  }
  if (body.stream_options !== undefined && unsupported.has('stream_options')) {
    return { message: 'Unknown parameter: stream_options', param: 'stream_options' };
  }
  if (body.stream && unsupported.has('stream')) return { message: 'Streaming is not supported by this model.' };
  if (!body.stream && body.enable_thinking !== false && unsupported.has('thinking')) {
    return { message: 'parameter.enable_thinking must be set to false for non-streaming calls' };
  }
  return null;
}

/** Which task a request is for: by its schema, or by its instructions where the server takes none. */
export function taskOf(body: ChatRequest): Task {
  const named = body.response_format?.json_schema?.name as Task | undefined;
  if (named) return named;
  const system = body.messages[0]?.content ?? '';
  return system.includes('打分')
    ? 'rank-clauses'
    : system.includes('改写')
      ? 'rewrite-question'
      : 'answer-from-clauses';
}

/** The data block of a prompt. */
export function dataOf(body: ChatRequest): { question: string; clauses: Clause[] } {
  const block = body.messages.at(-1)?.content.match(/<data>([\s\S]*?)<\/data>/)?.[1] ?? '{}';
  return { question: '', clauses: [], ...(JSON.parse(block) as object) };
}

function honestAnswer(body: ChatRequest): unknown {
  switch (taskOf(body)) {
    case 'rewrite-question':
      return { questions: [] };
    case 'rank-clauses':
      return { scores: [] };
    default:
      return answerOf(body, dataOf(body).clauses[0]?.text ?? '');
  }
}

/** One sentence that cites the first clause. */
export function answerOf(body: ChatRequest, text: string): unknown {
  const clause = dataOf(body).clauses[0];
  return { answered: clause !== undefined, statements: clause ? [{ text, citations: [clause.id] }] : [] };
}

function oppositeLimit(body: ChatRequest): string {
  const number = dataOf(body).clauses[0]?.text.match(/\d+(?:小时|分钟|天|日|个工作日|个月|元|%)/)?.[0] ?? '';
  return `可以超过${number}。`;
}

/** Without its tags, so that only a check of the words themselves can notice. */
function recitedPrompt(body: ChatRequest): string {
  return (body.messages[0]?.content ?? '').replace(/<[^>]*>/g, '').slice(0, 200);
}

function completion(message: { content: string | null; refusal?: string }, usage: unknown = DEFAULT_USAGE) {
  const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }];
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'test',
    choices,
    ...(usage ? { usage } : {}),
  };
}

function toolCall() {
  const call = { id: 'call_1', type: 'function', function: { name: 'answer', arguments: '{"answer":"24小时"}' } };
  const message = { role: 'assistant', content: null, tool_calls: [call] };
  return { ...completion({ content: null }), choices: [{ index: 0, finish_reason: 'tool_calls', message }] };
}

const DEFAULT_USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
/** Letters of one streamed piece: sentences are cut in their middle. */
const PIECE = 7;

function sendCompletion(
  response: ServerResponse,
  body: ChatRequest,
  content: unknown,
  usage: unknown,
  ignoresStream: boolean,
): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  if (!body.stream || ignoresStream) {
    sendJson(response, 200, completion({ content: text }, usage));
    return;
  }
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? [];
  const counted = body.stream_options?.include_usage && usage !== null ? (usage ?? DEFAULT_USAGE) : undefined;
  void sendPieces(response, pieces, 'done', counted);
}

async function sendPieces(
  response: ServerResponse,
  pieces: readonly string[],
  end: StreamEnd,
  usage?: unknown,
): Promise<void> {
  const event = (data: unknown) =>
    write(response, `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const content of pieces) {
    await event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason: null }] });
  }
  switch (end) {
    case 'cut':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'garbage':
      await event('{"choices": [oops');
      break;
    case 'error':
      await event({ error: { message: 'the engine died 24小时', type: 'server_error' } });
      break;
    case 'done':
      await event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
      if (usage) await event({ object: 'chat.completion.chunk', choices: [], usage });
      await event('[DONE]');
      break;
    case 'silent':
      break;
    default:
      end satisfies never;
  }
  response.end();
}

/** Each piece reaches the other side before the next is written. */
function write(response: ServerResponse, text: string): Promise<void> {
  return new Promise(resolve => response.write(text, () => setImmediate(resolve)));
}

function drip(response: ServerResponse, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), everyMs);
  response.on('close', () => clearInterval(timer));
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = `"${'24小时'.repeat(10_000)}",`;
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {
      // Until the other side is slower than we are.
    }
  };
  response.on('drain', more);
  response.write('{"choices": [');
  more();
}

/** Which letters a text holds: near for texts that share words. */
function defaultEmbedding({ input }: EmbedRequest): { status: number; body: unknown } {
  const data = input.map((text, index) => {
    const embedding = new Array<number>(64).fill(0);
    for (const char of text) embedding[(char.codePointAt(0) ?? 0) % 64]! += 1;
    return { object: 'embedding', index, embedding };
  });
  return { status: 200, body: { object: 'list', data, usage: { prompt_tokens: input.join('').length } } };
}

function sendError(
  response: ServerResponse,
  status: number,
  error: { message?: string; code?: string; param?: string },
  retryAfter?: string,
): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  const { message = `status ${status}`, code = null, param = null } = error;
  sendJson(response, status, { error: { message, code, param, type: 'error' } });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
