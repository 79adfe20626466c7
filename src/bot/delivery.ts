import { deliverAfter } from '../domain/calendar/quiet-hours.ts';
import type { Clock } from '../domain/clock.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import type { NoticeContent } from '../domain/notices/notice.ts';
import type { Conversations, InboxRow, OutboxDraft } from '../store/conversations.ts';
import type { Database, Tx } from '../store/database.ts';

export interface Outgoing {
  id: string;
  conversationId: string;
  recipientId: string;
  content: MessageContent;
  title: string | null;
}

export interface DeliveryOptions {
  db: Database;
  clock: Clock;
  conversations: Conversations;
  owner: string;
  realNow: () => Date;
  /** Sends through the channel; rejects when it could not. */
  send: (message: Outgoing) => Promise<void>;
  renderNotice: (
    content: NoticeContent,
    now: Date,
  ) => { title: string; text: string; options: MessageContent['options'] };
  /** Puts a notice off, in the transaction. */
  postpone: (tx: Tx, noticeId: string, at: Date) => Promise<void>;
  onError: (error: unknown) => void;
}

/** A message is tried this often; then it stays in the outbox, visible to the operator. */
const MAX_SEND_ATTEMPTS = 10;
const SWEEP_BATCH = 200;
/** How often what was left behind is tried again, real ms. */
const SWEEP_MS = 5_000;

/** Sends what is in the outbox: at least once, in order per conversation, each message with a stable id. */
export function createDelivery(options: DeliveryOptions) {
  const { db, clock, conversations } = options;
  /** Conversations whose last sending failed: what comes later waits behind it for the next sweep. */
  const failing = new Set<string>();
  /** Conversations being sent to right now; a sweep leaves them alone. */
  const busy = new Set<string>();
  let sweep: NodeJS.Timeout | undefined;

  async function trySend(message: OutboxDraft & { conversationId: string }): Promise<boolean> {
    const { title = null, ...content } = message.payload as unknown as MessageContent & { title?: string };
    try {
      const { id, conversationId, recipientId } = message;
      await options.send({ id, conversationId, recipientId, content, title });
      return true;
    } catch (error) {
      options.onError(error);
      failing.add(message.conversationId);
      await conversations.countSendFailure(db.prisma, message.id);
      return false;
    }
  }

  /** Sends in order until one fails. @returns the ids that were sent. */
  async function sendAll(conversationId: string, messages: readonly OutboxDraft[]): Promise<string[]> {
    const sent: string[] = [];
    busy.add(conversationId);
    try {
      for (const message of messages) {
        if (!(await trySend({ ...message, conversationId }))) break;
        sent.push(message.id);
      }
    } finally {
      busy.delete(conversationId);
    }
    return sent;
  }

  return {
    /**
     * Sends a turn's replies and hands the conversation back.
     *
     * @returns whether more may be waiting in it: every message takes a number, so none does when only the turn's own were taken.
     */
    async afterTurn(
      { conversationId, seq }: Pick<InboxRow, 'conversationId' | 'seq'>,
      replies: readonly OutboxDraft[],
    ): Promise<boolean> {
      const sent = failing.has(conversationId) ? [] : await sendAll(conversationId, replies);
      const { owner } = options;
      const next = await conversations.markSentAndRelease(db.prisma, conversationId, owner, sent, clock.now());
      return next !== seq + 1 + replies.length;
    },

    /** Puts a notice into its recipient's conversation, once, and sends it; in quiet hours it is put off to their end. */
    async notice(noticeId: string): Promise<void> {
      const now = clock.now();
      const notice = await db.prisma.notice.findUnique({ where: { id: noticeId } });
      if (!notice) return;
      // Due in the day, but delivered late (an outage, a retry): the night is still the night.
      const at = deliverAfter(now, notice.urgent);
      if (at > now) return db.transaction(tx => options.postpone(tx, noticeId, at));
      const content = { code: notice.code, ...(notice.params as object) } as NoticeContent;
      const { title, text, options: choices } = options.renderNotice(content, now);
      const ref = notice.refType && notice.refNo ? { type: notice.refType, no: notice.refNo } : null;
      const conversationId = `u:${notice.recipientId}`;
      const message: OutboxDraft = {
        id: `n-${notice.id}`,
        recipientId: notice.recipientId,
        kind: 'notice',
        causeId: notice.id,
        payload: { title, text, options: choices.map(choice => ({ ...choice })), outcome: null, citations: [], ref },
      };
      const claimed = await db.transaction(async tx => {
        // What has been dealt with while it waited is not told any more.
        const count = await tx.$executeRaw`
          UPDATE "Notice" SET "sentAt" = ${now}, status = CASE status WHEN 'queued' THEN 'sent' ELSE status END
          WHERE id = ${noticeId} AND "sentAt" IS NULL AND status <> 'handled'`;
        if (count === 0) return false;
        await conversations.enqueue(tx, conversationId, [message], now);
        return true;
      });
      if (!claimed || failing.has(conversationId)) return;
      for (const id of await sendAll(conversationId, [message])) await conversations.markSent(db.prisma, id, now);
    },

    start(): void {
      sweep = setInterval(() => void this.unsent().catch(options.onError), SWEEP_MS);
    },

    stop(): void {
      clearInterval(sweep);
    },

    /** Sends what a crash, another instance's death or a failing channel left behind, in order per conversation. */
    async unsent(): Promise<void> {
      const rows = await conversations.unsent(db.prisma, {
        maxAttempts: MAX_SEND_ATTEMPTS,
        realNow: options.realNow(),
        limit: SWEEP_BATCH,
      });
      const byConversation = Map.groupBy(rows, row => row.conversationId);
      for (const [conversationId, waiting] of byConversation) {
        if (busy.has(conversationId)) continue;
        failing.delete(conversationId);
        const messages = waiting.map(row => ({ ...row, payload: row.payload as OutboxDraft['payload'] }));
        for (const id of await sendAll(conversationId, messages))
          await conversations.markSent(db.prisma, id, clock.now());
      }
    },
  };
}
