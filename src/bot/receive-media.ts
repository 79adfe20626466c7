import type { FetchedMedia, InboundMedia } from '../channel/inbound.ts';
import type { ChannelName } from '../domain/conversation/channel.ts';
import type { ReceivedFile } from '../domain/conversation/turn.ts';
import type { Conversations, InboxRow } from '../store/conversations.ts';
import type { Database } from '../store/database.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { StoredInbound } from './accept.ts';

export interface ReceiveMediaOptions {
  db: Database;
  conversations: Conversations;
  /** Fetches from the platform that a message came from. */
  fetchMedia: (channel: ChannelName, media: InboundMedia) => Promise<FetchedMedia>;
  receiveFile: (input: { senderId: string; name: string; content: Buffer }) => Promise<ReceivedFile>;
  /** What somebody said; absent without a model that can hear. */
  transcribe?: (voice: FetchedMedia) => Promise<string>;
  onError: (error: unknown) => void;
}

/** Platforms keep a file for minutes or days: what cannot be fetched after so many tries is asked for again. */
const TRIES = 3;

/**
 * Fetches what a message brought, before its turn and outside any transaction: a picture or a file is stored, a voice becomes text. Kept
 * with the message, so that a turn that is run again has it.
 */
export function createReceiveMedia(options: ReceiveMediaOptions) {
  const { db, conversations, onError } = options;

  async function fetched(channel: ChannelName, media: InboundMedia): Promise<FetchedMedia | undefined> {
    for (let tried = 1; tried <= TRIES; tried++) {
      try {
        return await options.fetchMedia(channel, media);
      } catch (error) {
        onError(error);
      }
    }
    return undefined;
  }

  async function heard(voice: FetchedMedia): Promise<Partial<StoredInbound>> {
    const text = await options.transcribe?.(voice).catch(onError);
    return text?.trim() ? { text } : { unusable: 'voice' };
  }

  async function received(row: InboxRow, media: InboundMedia): Promise<Partial<StoredInbound>> {
    if (media.kind === 'video') return { unusable: 'video' };
    if (media.kind === 'voice' && !options.transcribe) return { unusable: 'voice' };
    const file = await fetched(row.channel, media);
    if (!file) return { unusable: 'gone' };
    if (media.kind === 'voice') return heard(file);
    return { files: [await options.receiveFile({ senderId: row.senderId, ...file })] };
  }

  return async function receiveMedia(row: InboxRow): Promise<InboxRow> {
    const { media, ...payload } = row.payload as unknown as StoredInbound;
    if (!media) return row;
    const whole = { ...payload, ...(await received(row, media)) } as unknown as Prisma.InputJsonObject;
    await conversations.keepPayload(db.prisma, row.id, whole);
    return { ...row, payload: whole as unknown as Prisma.JsonValue };
  };
}
