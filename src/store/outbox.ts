import type { ChannelName, SentBefore } from '../domain/conversation/channel.ts';
import { STRANGER } from '../domain/conversation/send-failure.ts';
import type { OutboxDraft, Sent } from './conversations.ts';
import type { Prisma as Client, Tx } from './database.ts';
import { Prisma } from './generated/client.ts';

/** How long a message is left alone by the others while one instance sends it. Real time, in ms. */
export const CLAIM_MS = 60_000;

export interface OutboxRow {
  id: string;
  conversationId: string;
  recipientId: string;
  kind: 'reply' | 'notice';
  causeId: string;
  payload: Prisma.JsonValue;
  channel: ChannelName | null;
  attempts: number;
  createdAt: Date;
}

const GIVEN_UP = { failedAt: { not: null }, failure: { not: STRANGER } };

/** Of one conversation: what is on different channels is in different chats; what has no channel yet may go to any. */
const sameChat = Prisma.sql`(e.channel IS NULL OR o.channel IS NULL OR e.channel = o.channel)`;

/** What waits to be sent: in order per conversation and kind, by one instance at a time. */
export function createOutbox() {
  return {
    claimMs: CLAIM_MS,

    /**
     * Adds messages to a conversation, claimed by whoever adds them, or with `channel` left to the next sweep. An id that is already there stays
     * as it is.
     *
     * @returns until when they are claimed
     */
    async enqueue(
      tx: Tx,
      conversationId: string,
      messages: readonly OutboxDraft[],
      { now, realNow, channel }: { now: Date; realNow: Date; channel?: ChannelName },
    ): Promise<Date> {
      const until = new Date(realNow.getTime() + CLAIM_MS);
      if (messages.length === 0) return until;
      const known = await tx.$queryRaw<{ seq: number }[]>`
        INSERT INTO "Conversation" (id, "nextSeq") VALUES (${conversationId}, ${messages.length + 1})
        ON CONFLICT (id) DO UPDATE SET "nextSeq" = "Conversation"."nextSeq" + ${messages.length}
        RETURNING "nextSeq" - ${messages.length} AS seq`;
      const first = known[0]!.seq;
      const sending = channel ? { channel } : { notBefore: until };
      await tx.outboxMessage.createMany({
        data: messages.map((message, index) => ({
          ...message,
          ...{ conversationId, seq: first + index, createdAt: now, ...sending },
        })),
        skipDuplicates: true,
      });
      return until;
    },

    /** The messages of the last answer of a conversation that offers something to choose. */
    async lastOffers(db: Client, conversationId: string): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM "OutboxMessage" WHERE "conversationId" = ${conversationId} AND kind = 'reply' AND "causeId" = (
          SELECT "causeId" FROM "OutboxMessage" WHERE "conversationId" = ${conversationId} AND kind = 'reply'
            AND jsonb_array_length(payload->'options') > 0 ORDER BY seq DESC LIMIT 1)`;
      return rows.map(({ id }) => id);
    },

    /**
     * Claims what may be sent now, of conversations that nobody is at work on, in order. A message that waits keeps those of its kind and channel
     * that come after it waiting, too: another channel is another chat. Answers, which somebody waits for, come before notices. What goes by a connection that another instance has is left to that one until `strandedBefore`.
     */
    async claim(
      db: Client,
      input: { realNow: Date; limit: number; elsewhere?: readonly ChannelName[]; strandedBefore?: Date },
    ): Promise<{ rows: OutboxRow[]; until: Date }> {
      const { realNow, limit, elsewhere = [], strandedBefore = realNow } = input;
      const until = new Date(realNow.getTime() + CLAIM_MS);
      const rows = await db.$queryRaw<(OutboxRow & { seq: number })[]>`
        WITH ready AS (
          SELECT o.id FROM "OutboxMessage" o JOIN "Conversation" c ON c.id = o."conversationId"
          WHERE o."sentAt" IS NULL AND o."failedAt" IS NULL AND (c."leaseOwner" IS NULL OR c."leaseUntil" < ${realNow})
            AND (o.channel IS NULL OR o.channel <> ALL(${[...elsewhere]}::text[]) OR o."createdAt" < ${strandedBefore})
            AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" e WHERE e."sentAt" IS NULL AND e."conversationId" = o."conversationId"
              AND e.kind = o.kind AND ${sameChat} AND e.seq <= o.seq AND e."failedAt" IS NULL AND e."notBefore" > ${realNow})
          ORDER BY o.kind, o."createdAt", o."conversationId", o.seq LIMIT ${limit} FOR UPDATE OF o SKIP LOCKED
        )
        UPDATE "OutboxMessage" m SET "notBefore" = ${until} FROM ready WHERE m.id = ready.id
        RETURNING m.id, m."conversationId", m.seq, m."recipientId", m.kind, m."causeId", m.payload, m.channel, m.attempts, m."createdAt"`;
      return { rows: rows.sort((a, b) => a.seq - b.seq), until };
    },

    /** Claims anew what is claimed until `until`. @returns until when, or undefined where somebody else has taken some of it meanwhile. */
    async keepClaim(
      db: Client,
      ids: readonly string[],
      { until, realNow }: { until: Date; realNow: Date },
    ): Promise<Date | undefined> {
      const notBefore = new Date(realNow.getTime() + CLAIM_MS);
      const where = { id: { in: [...ids] }, sentAt: null, failedAt: null, notBefore: until };
      const { count } = await db.outboxMessage.updateMany({ where, data: { notBefore } });
      return count === ids.length ? notBefore : undefined;
    },

    /**
     * Whether something for the same chat waits in front of a message: it would be overtaken. Asked of claimed ones, too: two that claim at the same moment
     * do not see each other's claims, and one may take what comes behind what the other has just taken.
     */
    async isBehind(db: Client | Tx, id: string): Promise<boolean> {
      const rows = await db.$queryRaw<{ behind: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM "OutboxMessage" e WHERE e."sentAt" IS NULL AND e."conversationId" = o."conversationId"
          AND e.kind = o.kind AND ${sameChat} AND e.seq < o.seq AND e."failedAt" IS NULL) AS behind
        FROM "OutboxMessage" o WHERE o.id = ${id}`;
      return rows[0]?.behind ?? false;
    },

    /** Gives back what is claimed until `until`: it may go as soon as what is in front of it has gone. */
    async giveBack(db: Client | Tx, ids: readonly string[], until: Date): Promise<void> {
      if (ids.length === 0) return;
      const where = { id: { in: [...ids] }, sentAt: null, failedAt: null, notBefore: until };
      await db.outboxMessage.updateMany({ where, data: { notBefore: null } });
    },

    /** What has gone on a channel within the last hour: to a person, or into the group that the conversation is in. */
    async sentLately(
      db: Client,
      message: Pick<OutboxRow, 'recipientId' | 'conversationId'>,
      { channel, now }: { channel: ChannelName; now: Date },
    ): Promise<SentBefore[]> {
      const hour = new Date(now.getTime() - 3_600_000);
      const room = /^r:[^:]*:/.exec(message.conversationId)?.[0];
      const there = room
        ? Prisma.sql`starts_with("conversationId", ${room})`
        : Prisma.sql`"recipientId" = ${message.recipientId}`;
      return db.$queryRaw<SentBefore[]>`
        SELECT "sentAt" AS at, sends FROM "OutboxMessage" WHERE ${there} AND "sentAt" > ${hour} AND channel = ${channel}`;
    },

    async markSent(db: Client, { id, channel, sends }: Sent, at: Date): Promise<void> {
      await db.outboxMessage.update({
        where: { id },
        data: { sentAt: at, channel, sends, notBefore: null, attempts: { increment: 1 } },
      });
    },

    /** Leaves a message for later, or with `until` null for whoever comes first. */
    async putOff(
      db: Client,
      id: string,
      {
        until,
        failure,
        attempts,
        channel,
      }: {
        until: Date | null;
        failure: string;
        attempts: number;
        channel: ChannelName | null;
      },
    ): Promise<void> {
      await db.outboxMessage.update({ where: { id }, data: { notBefore: until, failure, attempts, channel } });
    },

    /** Gives a message up; the notices in it have failed, and a person whom nothing reaches is known for it. */
    async giveUp(
      tx: Tx,
      message: { id: string; recipientId: string },
      { at, failure, unreachable }: { at: Date; failure: string; unreachable: boolean },
    ): Promise<void> {
      await tx.outboxMessage.update({ where: { id: message.id }, data: { failedAt: at, failure, notBefore: null } });
      await tx.notice.updateMany({
        where: { messageId: message.id, status: 'sent' },
        data: { status: 'failed', failure },
      });
      if (!unreachable) return;
      await tx.staff.updateMany({
        where: { id: message.recipientId, unreachableSince: null },
        data: { unreachableSince: at },
      });
    },

    /** On an embedded database no other process can be sending: whatever is left over is from a crash. */
    async releaseAll(db: Client): Promise<void> {
      await db.outboxMessage.updateMany({ where: { sentAt: null, failedAt: null }, data: { notBefore: null } });
    },

    /** For an operator: messages that wait, and those that were given up. */
    async health(db: Client): Promise<{ unsent: number; undeliverable: number }> {
      const unsent = await db.outboxMessage.count({ where: { sentAt: null, failedAt: null } });
      return { unsent, undeliverable: await db.outboxMessage.count({ where: GIVEN_UP }) };
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
