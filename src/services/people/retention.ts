import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import {
  clearBefore,
  DEFAULT_RETENTION_DAYS,
  isRetention,
  LEAST_RETENTION_DAYS,
  nextClearing,
} from '../../domain/people/retention.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSetRetention } from '../../domain/permissions/people.ts';
import { type Editor, OPERATOR } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { clearMessagesBetween } from './clear-messages.ts';

const DAYS = 'retentionDays';
/** Up to when messages are cleared already: each night only looks at what has become old since. */
const CLEARED = 'messagesClearedUntil';
const DAY_MS = 24 * 60 * 60 * 1000;

async function read(tx: Tx, key: string): Promise<unknown> {
  return (await tx.setting.findUnique({ where: { key } }))?.value;
}

async function write(tx: Tx, key: string, value: string | number): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** How many days messages are kept. */
export async function viewRetention(context: Pick<ServiceContext, 'db'>): Promise<number> {
  const days = await read(context.db.prisma, DAYS);
  return isRetention(days) ? days : DEFAULT_RETENTION_DAYS;
}

/** @throws AppError `invalidInput` when it is too short for what is still open, or no number of days. */
export async function setRetention(
  context: Pick<ServiceContext, 'db' | 'clock' | 'recordAudit'>,
  input: { by: Editor; days: number },
): Promise<void> {
  const { by, days } = input;
  assertAllowed(canSetRetention(by));
  if (!isRetention(days)) throw new AppError('invalidInput', { what: `${LEAST_RETENTION_DAYS}–3660` });
  await context.db.transaction(async tx => {
    await write(tx, DAYS, days);
    await context.recordAudit(tx, {
      at: context.clock.now(),
      actorId: by === OPERATOR ? OPERATOR : by.id,
      ...{ action: 'retention.set', subjectType: 'setting', subjectId: DAYS },
      detail: { days },
    });
  });
}

/** Sets the timer of the coming night. Called at each start, and by that timer. */
export async function ensureClearing(context: Pick<ServiceContext, 'db' | 'clock' | 'timers'>): Promise<void> {
  const at = nextClearing(context.clock.now());
  const id = shanghaiDate(at);
  await context.db.transaction(tx =>
    context.timers.schedule(tx, at, `clearOldMessages:${id}`, { kind: 'clearOldMessages', id }),
  );
}

/** Clears what has become too old, a day at a time. @returns how many messages */
export async function clearOldMessages(context: Pick<ServiceContext, 'db' | 'clock' | 'timers'>): Promise<number> {
  await ensureClearing(context);
  const until = clearBefore(context.clock.now(), await viewRetention(context));
  let cleared = 0;
  for (let from = await firstDay(context); from && from < until; ) {
    const begin = from;
    const end = new Date(Math.min(begin.getTime() + DAY_MS, until.getTime()));
    cleared += await context.db.transaction(
      async tx => {
        const count = await clearMessagesBetween(tx, begin, end);
        await write(tx, CLEARED, end.toISOString());
        return count;
      },
      { longestMs: 300_000 },
    );
    from = end;
  }
  return cleared;
}

async function firstDay(context: Pick<ServiceContext, 'db'>): Promise<Date | undefined> {
  const known = await read(context.db.prisma, CLEARED);
  if (typeof known === 'string') return new Date(known);
  const [oldest] = await context.db.prisma.$queryRaw<{ at: Date | null }[]>`
    SELECT least((SELECT min("receivedAt") FROM "InboxMessage"), (SELECT min("createdAt") FROM "OutboxMessage")) AS at`;
  return oldest?.at ?? undefined;
}
