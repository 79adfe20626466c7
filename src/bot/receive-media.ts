import { setTimeout as timeout } from 'node:timers/promises';
import type { FetchedMedia, InboundMedia } from '../channel/inbound.ts';
import type { ChannelName } from '../domain/conversation/channel.ts';
import type { ReceivedFile } from '../domain/conversation/turn.ts';
import { type ErrorParams, isAppError } from '../errors.ts';
import type { Conversations, InboxRow } from '../store/conversations.ts';
import type { Database } from '../store/database.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { StoredInbound } from './accept.ts';

export interface ReceiveMediaOptions {
  db: Database;
  conversations: Conversations;
  /** Fetches from the platform that a message came from. @throws AppError `fileTooLarge`, or what `isGone` knows or another try may help */
  fetchMedia: (channel: ChannelName, media: InboundMedia) => Promise<FetchedMedia>;
  /** Whether the platform will never have it again. */
  isGone: (error: unknown) => boolean;
  receiveFile: (input: { senderId: string; name: string; content: Buffer }) => Promise<ReceivedFile>;
  /** What somebody said; absent without a model that can hear. */
  transcribe?: (voice: FetchedMedia) => Promise<string>;
  /** Waits between two tries; only tests do not. */
  pause?: (ms: number) => Promise<unknown>;
  onError: (error: unknown) => void;
}

/**
 * Before each further try at a file that may be had after all, ms. The conversation waits meanwhile, and the AI bot's platform keeps a file for five
 * minutes: what is not there by then is asked for again.
 */
const PAUSES_MS = [1_000, 4_000];

/**
 * Fetches what a message brought, before its turn and outside any transaction: a picture or a file is stored, a voice becomes text. Kept
 * with the message, so that a turn that is run again has it.
 */
export function createReceiveMedia(options: ReceiveMediaOptions) {
  const { db, conversations, onError, pause = timeout } = options;

  /** The file, or why there is none. */
  async function fetched(channel: ChannelName, media: InboundMedia): Promise<FetchedMedia | Partial<StoredInbound>> {
    for (let tried = 0; ; tried++) {
      try {
        return await options.fetchMedia(channel, media);
      } catch (error) {
        if (isAppError(error, 'fileTooLarge')) return { files: [tooLarge(media, error.params)] };
        onError(error);
        const pauseMs = PAUSES_MS[tried];
        if (options.isGone(error) || pauseMs === undefined) return { unusable: 'gone' };
        await pause(pauseMs);
      }
    }
  }

  async function heard(voice: FetchedMedia): Promise<Partial<StoredInbound>> {
    const text = await options.transcribe?.(voice).catch(onError);
    return text?.trim() ? { text } : { unusable: 'voice' };
  }

  async function received(row: InboxRow, media: InboundMedia): Promise<Partial<StoredInbound>> {
    if (media.kind === 'video') return { unusable: 'video' };
    if (media.kind === 'voice' && !options.transcribe) return { unusable: 'deaf' };
    const file = await fetched(row.channel, media);
    if (!('content' in file)) return file;
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

function tooLarge({ kind, name = kind }: InboundMedia, { size = 0, limit = 0 }: ErrorParams): ReceivedFile {
  return { kind: 'refused', name, code: 'fileTooLarge', params: { name, size: Number(size), limit: Number(limit) } };
}
