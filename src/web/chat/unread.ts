import type { WebHost } from '../host.ts';
import { conversationId, type Place } from './place.ts';
import { momentOf } from './room-order.ts';

/** What the assistant sent to this person here and they have not read. */
export async function unreadOf({ db }: Pick<WebHost, 'db'>, place: Place): Promise<number> {
  const id = conversationId(place);
  const rows = await db.prisma.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM "OutboxMessage" m JOIN "Conversation" c ON c.id = m."conversationId"
    WHERE c.id = ${id} AND m.seq > c."readSeq"`;
  return rows[0]?.unread ?? 0;
}

/** The same for everybody's direct chat; who has nothing unread is missing. */
export async function unreadOfAll({ db }: Pick<WebHost, 'db'>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.prisma.$queryRaw<{ personId: string; unread: number }[]>`
    SELECT m."recipientId" AS "personId", count(*)::int AS unread
    FROM "OutboxMessage" m JOIN "Conversation" c ON c.id = m."conversationId"
    WHERE c.id = 'u:' || m."recipientId" AND m.seq > c."readSeq" GROUP BY m."recipientId"`;
  return new Map(rows.map(row => [row.personId, row.unread]));
}

/** Marks everything up to `seq` as read; never backwards, and never what is still to come. */
export async function markRead({ db }: Pick<WebHost, 'db'>, place: Place, seq: number): Promise<void> {
  const id = conversationId(place);
  if (!place.room) {
    await db.prisma.$executeRaw`
      UPDATE "Conversation" SET "readSeq" = GREATEST("readSeq", LEAST(${seq}::bigint, "nextSeq" - 1))::int WHERE id = ${id}`;
    return;
  }
  // A room's number is a moment; the person's own conversation in it counts by itself.
  const until = momentOf(seq);
  await db.prisma.$executeRaw`
    UPDATE "Conversation" SET "readSeq" = GREATEST("readSeq", COALESCE(
      (SELECT max(m.seq) FROM "OutboxMessage" m WHERE m."conversationId" = ${id} AND m."createdAt" <= ${until}), 0))
    WHERE id = ${id}`;
}
