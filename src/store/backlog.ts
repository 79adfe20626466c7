import { STRANGER } from '../domain/conversation/send-failure.ts';
import type { Prisma } from './database.ts';

/** How much waits. Ages in seconds by the application's clock, 0 where nothing waits. */
export interface Backlog {
  inboxWaiting: number;
  inboxOldest: number;
  deadLetters: number;
  outboxWaiting: number;
  outboxOldest: number;
  undeliverable: number;
  jobsDue: number;
  jobsFailed: number;
}

/** Of all instances together, in one statement. */
export async function measureBacklog(db: Prisma, now: Date): Promise<Backlog> {
  const rows = await db.$queryRaw<Backlog[]>`
    SELECT inbox.waiting AS "inboxWaiting", inbox.age AS "inboxOldest", dead.count AS "deadLetters",
      outbox.waiting AS "outboxWaiting", outbox.age AS "outboxOldest",
      undeliverable.count AS undeliverable, jobs.due AS "jobsDue", jobs.failed AS "jobsFailed"
    FROM (SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM ${now}::timestamptz - min("receivedAt")), 0)::float8 AS age
        FROM "InboxMessage" WHERE status = 'pending') AS inbox,
      (SELECT count(*)::int AS count FROM "InboxMessage" WHERE status = 'dead') AS dead,
      (SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM ${now}::timestamptz - min("createdAt")), 0)::float8 AS age
        FROM "OutboxMessage" WHERE "sentAt" IS NULL AND "failedAt" IS NULL) AS outbox,
      (SELECT count(*)::int AS count FROM "OutboxMessage" WHERE "failedAt" IS NOT NULL AND failure IS DISTINCT FROM ${STRANGER}) AS undeliverable,
      (SELECT count(*) FILTER (WHERE state < 'active' AND NOT blocked AND start_after <= ${now}::timestamptz)::int AS due,
        count(*) FILTER (WHERE state = 'failed')::int AS failed FROM pgboss.job) AS jobs`;
  return rows[0]!;
}
