import type { WebSocket } from 'ws';
import type { MessageContent } from '../../domain/conversation/message.ts';
import type { ReceivedFile } from '../../domain/conversation/turn.ts';
import { RequestRefused } from '../failures.ts';
import type { WebHost } from '../host.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';
import { namesAssistant, plainMention } from '../page/mention.ts';
import type { Message, Pressed, SendFrame } from '../page/protocol.ts';
import { text } from '../text.ts';
import { viewerOf } from './history.ts';
import type { Live } from './live.ts';
import { type InboundRow, inboundId, inboundView } from './message-view.ts';
import { conversationId, type Place } from './place.ts';

/** Takes what a person sends: stored first, then shown to the others, then confirmed to the sender. */
export function createSend(host: WebHost, live: Live) {
  /** The stored message of a send, or undefined before its first arrival. */
  async function find(place: Place, clientId: string): Promise<InboundRow | undefined> {
    const row = await host.db.prisma.inboxMessage.findUnique({ where: { id: inboundId(place.as, clientId) } });
    if (!row) return undefined;
    if (row.conversationId !== conversationId(place)) throw new RequestRefused(409, text.sendConflict);
    return row;
  }

  /** What was tapped, with what stood on it, where this person was really offered it here. */
  async function pressedOf(place: Place, pressed: SendFrame['pressed']): Promise<{ pressed?: Pressed }> {
    if (!pressed) return {};
    const row = await host.db.prisma.outboxMessage.findUnique({ where: { id: pressed.message } });
    if (row?.conversationId !== conversationId(place)) return {};
    const { options } = row.payload as unknown as MessageContent;
    const option = options.find(({ key }) => key === pressed.key);
    return option ? { pressed: { ...pressed, label: option.label } } : {};
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
      sent: {
        clientId: string;
        text: string;
        pressed?: SendFrame['pressed'];
        file?: ReceivedFile;
        from?: WebSocket;
      },
    ): Promise<{ message: Message; awaited: boolean }> {
      if (sent.text.length > MAX_TEXT_LENGTH) throw new RequestRefused(400, text.textTooLong(MAX_TEXT_LENGTH));
      if (sent.text.trim() === '' && !sent.file) throw new RequestRefused(400, text.textEmpty);
      const earlier = await find(place, sent.clientId);
      if (earlier) return { message: await view(earlier, place), awaited: false };
      const mentionsBot = namesAssistant(sent.text);
      await host.accept({
        id: inboundId(place.as, sent.clientId),
        channel: 'local',
        conversationId: conversationId(place),
        senderId: place.as,
        text: place.room ? plainMention(sent.text) : sent.text,
        ...(place.room ? { roomId: place.room.id, mentionsBot } : {}),
        ...(sent.file ? { files: [sent.file] } : {}),
        ...(await pressedOf(place, sent.pressed)),
      });
      const row = await find(place, sent.clientId);
      if (!row) throw new RequestRefused(503, text.notStored);
      await live.said(row, sent.from);
      return { message: await view(row, place), awaited: !place.room || mentionsBot };
    },
  };
}

export type Send = ReturnType<typeof createSend>;
