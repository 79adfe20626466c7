import { deliverAfter } from '../domain/calendar/quiet-hours.ts';
import type { Clock } from '../domain/clock.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import { type NoticeJob, REMINDER_SUFFIX } from '../domain/notices/digest.ts';
import type { NoticeContent } from '../domain/notices/notice.ts';
import type { Conversations, InboxRow, OutboxDraft } from '../store/conversations.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Notice } from '../store/generated/client.ts';

export interface Outgoing {
  id: string;
  conversationId: string;
  recipientId: string;
  content: MessageContent;
  title: string | null;
}

interface NoticeWords {
  readonly title: string;
  readonly text: string;
  readonly options: MessageContent['options'];
}

export interface DeliveryOptions {
  db: Database;
  clock: Clock;
  conversations: Conversations;
  owner: string;
  realNow: () => Date;
  /** Sends through the channel; rejects when it could not. */
  send: (message: Outgoing) => Promise<void>;
  renderNotice: (content: NoticeContent, now: Date) => NoticeWords;
  /** Several reminders as one message. */
  renderDigest: (contents: readonly NoticeContent[], now: Date) => NoticeWords;
  /** Puts a delivery off, in the transaction. */
  postpone: (tx: Tx, job: NoticeJob, at: Date) => Promise<void>;
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

  /** Takes notices for the message `id`; what another one has taken meanwhile is not among them. */
  async function claim(tx: Tx, waiting: readonly Notice[], { id, now }: { id: string; now: Date }): Promise<Notice[]> {
    const ids = waiting.map(notice => notice.id);
    const taken = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Notice" SET "sentAt" = ${now}, "messageId" = ${id}, status = CASE status WHEN 'queued' THEN 'sent' ELSE status END
      WHERE id = ANY(${ids}::text[]) AND "sentAt" IS NULL AND status <> 'handled' RETURNING id`;
    const mine = taken.map(notice => notice.id);
    return waiting.filter(notice => mine.includes(notice.id));
  }

  /** One message of the notices of one person. */
  function worded(id: string, notices: readonly Notice[], now: Date): OutboxDraft {
    const [first, ...others] = notices as [Notice, ...Notice[]];
    const {
      title,
      text,
      options: choices,
    } = others.length === 0
      ? options.renderNotice(contentOf(first), now)
      : options.renderDigest(notices.map(contentOf), now);
    const { refType, refNo, recipientId } = first;
    const ref = others.length === 0 && refType && refNo ? { type: refType, no: refNo } : null;
    return {
      ...{ id, recipientId, kind: 'notice', causeId: first.id },
      payload: { title, text, options: choices.map(choice => ({ ...choice })), outcome: null, citations: [], ref },
    };
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

    /** Puts a notice, or what a person is reminded of this morning, into the conversation, once, and sends it; never in quiet hours. */
    async deliver(job: NoticeJob): Promise<void> {
      const now = clock.now();
      const handed = await db.transaction(async tx => {
        const waiting = await tx.notice.findMany({
          // What has been dealt with while it waited is not told any more.
          where: { ...meant(job, now), sentAt: null, status: { not: 'handled' } },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        });
        if (waiting.length === 0) return undefined;
        // Due in the day, but delivered late (an outage, a retry): the night is still the night.
        const at = deliverAfter(
          now,
          waiting.some(({ urgent }) => urgent),
        );
        if (at > now) {
          await options.postpone(tx, job, at);
          return undefined;
        }
        const id = `n-${waiting[0]!.id}`;
        const claimed = await claim(tx, waiting, { id, now });
        if (claimed.length === 0) return undefined;
        const message = worded(id, claimed, now);
        const conversationId = `u:${message.recipientId}`;
        await conversations.enqueue(tx, conversationId, [message], now);
        return { message, conversationId };
      });
      if (!handed || failing.has(handed.conversationId)) return;
      const { message, conversationId } = handed;
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

/** Which notices a job is about: one, or every reminder of a person that is ready. */
function meant(job: NoticeJob, now: Date) {
  if ('noticeId' in job) return { id: job.noticeId };
  return { recipientId: job.digestOf, code: { endsWith: REMINDER_SUFFIX }, deliverAfter: { lte: now } };
}

const contentOf = ({ code, params }: Notice): NoticeContent => ({ code, ...(params as object) }) as NoticeContent;
