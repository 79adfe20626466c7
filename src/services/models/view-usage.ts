import { atShanghai, type Day, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeModelUsage } from '../../domain/permissions/models.ts';
import type { ServiceContext } from '../context.ts';

/** What one kind of task cost in a span of time. */
export interface TaskUsage {
  /** The prompt's name without its version; `embed` for embeddings. */
  readonly task: string;
  readonly calls: number;
  readonly tokens: number;
  readonly failures: number;
  /** Half of the calls, and all but one in twenty, took no longer, in ms. */
  readonly p50: number;
  readonly p95: number;
}

export interface ModelUsage {
  readonly day: Day;
  /** Whether a model is configured now; without one there may still be calls of earlier. */
  readonly configured: boolean;
  readonly today: readonly TaskUsage[];
  readonly month: readonly TaskUsage[];
  /** Questions of the month whose answer a model worded, and all that were answered. */
  readonly worded: number;
  readonly answered: number;
}

/**
 * What the model cost today and this month, by task.
 *
 * @throws AppError `forbidden`.
 */
export async function viewModelUsage(context: ServiceContext, input: { actor: Actor }): Promise<ModelUsage> {
  assertAllowed(canSeeModelUsage(input.actor));
  await context.modelCalls?.flush();
  const now = context.clock.now();
  const day = shanghaiDate(now);
  const monthStart = atShanghai(`${day.slice(0, 8)}01`, '00:00');
  const [today, month, [questions]] = await Promise.all([
    usageSince(context, atShanghai(day, '00:00'), now),
    usageSince(context, monthStart, now),
    context.db.prisma.$queryRaw<{ worded: number; answered: number }[]>`
      SELECT count("wordedBy")::int AS worded, count(*)::int AS answered FROM "QuestionRecord"
      WHERE at >= ${monthStart} AND at <= ${now} AND outcome = 'answer'`,
  ]);
  return { day, configured: context.models !== undefined, today, month, worded: 0, answered: 0, ...questions };
}

function usageSince(context: ServiceContext, from: Date, to: Date): Promise<TaskUsage[]> {
  return context.db.prisma.$queryRaw<TaskUsage[]>`
    SELECT split_part(task, '@', 1) AS task, count(*)::int AS calls,
      sum("promptTokens" + "completionTokens")::int AS tokens, count(*) FILTER (WHERE outcome <> 'ok')::int AS failures,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY milliseconds)::int AS p50,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY milliseconds)::int AS p95
    FROM "ModelCall" WHERE at >= ${from} AND at <= ${to} GROUP BY 1 ORDER BY calls DESC, task`;
}
