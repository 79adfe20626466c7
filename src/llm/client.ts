import { OpenAI } from 'openai';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { readCompletion } from './completion.ts';
import { FIRST_DIALECT, requestBody, simplerDialect } from './dialect.ts';
import { classifyFault } from './faults.ts';
import type { Completion, Model, ModelFailure, ModelTask, TokenUsage } from './model.ts';
import { createSlots } from './slots.ts';
import { createTokenBudget, roughTokens } from './token-budget.ts';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';
const DEFAULT_MAX_CONCURRENT = 4;
const DEFAULT_RETRY_DELAY_MS = 250;

export type ModelConfig = {
  apiKey: string;
  /** Up to and including the version path, such as `http://127.0.0.1:11434/v1`; OpenAI's own without it. */
  baseURL?: string;
  model: string;
  /** Of a whole `complete`, in milliseconds: waiting for a slot, the one retry and finding the dialect included. */
  timeoutMs: number;
  /** Cap on every task's `maxTokens`. */
  maxOutputTokens: number;
  /** Input and output tokens per Shanghai calendar day and process; no limit without it. */
  dailyTokenBudget?: number;
  maxConcurrent?: number;
};

export type ModelDeps = {
  /** The real clock: the breaker's minute and the budget's day pass outside, even while a simulated clock stands still. */
  now: () => Date;
  fetch?: typeof globalThis.fetch;
  /** Waits before the retry; resolves early, never rejects, when the signal aborts. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** What one `complete` sent and used so far. */
type Tally = {
  attempts: number /** Attempts that may have been billed without telling us. */;
  unanswered: number;
  usage: TokenUsage | null;
};

/** A model behind an OpenAI-compatible Chat Completions server. Nothing it returns carries the key or a server's message. */
export function createModel(config: ModelConfig, deps: ModelDeps): Model {
  const client = createClient(config, deps);
  const wait = deps.wait ?? waitFor;
  const slots = createSlots(config.maxConcurrent ?? DEFAULT_MAX_CONCURRENT);
  const breaker = createCircuitBreaker(deps.now);
  const budget = createTokenBudget(config.dailyTokenBudget, deps.now);
  let workingDialect = FIRST_DIALECT;
  let lastFailure: ModelFailure = { kind: 'failed', reason: 'network', attempts: 0 };

  async function send<T>(
    task: ModelTask<T>,
    maxTokens: number,
    signal: AbortSignal,
    tally: Tally,
  ): Promise<Completion<T>> {
    const startedAt = performance.now();
    let dialect = workingDialect;
    let retries = 1;
    const failed = (reason: ModelFailure['reason'], status?: number): ModelFailure => ({
      kind: 'failed',
      reason,
      attempts: tally.attempts,
      ...(status === undefined ? {} : { status }),
    });
    while (!signal.aborted) {
      tally.attempts += 1;
      tally.unanswered += 1;
      try {
        const body: unknown = await client.chat.completions.create(
          requestBody(config.model, task, maxTokens, dialect),
          { signal },
        );
        workingDialect = dialect;
        const read = readCompletion(body, task.schema);
        const usage = read.usage ?? { promptTokens: roughInput(task), completionTokens: roughTokens(read.content) };
        tally.usage = usage;
        tally.unanswered -= 1;
        return read.kind === 'ok' ? { kind: 'ok', value: read.value, usage } : failed(read.reason);
      } catch (error) {
        if (signal.aborted) break;
        const fault = classifyFault(error, deps.now);
        // A server that answered with an error status did not bill the attempt.
        if (fault.kind === 'unacceptable' || fault.status !== undefined) tally.unanswered -= 1;
        if (fault.kind === 'final') return failed(fault.reason, fault.status);
        if (fault.kind === 'unacceptable') {
          const next = simplerDialect(dialect, fault.complaint);
          if (!next) return failed('http', fault.status);
          dialect = next;
          continue;
        }
        const delay = fault.retryAfterMs ?? DEFAULT_RETRY_DELAY_MS;
        const remaining = config.timeoutMs - (performance.now() - startedAt);
        if (retries === 0 || delay >= remaining) return failed(fault.reason, fault.status);
        retries -= 1;
        await wait(delay, signal);
      }
    }
    return failed('timeout');
  }

  async function completeWithSlot<T>(task: ModelTask<T>, signal: AbortSignal): Promise<Completion<T>> {
    const maxTokens = Math.min(task.maxTokens, config.maxOutputTokens);
    const worstCase = roughInput(task) + maxTokens;
    const reservation = budget.reserve(worstCase);
    if (!reservation) return { kind: 'failed', reason: 'budget', attempts: 0 };
    const tally: Tally = { attempts: 0, unanswered: 0, usage: null };
    try {
      if (!breaker.tryPass()) return { ...lastFailure, attempts: 0 };
      const outcome = await send(task, maxTokens, signal, tally);
      const outage = outcome.kind === 'failed' && isOutage(outcome);
      if (outage) lastFailure = outcome;
      breaker.record(outage ? 'failing' : 'healthy');
      return outcome;
    } finally {
      const counted = tally.usage ? tally.usage.promptTokens + tally.usage.completionTokens : 0;
      reservation.settle(counted + tally.unanswered * worstCase);
    }
  }

  return {
    name: config.model,
    async complete(task) {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), config.timeoutMs);
      try {
        if (!(await slots.acquire(deadline.signal))) return { kind: 'failed', reason: 'timeout', attempts: 0 };
        try {
          return await completeWithSlot(task, deadline.signal);
        } finally {
          slots.release();
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Everything the SDK would otherwise read from its own environment variables is set here, so that only our configuration counts. */
function createClient(config: ModelConfig, deps: ModelDeps): OpenAI {
  return new OpenAI({
    apiKey: config.apiKey,
    baseURL: config.baseURL ?? DEFAULT_BASE_URL,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // Its debug log prints request bodies: questions of staff do not belong in a log.
    logLevel: 'off',
    // Retries and the overall time-out are ours: the SDK counts its time-out per attempt.
    maxRetries: 0,
    timeout: config.timeoutMs + 1000,
    ...(deps.fetch ? { fetch: deps.fetch } : {}),
  });
}

/** Whether a failure says that the server is unwell, not that it disliked this one task: only the former may open the breaker for everybody. */
function isOutage(failure: ModelFailure): boolean {
  if (failure.reason === 'http') return failure.status !== 400 && failure.status !== 422;
  return failure.reason === 'timeout' || failure.reason === 'network';
}

function roughInput<T>(task: ModelTask<T>): number {
  return roughTokens(task.prompt.system) + roughTokens(task.prompt.user);
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
