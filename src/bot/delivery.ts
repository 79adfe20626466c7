import { deliverAfter } from '../domain/calendar/quiet-hours.ts';
import type { Clock } from '../domain/clock.ts';
import type { ChannelName } from '../domain/conversation/channel.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import { type NoticeJob, REMINDER_SUFFIX } from '../domain/notices/digest.ts';
import type { NoticeContent } from '../domain/notices/notice.ts';
import type { Conversations, InboxRow, OutboxDraft, Sent } from '../store/conversations.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Notice } from '../store/generated/client.ts';
import type { Outbox, OutboxRow } from '../store/outbox.ts';
import { type Send, strandedBefore } from './sender.ts';

interface NoticeWords {
  readonly title: string;
  readonly text: string;
  readonly options: MessageContent['options'];
}

export interface DeliveryOptions {
  db: Database;
  clock: Clock;
  conversations: Conversations;
  outbox: Outbox;
  owner: string;
  realNow: () => Date;
  send: Send;
  /** The channels whose connection is not here. */
  elsewhere: () => ChannelName[];
  renderNotice: (content: NoticeContent, now: Date) => NoticeWords;
  /** Several reminders as one message. */
  renderDigest: (contents: readonly NoticeContent[], now: Date) => NoticeWords;
  /** What a group's robot says of a notice, where there is one and everybody may know. */
  renderPublic?: (content: NoticeContent) => string | undefined;
  /** Puts a delivery off, in the transaction. */
  postpone: (tx: Tx, job: NoticeJob, at: Date) => Promise<void>;
  onError: (error: unknown) => void;
}

const SWEEP_BATCH = 100;
/** How often what was left behind is tried again, real ms. */
const SWEEP_MS = 2_000;
/** Everybody in the robot's group. */
const GROUP = 'group';
/** So many conversations are sent to at once; on an embedded database they share one connection anyway. */
const SIDE_BY_SIDE = 8;

/** Sends what is in the outbox: at least once, in order per conversation, channel and kind, each message with a stable id. */
export function createDelivery(options: DeliveryOptions) {
  const { db, clock, conversations, outbox } = options;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;

  /** Sends in order until one has to wait. @returns those that were sent. */
  async function sendAll(messages: readonly OutboxRow[]): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (const message of messages) {
      const outcome = await options.send(message);
      if (outcome === 'waiting') break;
      if (outcome !== 'over') sent.push(outcome);
    }
    return sent;
  }

  /**
   * Sends what was claimed of one line. On a slow platform a batch may take longer than its claim, which is then renewed, or lost to somebody
   * else; what comes behind a message that has to wait is given back, or it would wait for the end of the claim.
   */
  async function sendClaimed(line: readonly OutboxRow[], claimedUntil: Date): Promise<void> {
    let until = claimedUntil;
    const idsFrom = (at: number) => line.slice(at).map(({ id }) => id);
    for (const [at, message] of line.entries()) {
      const realNow = options.realNow();
      if (until.getTime() - realNow.getTime() < outbox.claimMs / 2) {
        const kept = await outbox.keepClaim(db.prisma, idsFrom(at), { until, realNow });
        if (!kept) return;
        until = kept;
      }
      if (await outbox.isBehind(db.prisma, message.id)) return outbox.giveBack(db.prisma, idsFrom(at), until);
      const outcome = await options.send(message);
      if (outcome === 'waiting') return outbox.giveBack(db.prisma, idsFrom(at + 1), until);
      if (outcome !== 'over') await outbox.markSent(db.prisma, outcome, clock.now());
    }
  }

  /** What was left behind, as far as it may go now. */
  async function sweep(): Promise<void> {
    for (;;) {
      const { rows, until } = await outbox.claim(db.prisma, {
        ...{ realNow: options.realNow(), limit: SWEEP_BATCH },
        ...{ elsewhere: options.elsewhere(), strandedBefore: strandedBefore(clock.now()) },
      });
      // Taken from the end: answers before notices, the longest waiting first.
      const lines = [...Map.groupBy(rows, row => `${row.kind} ${row.conversationId}`).values()].sort(
        ([a], [b]) => rank(b!) - rank(a!) || b!.createdAt.getTime() - a!.createdAt.getTime(),
      );
      const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
        for (let line = lines.pop(); line; line = lines.pop()) await sendClaimed(line, until);
      });
      await Promise.all(workers);
      if (rows.length < SWEEP_BATCH) return;
    }
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
      payload: {
        ...{ title, text, options: choices.map(choice => ({ ...choice })), outcome: null, citations: [], ref },
        ...(notices.some(({ urgent }) => urgent) && { urgent: true }),
      },
    };
  }

  /** The first of those who are told of something public has it said in the group, too. */
  async function publish(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
    for (const notice of notices) {
      const text = options.renderPublic?.(contentOf(notice));
      if (text === undefined) continue;
      const message: OutboxDraft = {
        ...{ id: `p-${notice.code}-${notice.refNo}`, recipientId: GROUP, kind: 'notice', causeId: notice.id },
        payload: { text, options: [], outcome: null, citations: [], ref: null },
      };
      await outbox.enqueue(tx, `p:${GROUP}`, [message], { now, realNow: options.realNow(), channel: 'robot' });
    }
  }

  return {
    /**
     * Sends a turn's replies and hands the conversation back.
     *
     * @returns whether more may be waiting in it: every message takes a number, so none does when only the turn's own were taken.
     */
    async afterTurn(
      { conversationId, seq, channel }: Pick<InboxRow, 'conversationId' | 'seq' | 'channel'>,
      { replies, behind }: TurnReplies,
    ): Promise<boolean> {
      const rows = replies.map(reply => rowOf(reply, conversationId, channel, clock.now()));
      const sent = behind ? [] : await sendAll(rows);
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
        const until = await outbox.enqueue(tx, conversationId, [message], { now, realNow: options.realNow() });
        await publish(tx, claimed, now);
        if (!(await outbox.isBehind(tx, message.id))) return rowOf(message, conversationId, null, now);
        // Claimed by nobody, or it would wait for the end of the claim behind what has gone, and the next one behind it again.
        await outbox.giveBack(tx, [message.id], until);
        return undefined;
      });
      if (!handed) return;
      for (const sent of await sendAll([handed])) await outbox.markSent(db.prisma, sent, clock.now());
    },

    start(): void {
      timer = setInterval(() => void this.unsent().catch(options.onError), SWEEP_MS);
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await sweeping?.catch(() => {});
    },

    /** Sends what a crash, another instance's death or a failing channel left behind; one sweep at a time. */
    async unsent(): Promise<void> {
      sweeping ??= sweep().finally(() => {
        sweeping = undefined;
      });
      return sweeping;
    },
  };
}

/** What a turn has to say, and whether earlier replies still wait in front of it. */
export interface TurnReplies {
  readonly replies: readonly OutboxDraft[];
  readonly behind: boolean;
}

function rowOf(draft: OutboxDraft, conversationId: string, channel: OutboxRow['channel'], createdAt: Date): OutboxRow {
  const payload = draft.payload as OutboxRow['payload'];
  return { ...draft, payload, conversationId, channel, attempts: 0, createdAt };
}

const rank = ({ kind }: OutboxRow): number => (kind === 'reply' ? 0 : 1);

/** Which notices a job is about: one, or every reminder of a person that is ready. */
function meant(job: NoticeJob, now: Date) {
  if ('noticeId' in job) return { id: job.noticeId };
  return { recipientId: job.digestOf, code: { endsWith: REMINDER_SUFFIX }, deliverAfter: { lte: now } };
}

const contentOf = ({ code, params }: Notice): NoticeContent => ({ code, ...(params as object) }) as NoticeContent;
