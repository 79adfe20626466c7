import { readCompletion } from './completion.ts';
import { connect, waitFor } from './connection.ts';
import { FIRST_DIALECT, requestBody, simplerDialect } from './dialect.ts';
import { classifyFault } from './faults.ts';
import { createGuard, type Guard, type Tally } from './guard.ts';
import type { Completion, Model, ModelCall, ModelFailure, ModelTask } from './model.ts';
import { readBody } from './read-body.ts';
import { roughTokens } from './token-budget.ts';

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
  /** Told of every task that sent something. */
  onCall?: (call: ModelCall) => void;
  /** Shared with other clients of the same server; its own without it. */
  guard?: Guard;
};

/** A model behind an OpenAI-compatible Chat Completions server. Nothing it returns carries the key or a server's message. */
export function createModel(config: ModelConfig, deps: ModelDeps): Model {
  const client = connect(config, deps.fetch);
  const wait = deps.wait ?? waitFor;
  const guard = deps.guard ?? createGuard(config, deps);
  let workingDialect = FIRST_DIALECT;

  async function send<T>(
    task: ModelTask<T>,
    limits: { maxTokens: number; timeoutMs: number },
    signal: AbortSignal,
    tally: Tally,
  ): Promise<Completion<T>> {
    const startedAt = performance.now();
    let dialect = workingDialect;
    let retries = 1;
    let onText = task.onText;
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
        const request = requestBody(config.model, task, limits.maxTokens, dialect, onText !== undefined);
        const response = await client.chat.completions.create(request, { signal }).asResponse();
        workingDialect = dialect;
        const body = await readBody(response, signal, onText);
        // The SDK ends a stream that is called off without a word.
        if (signal.aborted) break;
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
          const next = simplerDialect(dialect, fault.complaint, onText !== undefined);
          if (!next) return failed('http', fault.status);
          dialect = next;
          continue;
        }
        const delay = fault.retryAfterMs ?? DEFAULT_RETRY_DELAY_MS;
        const remaining = limits.timeoutMs - (performance.now() - startedAt);
        if (retries === 0 || delay >= remaining) return failed(fault.reason, fault.status);
        retries -= 1;
        // What was shown stays until the answer is whole: it must not begin anew before people's eyes.
        onText = undefined;
        await wait(delay, signal);
      }
    }
    return failed('timeout');
  }

  return {
    name: config.model,
    complete(task) {
      const maxTokens = Math.min(task.maxTokens, config.maxOutputTokens);
      const timeoutMs = Math.min(task.timeoutMs ?? config.timeoutMs, config.timeoutMs);
      const guarded = {
        task: `${task.prompt.name}@${task.prompt.version}`,
        model: config.model,
        timeoutMs,
        worstCase: roughInput(task) + maxTokens,
        questionId: task.questionId,
      };
      return guard.run(guarded, (signal, tally) => send(task, { maxTokens, timeoutMs }, signal, tally));
    },
  };
}

function roughInput<T>(task: ModelTask<T>): number {
  return roughTokens(task.prompt.system) + roughTokens(task.prompt.user);
}
