import type { Invariant } from './invariant.ts';

/**
 * Every notice whose time has come went out in one message to its recipient that was handed over, unless it was dealt with before; none other
 * did, and every message of notices carried one.
 */
export const deliveredOnce: Invariant = {
  name: 'deliveredOnce',
  async check({ db: { prisma }, clock }) {
    const wrong = await prisma.$queryRaw<{ what: string; messages: number; unsent: number }[]>`
      SELECT n.code || ' to ' || n."recipientId" || ' ' || n.status::text AS what, count(o.id)::int AS messages,
        count(o.id) FILTER (WHERE o."sentAt" IS NULL)::int AS unsent
      FROM "Notice" n LEFT JOIN "OutboxMessage" o ON o.id = n."messageId" AND o.kind = 'notice' AND o."recipientId" = n."recipientId"
      GROUP BY n.id, n.code, n."recipientId", n.status, n."sentAt", n."deliverAfter"
      HAVING count(o.id) <> CASE WHEN n."sentAt" IS NULL THEN 0 ELSE 1 END
        OR count(o.id) FILTER (WHERE o."sentAt" IS NULL) > 0
        OR (n."sentAt" IS NULL AND n.status <> 'handled' AND n."deliverAfter" <= ${clock.now()})`;
    const strays = await prisma.$queryRaw<{ what: string }[]>`
      SELECT 'message ' || o.id || ' to ' || o."recipientId" AS what FROM "OutboxMessage" o
      WHERE o.kind = 'notice' AND NOT EXISTS
        (SELECT 1 FROM "Notice" n WHERE n."messageId" = o.id AND n."recipientId" = o."recipientId")`;
    return {
      count: await prisma.notice.count(),
      broken: [
        ...wrong.map(({ what, messages, unsent }) => `${what}: ${messages} messages, ${unsent} not handed over`),
        ...strays.map(({ what }) => what),
      ],
    };
  },
};
