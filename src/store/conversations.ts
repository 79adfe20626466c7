import type { ChannelName } from '../domain/conversation/channel.ts';
import type { StoredState } from './bot-state.ts';
import type { Prisma as Client, Tx } from './database.ts';
import { Prisma } from './generated/client.ts';

/** How long a conversation stays leased to an instance that has stopped answering. Real time, in ms. */
export const LEASE_MS = 12_000;

export interface InboxRow {
  id: string;
  conversationId: string;
  seq: number;
  senderId: string;
  channel: ChannelName;
  payload: Prisma.JsonValue;
  receivedAt: Date;
  /** How often the message has been taken, this time included. */
  attempts: number;
}

export interface OutboxDraft {
  id: string;
  recipientId: string;
  kind: 'reply' | 'notice';
  causeId: string;
  payload: Prisma.InputJsonObject;
}

/** A message that went out: where, and what it counts against the limits there. */
export interface Sent {
  id: string;
  channel: ChannelName;
  sends: number;
}

/** An instance that had lost its lease came to the end of a turn that the next holder had already ended. */
export class TurnEndedElsewhere extends Error {
  constructor(messageId: string) {
    super(`the turn of ${messageId} was ended by another instance`);
    this.name = 'TurnEndedElsewhere';
  }
}

/** Another turn has written the dialog state since this one loaded it. */
export class StateChanged extends Error {
  constructor(conversationId: string) {
    super(`dialog state of ${conversationId} changed under the turn`);
    this.name = 'StateChanged';
  }
}

/** Written only while it is the one that was loaded. */
function savingState({ key, data, etag }: StoredState): Prisma.Sql {
  const json = JSON.stringify(data);
  return etag === 0
    ? Prisma.sql`INSERT INTO "BotState" (key, data, etag) SELECT ${key}, ${json}::jsonb, 1 FROM held ON CONFLICT DO NOTHING RETURNING key`
    : Prisma.sql`UPDATE "BotState" s SET data = ${json}::jsonb, etag = s.etag + 1 FROM held
        WHERE s.key = ${key} AND s.etag = ${etag} RETURNING s.key`;
}

/** The conversation inbox: order per conversation and one effect per message, on any number of instances. */
export function createConversations() {
  return {
    leaseMs: LEASE_MS,

    /**
     * Stores an inbound message with the next sequence number of its conversation, taken under the conversation row's lock, so
     * numbers are in the order of storing. One statement: it is stored, or it is not.
     *
     * @param message.ofStranger what is kept in the payload's place where the sender is nobody here, or nobody any more
     * @returns its number, or undefined when the id was stored before.
     */
    async accept(
      db: Client | Tx,
      message: Pick<InboxRow, 'id' | 'conversationId' | 'senderId' | 'channel'> & {
        payload: Prisma.InputJsonObject;
        ofStranger?: Prisma.InputJsonObject;
        at: Date;
      },
    ): Promise<number | undefined> {
      const payload = Prisma.sql`${JSON.stringify(message.payload)}::jsonb`;
      const kept = message.ofStranger
        ? Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM "Staff" WHERE id = ${message.senderId} AND active) THEN ${payload}
            ELSE ${JSON.stringify(message.ofStranger)}::jsonb END`
        : payload;
      const rows = await db.$queryRaw<{ seq: number }[]>`
        WITH taken AS (
          INSERT INTO "Conversation" (id, "nextSeq") VALUES (${message.conversationId}, 2)
          ON CONFLICT (id) DO UPDATE SET "nextSeq" = "Conversation"."nextSeq" + 1 RETURNING "nextSeq" - 1 AS seq
        ), heard AS (
          UPDATE "Staff" SET "unreachableSince" = NULL WHERE id = ${message.senderId} AND "unreachableSince" IS NOT NULL
        )
        INSERT INTO "InboxMessage" (id, "conversationId", seq, "senderId", channel, payload, "receivedAt", status)
        SELECT ${message.id}, ${message.conversationId}, seq, ${message.senderId}, ${message.channel}, ${kept}, ${message.at},
          'pending' FROM taken
        ON CONFLICT (id) DO NOTHING RETURNING seq`;
      return rows[0]?.seq;
    },

    /**
     * Takes the conversation for `owner` if a message waits in it and nobody else holds it; returns the first waiting one.
     *
     * The message is locked while it is looked at: behind another instance's last transaction a plain read would still show as
     * waiting what that transaction has just ended. Each taking counts as an attempt, so that a message that kills its process is known.
     */
    async lease(db: Client, conversationId: string, owner: string, realNow: Date): Promise<InboxRow | undefined> {
      const until = new Date(realNow.getTime() + LEASE_MS);
      const rows = await db.$queryRaw<InboxRow[]>`
        WITH first AS (
          SELECT * FROM "InboxMessage" WHERE status = 'pending' AND "conversationId" = ${conversationId} ORDER BY seq LIMIT 1
          FOR UPDATE
        ), held AS (
          UPDATE "Conversation" SET "leaseOwner" = ${owner}, "leaseUntil" = ${until}
          WHERE id = (SELECT "conversationId" FROM first)
            AND ("leaseOwner" IS NULL OR "leaseOwner" = ${owner} OR "leaseUntil" < ${realNow})
          RETURNING id
        )
        UPDATE "InboxMessage" m SET attempts = m.attempts + 1 FROM first, held WHERE m.id = first.id AND first."conversationId" = held.id
        RETURNING m.id, m."conversationId", m.seq, m."senderId", m.channel, m.payload, m."receivedAt", m.attempts`;
      return rows[0];
    },

    async renew(db: Client, conversationIds: readonly string[], owner: string, realNow: Date): Promise<void> {
      await db.conversation.updateMany({
        where: { id: { in: [...conversationIds] }, leaseOwner: owner },
        data: { leaseUntil: new Date(realNow.getTime() + LEASE_MS) },
      });
    },

    /**
     * Conversations with waiting messages that nobody else holds, the longest waiting first: after a restart, another instance's death, or a turn
     * of one's own that lost the database, and what a busy instance has not come to yet.
     */
    async waiting(db: Client, owner: string, realNow: Date, limit: number): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT c.id FROM "InboxMessage" m JOIN "Conversation" c ON c.id = m."conversationId"
        WHERE m.status = 'pending' AND (c."leaseOwner" IS NULL OR c."leaseOwner" = ${owner} OR c."leaseUntil" < ${realNow})
        GROUP BY c.id ORDER BY min(m."receivedAt"), c.id LIMIT ${limit}`;
      return rows.map(row => row.id);
    },

    /**
     * Ends a turn: dialog state written where it changed, the inbox row done, replies into the outbox in order. One statement, because each
     * costs a turn more than its rows do: all of it happens, or none. It locks the message before the conversation, as `lease` does,
     * and changes it after: `accept`, which has the conversation by then, waits for whoever is changing a message of the same id, but not for a lock.
     *
     * @returns whether earlier replies still wait to be sent, which these must not overtake.
     * @throws TurnEndedElsewhere when another instance has ended it meanwhile, StateChanged when the state is no longer the one that was loaded.
     */
    async endTurn(
      db: Client | Tx,
      message: InboxRow,
      end: { status: 'done' | 'dead'; replies: readonly OutboxDraft[]; now: Date; state?: StoredState },
    ): Promise<{ behind: boolean }> {
      const { status, replies, now, state } = end;
      const count = replies.length;
      const rows = await db.$queryRaw<{ held: number; ended: number; behind: boolean }[]>`
        WITH held AS (
          SELECT id, "conversationId" FROM "InboxMessage" WHERE id = ${message.id} AND status = 'pending' FOR UPDATE
        ), saved AS (
          ${state ? savingState(state) : Prisma.sql`SELECT id FROM held`}
        ), taken AS (
          UPDATE "Conversation" c SET "nextSeq" = c."nextSeq" + ${count} FROM held, saved WHERE c.id = held."conversationId"
          RETURNING c.id, c."nextSeq" - ${count} AS first
        ), ended AS (
          UPDATE "InboxMessage" m SET status = ${status}::"InboxStatus", "doneAt" = ${now} FROM held, taken WHERE m.id = held.id
          RETURNING m.id
        ), added AS (
          INSERT INTO "OutboxMessage" (id, "conversationId", seq, "recipientId", kind, "causeId", payload, "createdAt", attempts, channel)
          SELECT d.id, taken.id, taken.first + d.place - 1, d."recipientId", d.kind::"OutboxKind", d."causeId", d.payload, ${now}, 0,
            ${message.channel}
          FROM taken, ROWS FROM (jsonb_to_recordset(${JSON.stringify(replies)}::jsonb)
            AS (id text, "recipientId" text, kind text, "causeId" text, payload jsonb))
            WITH ORDINALITY AS d(id, "recipientId", kind, "causeId", payload, place)
          ON CONFLICT (id) DO NOTHING
        )
        SELECT (SELECT count(*)::int FROM held) AS held, (SELECT count(*)::int FROM ended) AS ended,
          EXISTS (SELECT 1 FROM "OutboxMessage" o WHERE o."sentAt" IS NULL AND o."conversationId" = ${message.conversationId}
            AND o.kind = 'reply' AND o."failedAt" IS NULL) AS behind`;
      const { held, ended, behind } = rows[0]!;
      if (held === 0) throw new TurnEndedElsewhere(message.id);
      if (ended === 0) throw new StateChanged(message.conversationId);
      return { behind };
    },

    /** For an operator: messages that were given up. */
    deadLetters: (db: Client): Promise<number> => db.inboxMessage.count({ where: { status: 'dead' } }),

    /**
     * Marks messages as handed to the channel and hands back the conversation, whose turn is over with them.
     *
     * @returns the number its next message will get, as of the handing back; undefined when it was no longer held.
     */
    async markSentAndRelease(
      db: Client,
      conversationId: string,
      owner: string,
      sent: readonly Sent[],
      now: Date,
    ): Promise<number | undefined> {
      const rows = await db.$queryRaw<{ next: number }[]>`
        WITH sent AS (
          UPDATE "OutboxMessage" o SET "sentAt" = ${now}, attempts = o.attempts + 1, channel = s.channel, sends = s.sends
          FROM jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) AS s(id text, channel text, sends int) WHERE o.id = s.id RETURNING o.id
        )
        UPDATE "Conversation" SET "leaseOwner" = NULL, "leaseUntil" = NULL WHERE id = ${conversationId} AND "leaseOwner" = ${owner}
        RETURNING "nextSeq" AS next`;
      return rows[0]?.next;
    },

    /** On an embedded database no other process can hold a lease: whatever is left over is from a crash. */
    async releaseAll(db: Client): Promise<void> {
      await db.conversation.updateMany({ data: { leaseOwner: null, leaseUntil: null } });
    },

    /** Where somebody was last heard from in a conversation. */
    async lastChannel(db: Client, conversationId: string): Promise<ChannelName | undefined> {
      const where = { conversationId };
      const last = await db.inboxMessage.findFirst({ where, orderBy: { seq: 'desc' }, select: { channel: true } });
      return last?.channel as ChannelName | undefined;
    },

    /** Replaces what is stored of a message by the same with its files, so that a turn that is run again needs not fetch them. */
    async keepPayload(db: Client, id: string, payload: Prisma.InputJsonObject): Promise<void> {
      await db.inboxMessage.update({ where: { id }, data: { payload } });
    },

    /** Keeps the code of what went wrong beside the message, for the operator. */
    async noteError(db: Client, message: InboxRow, error: string): Promise<void> {
      await db.inboxMessage.update({ where: { id: message.id }, data: { error } });
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;
