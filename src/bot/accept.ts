import type { InboundMessage } from '../channel/contracts.ts';
import type { InboundMedia } from '../channel/inbound.ts';
import type { Clock } from '../domain/clock.ts';
import type { ChannelName } from '../domain/conversation/channel.ts';
import type { ReceivedFile, Unusable } from '../domain/conversation/turn.ts';
import type { Conversations, InboxRow } from '../store/conversations.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Sequencer } from './sequencer.ts';

/** An inbound message as a channel hands it over; ids are the channel's own, so that a repeat is known. */
export interface Inbound {
  id: string;
  /** Where absent, as with a file from the upload page: where the conversation was last heard from. */
  channel?: ChannelName;
  conversationId: string;
  senderId: string;
  roomId?: string;
  mentionsBot?: boolean;
  text: string;
  files?: readonly ReceivedFile[];
  media?: InboundMedia;
  unusable?: Unusable;
  action?: { taskId: string; key: string };
  /** The option of a message that was tapped on the chat page, with what stood on it. */
  pressed?: { message: string; key: string; label: string };
}

/** What the inbox keeps of it. */
export interface StoredInbound extends Omit<Inbound, 'id' | 'channel' | 'conversationId' | 'senderId'> {
  /** Of somebody who was nobody here when it came: only where it was said is kept, so that they can be told. */
  stranger?: true;
}

/** PostgreSQL keeps no NUL in text; it means nothing in a message either. */
const NUL = /\0/g;
/** Beyond this nothing is read anyway; the excess is cut so that one message cannot fill the database. */
const MAX_STORED_TEXT = 20_000;

/**
 * Stores an inbound message, and only then lets work begin. Resolving means: it will be answered, whatever happens now. Of somebody who is nobody
 * here neither words nor files are kept, nor are the files fetched.
 *
 * With `claim` it is stored in one transaction with what entitles it to be: nothing when that says no, or the other way round.
 */
export function createAccept(options: {
  db: Database;
  clock: Clock;
  conversations: Conversations;
  sequencer: Pick<Sequencer, 'wake'>;
}) {
  return async function accept(
    inbound: Inbound,
    claim?: (tx: Tx) => Promise<boolean>,
  ): Promise<{ accepted: boolean; seq: number | undefined }> {
    const { id, conversationId, senderId, channel: named, ...rest } = inbound;
    const { db, conversations } = options;
    const channel = named ?? (await conversations.lastChannel(db.prisma, conversationId)) ?? 'local';
    const payload: StoredInbound = {
      ...rest,
      text: rest.text.replace(NUL, '').slice(0, MAX_STORED_TEXT).toWellFormed(),
    };
    const { roomId, mentionsBot } = rest;
    const ofStranger: StoredInbound = {
      ...{ text: '', stranger: true },
      ...(roomId !== undefined && { roomId }),
      ...(mentionsBot !== undefined && { mentionsBot }),
    };
    const message = {
      ...{ id, channel, conversationId, senderId },
      payload: payload as unknown as Prisma.InputJsonObject,
      ofStranger: ofStranger as unknown as Prisma.InputJsonObject,
      at: options.clock.now(),
    };
    const seq = claim
      ? await db.transaction(async tx => ((await claim(tx)) ? conversations.accept(tx, message) : undefined))
      : await conversations.accept(db.prisma, message);
    options.sequencer.wake(conversationId);
    return { accepted: seq !== undefined, seq };
  };
}

/** A stored message as the channel takes it. */
export function toInbound(row: InboxRow): InboundMessage {
  const payload = row.payload as unknown as StoredInbound;
  return {
    id: row.id,
    conversationId: row.conversationId,
    senderId: row.senderId,
    text: payload.text,
    mentionsBot: payload.mentionsBot ?? false,
    at: row.receivedAt,
    ...(payload.roomId ? { roomId: payload.roomId } : {}),
    ...(payload.action ? { action: payload.action } : {}),
  };
}
