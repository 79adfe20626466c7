import type { WebSocket } from 'ws';
import type { ReceivedFile } from '../../domain/conversation/turn.ts';
import { RequestRefused } from '../failures.ts';
import type { WebHost } from '../host.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';
import type { Message } from '../page/protocol.ts';
import { ASSISTANT, text } from '../text.ts';
import { viewerOf } from './history.ts';
import type { Live } from './live.ts';
import { type InboundRow, inboundId, inboundView } from './message-view.ts';
import { conversationId, type Place } from './place.ts';

/** A group message is for the assistant when it names it; the mark may be typed full-width. */
const MENTION = new RegExp(`[@＠]${ASSISTANT}`);

/** Takes what a person sends: stored first, then shown to the others, then confirmed to the sender. */
export function createSend(host: WebHost, live: Live) {
  /** The stored message of a send, or undefined before its first arrival. */
  async function find(place: Place, clientId: string): Promise<InboundRow | undefined> {
    const row = await host.db.prisma.inboxMessage.findUnique({ where: { id: inboundId(place.as, clientId) } });
    if (!row) return undefined;
    if (row.conversationId !== conversationId(place)) throw new RequestRefused(409, text.sendConflict);
    return row;
  }

  const view = async (row: InboundRow, place: Place): Promise<Message> => inboundView(row, await viewerOf(host, place));

  return {
    /** What an earlier arrival of the same send was stored as. */
    async known(place: Place, clientId: string): Promise<Message | undefined> {
      const row = await find(place, clientId);
      return row && (await view(row, place));
    },

    /**
     * Stores a send once, however often it arrives. `awaited` tells whether an answer will follow.
     *
     * @throws RequestRefused when the text is too long, nothing is sent, or the id belongs to another message
     */
    async send(
      place: Place,
      sent: { clientId: string; text: string; file?: ReceivedFile; from?: WebSocket },
    ): Promise<{ message: Message; awaited: boolean }> {
      if (sent.text.length > MAX_TEXT_LENGTH) throw new RequestRefused(400, text.textTooLong(MAX_TEXT_LENGTH));
      if (sent.text.trim() === '' && !sent.file) throw new RequestRefused(400, text.textEmpty);
      const earlier = await find(place, sent.clientId);
      if (earlier) return { message: await view(earlier, place), awaited: false };
      const mentionsBot = MENTION.test(sent.text);
      await host.accept({
        id: inboundId(place.as, sent.clientId),
        channel: 'local',
        conversationId: conversationId(place),
        senderId: place.as,
        text: place.room ? sent.text.replace(MENTION, `@${ASSISTANT}`) : sent.text,
        ...(place.room ? { roomId: place.room.id, mentionsBot } : {}),
        ...(sent.file ? { files: [sent.file] } : {}),
      });
      const row = await find(place, sent.clientId);
      if (!row) throw new RequestRefused(503, text.notStored);
      await live.said(row, sent.from);
      return { message: await view(row, place), awaited: !place.room || mentionsBot };
    },
  };
}

export type Send = ReturnType<typeof createSend>;
