import type { Clock } from '../domain/clock.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import type { NoticeContent } from '../domain/notices/notice.ts';
import type { Conversations, OutboxDraft } from '../store/conversations.ts';
import type { Database } from '../store/database.ts';

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
  /** Sends through the channel; rejects when it could not. */
  send: (message: Outgoing) => Promise<void>;
  renderNotice: (
    content: NoticeContent,
    now: Date,
  ) => { title: string; text: string; options: MessageContent['options'] };
  onError: (error: unknown) => void;
}

/** A message is tried this often; then it stays in the outbox, visible to the operator. */
const MAX_SEND_ATTEMPTS = 10;

/** Sends what is in the outbox: at least once, in order per conversation, each message with a stable id. */
export function createDelivery(options: DeliveryOptions) {
  const { db, clock, conversations } = options;

  async function trySend(message: OutboxDraft & { conversationId: string }): Promise<boolean> {
    const { title = null, ...content } = message.payload as unknown as MessageContent & { title?: string };
    try {
      const { id, conversationId, recipientId } = message;
      await options.send({ id, conversationId, recipientId, content, title });
      return true;
    } catch (error) {
      options.onError(error);
      return false;
    }
  }

  return {
    /** Sends a turn's replies and hands the conversation back. */
    async afterTurn(conversationId: string, replies: readonly OutboxDraft[]): Promise<void> {
      const sent: string[] = [];
      for (const reply of replies) {
        if (!(await trySend({ ...reply, conversationId }))) break;
        sent.push(reply.id);
      }
      await conversations.markSentAndRelease(db.prisma, conversationId, options.owner, sent, clock.now());
    },

    /** Puts a notice into its recipient's conversation, once, and sends it. */
    async notice(noticeId: string): Promise<void> {
      const now = clock.now();
      const notice = await db.prisma.notice.findUnique({ where: { id: noticeId } });
      if (!notice) return;
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
        const { count } = await tx.notice.updateMany({ where: { id: noticeId, sentAt: null }, data: { sentAt: now } });
        if (count === 0) return false;
        await tx.notice.updateMany({ where: { id: noticeId, status: 'queued' }, data: { status: 'sent' } });
        await conversations.enqueue(tx, conversationId, [message], now);
        return true;
      });
      if (claimed && (await trySend({ ...message, conversationId })))
        await conversations.markSent(db.prisma, message.id, now);
    },

    /** Sends what a crash or a failing channel left behind. */
    async unsent(): Promise<void> {
      const blocked = new Set<string>();
      for (const row of await conversations.unsent(db.prisma, {})) {
        if (blocked.has(row.conversationId) || row.attempts >= MAX_SEND_ATTEMPTS) continue;
        const message = { ...row, payload: row.payload as OutboxDraft['payload'] };
        if (await trySend(message)) await conversations.markSent(db.prisma, row.id, clock.now());
        else {
          blocked.add(row.conversationId);
          await conversations.countSendFailure(db.prisma, row.id);
        }
      }
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;
