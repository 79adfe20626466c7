import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export type ModelReply =
  /** A proper completion whose message content is this value as JSON, or this string as it is. */
  | { kind: 'content'; content: unknown; usage?: { prompt_tokens: number; completion_tokens: number } | null }
  | { kind: 'refusal' }
  /** Holds the request open until `release()` or `close()`; then answers with `content`. */
  | { kind: 'slow'; content?: unknown }
  | { kind: 'status'; status: number; code?: string; param?: string; message?: string; retryAfter?: string }
  /** Closes the connection, before any byte or in the middle of the body. */
  | { kind: 'cut'; midBody?: boolean }
  /** 200 and a JSON content type, but the body is no JSON. */
  | { kind: 'invalidBody' }
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
  /** The first clause of the question, cited and repeated word for word. */
  | { kind: 'honest' };

/** Request features an older server answers with 400. */
export type Unsupported = 'json_schema' | 'json_object' | 'max_tokens' | 'temperature';

export type ChatRequest = {
  model: string;
  messages: Array<{ role: string; content: string }>;
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: unknown } };
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
};

export type ReceivedRequest = { path: string; authorization: string; body: ChatRequest };

type Clause = { id: string; text: string };

export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;

/** A real HTTP server on a free loopback port that speaks Chat Completions; answers `honest` unless told otherwise. */
export async function startModelServer() {
  const requests: ReceivedRequest[] = [];
  const unsupported = new Set<Unsupported>();
  const held: Array<() => void> = [];
  const watchers: Array<{ count: number; resolve: () => void }> = [];
  let queue: ModelReply[] = [];
  let standing: ModelReply = { kind: 'honest' };

  const server = createServer(async (request, response) => {
    const body = JSON.parse(await readBody(request)) as ChatRequest;
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
    const complaint = complaintAbout(body, unsupported);
    if (complaint) sendError(response, 400, complaint);
    else perform(queue.shift() ?? standing, body, response);
    for (const watcher of watchers) if (requests.length >= watcher.count) watcher.resolve();
  });

  function perform(reply: ModelReply, body: ChatRequest, response: ServerResponse): void {
    switch (reply.kind) {
      case 'content':
        sendCompletion(response, reply.content, reply.usage);
        break;
      case 'refusal':
        sendJson(response, 200, completion({ content: null, refusal: 'I cannot help with that.' }));
        break;
      case 'slow':
        held.push(() => sendCompletion(response, reply.content ?? honestAnswer(body)));
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
      case 'invalidJson':
        sendCompletion(response, '很抱歉，我只能这样回答您。');
        break;
      case 'wrongSchema':
        sendCompletion(response, { text: '48小时', sources: 1 });
        break;
      case 'hallucinatedNumber':
        sendCompletion(response, { ...honestAnswer(body), answer: '故障应在97小时内修复。' });
        break;
      case 'oppositeLimit':
        sendCompletion(response, { ...honestAnswer(body), answer: oppositeLimit(body) });
        break;
      case 'noLimit':
        sendCompletion(response, { ...honestAnswer(body), answer: '没有任何时间限制，随便等。' });
        break;
      case 'promptLeak':
        sendCompletion(response, { ...honestAnswer(body), answer: recitedPrompt(body) });
        break;
      case 'honest':
        sendCompletion(response, honestAnswer(body));
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
    unsupported,
    /** The replies to the next requests, in order; then the standing reply again. */
    next(...replies: ModelReply[]): void {
      queue.push(...replies);
    },
    /** The reply to every request that has none queued. */
    always(reply: ModelReply): void {
      standing = reply;
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
      watchers.length = 0;
      held.length = 0;
      unsupported.clear();
      queue = [];
      standing = { kind: 'honest' };
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
  return null;
}

/** The clauses of the prompt's data block. */
function clausesOf(body: ChatRequest): Clause[] {
  const block = body.messages.at(-1)?.content.match(/<data>([\s\S]*?)<\/data>/)?.[1];
  return block ? (JSON.parse(block) as { clauses: Clause[] }).clauses : [];
}

function honestAnswer(body: ChatRequest) {
  const clause = clausesOf(body)[0];
  return { answer: clause?.text ?? '', citations: clause ? [clause.id] : [], answered: clause !== undefined };
}

function oppositeLimit(body: ChatRequest): string {
  const number = clausesOf(body)[0]?.text.match(/\d+(?:小时|分钟|天|日|个工作日|个月|元|%)/)?.[0] ?? '';
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

const DEFAULT_USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

function sendCompletion(response: ServerResponse, content: unknown, usage?: unknown): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  sendJson(response, 200, completion({ content: text }, usage));
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
