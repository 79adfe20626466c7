import type { Clock } from '../domain/clock.ts';
import { type ChannelLimits, type ChannelName, sendsOf, waitForLimits } from '../domain/conversation/channel.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import { SendFailure, STRANGER } from '../domain/conversation/send-failure.ts';
import type { Sent } from '../store/conversations.ts';
import type { Database } from '../store/database.ts';
import type { Outbox, OutboxRow } from '../store/outbox.ts';

export interface Outgoing {
  id: string;
  conversationId: string;
  recipientId: string;
  /** The message that is answered; a notice answers none. */
  replyTo?: string;
  content: MessageContent;
  title: string | null;
}

/** A platform that messages go out to. */
export interface SendingChannel {
  readonly name: ChannelName;
  /** Rejects with a SendFailure, or with anything else that may pass. */
  send(message: Outgoing): Promise<void>;
  readonly limits?: ChannelLimits;
  /** False while the connection that it needs is not here. */
  isHere?(): boolean;
}

export interface SenderOptions {
  db: Database;
  outbox: Outbox;
  /** In the order in which a person is told of what they did not ask for. */
  channels: readonly SendingChannel[];
  clock: Clock & { readonly simulated: boolean };
  realNow: () => Date;
  onError: (error: unknown) => void;
  /** An answer to somebody who is not on the roster, and whom no channel reaches: nothing to mend. */
  onStranger: (failure: string) => void;
}

/** `waiting`: it stays in the outbox, and so does what comes after it. `over`: it was given up, and what comes after it goes on. */
export type SendOutcome = Sent | 'waiting' | 'over';

/** After this many failures that may pass, another channel is tried beside: about half a minute. */
const TRIES_BEFORE_SECOND = 5;
/** Then a message is given up: after some eight hours in which no channel took it. */
const MAX_TRIES = 40;
/** What reaches nobody for as long is given up sooner, or what waits behind it would have all the time again; but not at the first try after an outage. */
const FEWEST_TRIES = TRIES_BEFORE_SECOND;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** The same for what only a connection could carry. */
const LONGEST_MS = 8 * 3_600_000;
const LOOK_AGAIN_MS = 5_000;

/** What goes by a connection is left to the instance that has it for so long; by then somebody has it, or nobody will. */
const STRANDED_MS = 60_000;
export const strandedBefore = (now: Date): Date => new Date(now.getTime() - STRANDED_MS);

const pauseAfter = (tries: number): number => Math.min(1_000 * 2 ** (tries - 1), LONGEST_PAUSE_MS);

/** Sends one message of the outbox: on its channel, within the channel's limits, else on the next; at last it is given up where everybody sees it. */
export function createSender(options: SenderOptions) {
  const { db, outbox, clock, realNow } = options;

  const platforms = options.channels.filter(({ name }) => name !== 'local' && name !== 'robot');
  /** Nobody who is reached by a platform looks at the chat page: what was handed to it would count as delivered. */
  const toPeople = platforms.length > 0 ? platforms : options.channels.filter(({ name }) => name === 'local');

  /** A reply goes where it was asked for; into a group nowhere else, and to a person neither by a group's robot nor to the chat page beside a platform. */
  function candidates({ channel, conversationId }: OutboxRow): readonly SendingChannel[] {
    const own = options.channels.filter(each => each.name === channel);
    if (!conversationId.startsWith('u:')) return own;
    return [...own, ...toPeople.filter(each => each.name !== channel)];
  }

  /** To whoever has the connection: for a while, or where nothing else could carry it, until it is given up. No try, however often others look at it. */
  function isLeft(row: OutboxRow): boolean {
    const now = clock.now();
    const isOnly = candidates(row).length === 1;
    return row.createdAt > strandedBefore(now) || (isOnly && now.getTime() - row.createdAt.getTime() < LONGEST_MS);
  }

  /** Somebody who wrote to us without being on the roster was told so, or could not be: an event of every day. */
  async function isStranger({ kind, recipientId }: OutboxRow): Promise<boolean> {
    if (kind !== 'reply') return false;
    return (await db.prisma.staff.count({ where: { id: recipientId, active: true } })) === 0;
  }

  async function waitOf(row: OutboxRow, channel: SendingChannel, sends: number, urgent: boolean): Promise<number> {
    // The minutes of a simulated clock are not the platform's.
    if (!channel.limits || clock.simulated) return 0;
    const now = clock.now();
    const sent = await outbox.sentLately(db.prisma, row, { channel: channel.name, now });
    return waitForLimits(channel.limits, { sent, sends, kind: row.kind, urgent, now });
  }

  return async function send(row: OutboxRow): Promise<SendOutcome> {
    const {
      title = null,
      urgent = false,
      ...content
    } = row.payload as unknown as MessageContent & {
      title?: string;
      urgent?: boolean;
    };
    const { id, conversationId, recipientId, kind, causeId } = row;
    const message = { id, conversationId, recipientId, content, title, ...(kind === 'reply' && { replyTo: causeId }) };
    const tries = row.attempts + 1;
    const failures: SendFailure[] = [];
    let passing: SendFailure | undefined;
    let reached = false;
    for (const channel of candidates(row)) {
      const sends = channel.limits ? sendsOf(content, channel.limits) : 1;
      const wait = await waitOf(row, channel, sends, urgent);
      // A second choice stays one, or what comes behind would go before it on the first.
      const isSecond = row.channel !== null && row.channel !== channel.name;
      const later = (until: Date | null, failure: string) =>
        outbox.putOff(db.prisma, id, { until, failure, attempts: row.attempts, channel: row.channel ?? channel.name });
      if (wait > 0) {
        await later(new Date(realNow().getTime() + wait), 'limited');
        return 'waiting';
      }
      let last: SendFailure;
      try {
        await channel.send(message);
        return { id, channel: channel.name, sends };
      } catch (error) {
        last = error instanceof SendFailure ? error : new SendFailure('busy', nameOf(error), { cause: error });
      }
      failures.push(last);
      const { reason, detail, retryAfterMs = 60_000 } = last;
      if (reason === 'elsewhere' && isLeft(row)) {
        await later(isSecond ? new Date(realNow().getTime() + LOOK_AGAIN_MS) : null, detail);
        return 'waiting';
      }
      if (reason === 'limited') {
        await later(new Date(realNow().getTime() + retryAfterMs), detail);
        return 'waiting';
      }
      if (reason !== 'unreachable') {
        options.onError(last);
        reached = true;
      }
      if (reason === 'busy' || reason === 'elsewhere') passing = last;
      if (reason === 'busy' && tries < TRIES_BEFORE_SECOND) break;
    }
    // The one that matters is that of the first choice: of a second, that it does not know the person is to be expected.
    const failure = passing ?? failures[0] ?? new SendFailure('refused', 'noChannel');
    const unreachable = !reached && failures.length > 0;
    if (unreachable && (await isStranger(row))) {
      options.onStranger(failure.detail);
      await db.transaction(tx => outbox.giveUp(tx, row, { at: clock.now(), failure: STRANGER, unreachable: false }));
      return 'over';
    }
    // An account may be out of the app's range for an afternoon: with back-off, too.
    const age = clock.now().getTime() - row.createdAt.getTime();
    const isOver = tries >= MAX_TRIES || (unreachable && tries >= FEWEST_TRIES && age >= LONGEST_MS);
    if (unreachable && (tries === 1 || isOver)) options.onError(failure);
    if ((passing || unreachable) && !isOver) {
      const until = new Date(realNow().getTime() + pauseAfter(tries));
      await outbox.putOff(db.prisma, id, { until, failure: failure.detail, attempts: tries, channel: row.channel });
      return 'waiting';
    }
    const given = { at: clock.now(), failure: failure.detail, unreachable };
    await db.transaction(tx => outbox.giveUp(tx, row, given));
    return 'over';
  };
}

export type Send = ReturnType<typeof createSender>;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'error');
