import { createCircuitBreaker } from './circuit-breaker.ts';
import type { ModelCall, ModelFailure, TokenUsage } from './model.ts';
import { createSlots } from './slots.ts';
import { createTokenBudget } from './token-budget.ts';

const DEFAULT_MAX_CONCURRENT = 4;

/** What one task sent and used so far. */
export type Tally = {
  attempts: number;
  /** Attempts that may have been billed without telling us. */
  unanswered: number;
  usage: TokenUsage | null;
};

export type GuardedTask = {
  /** Prompt and version. */
  task: string;
  model: string;
  timeoutMs: number;
  /** Tokens of one attempt at the most. */
  worstCase: number;
  questionId?: string | undefined;
};

export type GuardConfig = { maxConcurrent?: number; dailyTokenBudget?: number };

/**
 * What keeps a bad server from hurting us, for all calls of one process: slots, a time-out that counts the wait for one, the day's
 * budget, and a circuit breaker per task (a short task that keeps timing out must not stop the others). Every task that sent something is
 * reported to `onCall`.
 */
export function createGuard(config: GuardConfig, deps: { now: () => Date; onCall?: (call: ModelCall) => void }) {
  const slots = createSlots(config.maxConcurrent ?? DEFAULT_MAX_CONCURRENT);
  const budget = createTokenBudget(config.dailyTokenBudget, deps.now);
  const breakers = new Map<string, ReturnType<typeof createCircuitBreaker> & { last: ModelFailure }>();

  function breakerOf(task: string) {
    const known = breakers.get(task);
    if (known) return known;
    const last: ModelFailure = { kind: 'failed', reason: 'network', attempts: 0 };
    const created = { ...createCircuitBreaker(deps.now), last };
    breakers.set(task, created);
    return created;
  }

  async function withinLimits<R extends { kind: 'ok' }>(
    { task, worstCase }: GuardedTask,
    tally: Tally,
    work: () => Promise<R | ModelFailure>,
  ): Promise<R | ModelFailure> {
    const reservation = budget.reserve(worstCase);
    if (!reservation) return { kind: 'failed', reason: 'budget', attempts: 0 };
    try {
      const breaker = breakerOf(task);
      if (!breaker.tryPass()) return { ...breaker.last, attempts: 0 };
      const outcome = await work();
      const failure = outcome.kind === 'failed' && isOutage(outcome) ? outcome : null;
      if (failure) breaker.last = failure;
      breaker.record(failure ? 'failing' : 'healthy');
      return outcome;
    } finally {
      const counted = tally.usage ? tally.usage.promptTokens + tally.usage.completionTokens : 0;
      reservation.settle(counted + tally.unanswered * worstCase);
    }
  }

  return {
    async run<R extends { kind: 'ok' }>(
      task: GuardedTask,
      work: (signal: AbortSignal, tally: Tally) => Promise<R | ModelFailure>,
    ): Promise<R | ModelFailure> {
      const startedAt = performance.now();
      const tally: Tally = { attempts: 0, unanswered: 0, usage: null };
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), task.timeoutMs);
      try {
        if (!(await slots.acquire(deadline.signal))) return { kind: 'failed', reason: 'timeout', attempts: 0 };
        try {
          const outcome = await withinLimits(task, tally, () => work(deadline.signal, tally));
          if (tally.attempts > 0) {
            deps.onCall?.({
              task: task.task,
              model: task.model,
              promptTokens: tally.usage?.promptTokens ?? 0,
              completionTokens: tally.usage?.completionTokens ?? 0,
              milliseconds: Math.round(performance.now() - startedAt),
              outcome: outcome.kind === 'ok' ? 'ok' : outcome.reason,
              ...(task.questionId === undefined ? {} : { questionId: task.questionId }),
            });
          }
          return outcome;
        } finally {
          slots.release();
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

export type Guard = ReturnType<typeof createGuard>;

/** Whether a failure says that the server is unwell, not that it disliked this one task: only the former may open the breaker for everybody. */
function isOutage(failure: ModelFailure): boolean {
  if (failure.reason === 'http') return failure.status !== 400 && failure.status !== 422;
  return failure.reason === 'timeout' || failure.reason === 'network';
}
