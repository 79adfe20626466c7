import { FileBox } from 'file-box';
import type { Contact, Room, Wechaty } from 'wechaty';
import { isCardPuppet, type OutboundMessage } from './contracts.ts';
import { type Addressee, type DeliveryScope, withDeliveryScope } from './delivery-scope.ts';
import { ChannelError } from './errors.ts';
import { numberedText } from './numbered-text.ts';

export interface Messenger {
  /**
   * Sends through Wechaty and resolves when the puppet has taken it. Options become a card where the platform has cards, else a numbered
   * list under the text. A text and a file are two messages; the file's id then is `<id>-file`. Rejects with a ChannelError
   * `recipientUnknown` or with the puppet's error.
   */
  send(outbound: OutboundMessage): Promise<void>;
}

export function createMessenger(wechaty: Wechaty): Messenger {
  return {
    async send(outbound) {
      const target = await findTarget(wechaty, outbound);
      const hasWords = outbound.text !== '' || outbound.options.length > 0;
      if (hasWords) {
        await withDeliveryScope(scopeOf(outbound, outbound.id), () => sendWords(wechaty, target, outbound));
      }
      if (outbound.file) {
        const { name, mime, load } = outbound.file;
        const box = FileBox.fromBuffer(await load(), name);
        box.metadata = { mime };
        await withDeliveryScope(scopeOf(outbound, hasWords ? `${outbound.id}-file` : outbound.id), async () => {
          await say(target, box);
        });
      }
    },
  };
}

/** In a room the person is known besides, unless the directory has lost them since. */
type Target = { kind: 'person'; contact: Contact } | { kind: 'room'; room: Room; member: Contact | undefined };

async function findTarget(wechaty: Wechaty, { recipientId, roomId }: OutboundMessage): Promise<Target> {
  const contact = await wechaty.Contact.find({ id: recipientId });
  if (roomId === undefined) {
    if (!contact) throw new ChannelError('recipientUnknown', recipientId);
    return { kind: 'person', contact };
  }
  const room = await wechaty.Room.find({ id: roomId });
  if (!room) throw new ChannelError('recipientUnknown', roomId);
  return { kind: 'room', room, member: contact };
}

function scopeOf({ recipientId, roomId, replyTo }: OutboundMessage, id: string): DeliveryScope {
  const to: Addressee = roomId === undefined ? { userId: recipientId } : { roomId };
  const mentions = roomId === undefined ? [] : [recipientId];
  return { id, to, mentions, ...(replyTo !== undefined && { replyTo }) };
}

async function sendWords(wechaty: Wechaty, target: Target, outbound: OutboundMessage): Promise<void> {
  const { id, text, options, card } = outbound;
  if (options.length > 0 && isCardPuppet(wechaty.puppet)) {
    const conversationId = target.kind === 'room' ? target.room.id : target.contact.id;
    await wechaty.puppet.sendCard(conversationId, {
      id,
      title: card?.title ?? '',
      taskId: card?.taskId ?? id,
      text,
      options,
    });
    return;
  }
  await say(target, numberedText(outbound));
}

async function say(target: Target, content: string | FileBox): Promise<void> {
  if (target.kind === 'person') await target.contact.say(content);
  else if (typeof content === 'string' && target.member) await target.room.say(content, target.member);
  else await target.room.say(content);
}
