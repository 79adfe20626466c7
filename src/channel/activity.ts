import { type Activity, ActivityTypes, type Attachment } from 'botbuilder-core';
import type { Message } from 'wechaty';
import { types } from 'wechaty-puppet';
import type { InboundMessage } from './contracts.ts';
import { conversationIdFor } from './conversation.ts';

export const CHANNEL_ID = 'wechaty-local';
const LOCALE = 'zh-CN';

/** A member of a conversation as an activity names them. */
interface Party {
  id: string;
  name: string;
}

/**
 * The Bot Framework activity of a Wechaty message. Text is never undefined: '' for an image without a caption. What Wechaty has no
 * field for (the stored file, a click on a card) comes from the payload the puppet was handed.
 */
export function toActivity(message: Message, inbound: InboundMessage, bot: Party): Partial<Activity> {
  const talker = message.talker();
  const room = message.room();
  return {
    type: ActivityTypes.Message,
    id: message.id,
    channelId: CHANNEL_ID,
    // Somebody who is not in the directory still gets an answer, so the id stands in for the name.
    from: { id: talker.id, name: talker.name() || talker.id },
    recipient: bot,
    conversation: {
      id: conversationIdFor(talker.id, room?.id),
      isGroup: room !== undefined,
      name: '',
      conversationType: room ? 'groupChat' : 'personal',
    },
    text: room ? withoutMention(message.text(), bot.name) : message.text(),
    attachments: isFile(message) ? attachmentsOf(inbound) : [],
    ...(inbound.action ? { value: { taskId: inbound.action.taskId, key: inbound.action.key } } : {}),
    timestamp: message.date(),
    locale: LOCALE,
    serviceUrl: '',
  };
}

/**
 * The text without its first `@name`, and without the space or punctuation people put after it. Wechaty's own `mentionText()` wants a
 * space after the name and leaves a caption of an image as it is.
 */
export function withoutMention(text: string, name: string): string {
  const mention = `@${name}`;
  const start = name === '' ? -1 : text.indexOf(mention);
  if (start < 0) return text.trim();
  const after = text.slice(start + mention.length).replace(/^[\s\u2005,，:：]+/u, '');
  return `${text.slice(0, start)}${after}`.trim();
}

function isFile(message: Message): boolean {
  return message.type() === types.Message.Image || message.type() === types.Message.Attachment;
}

function attachmentsOf({ file }: InboundMessage): Attachment[] {
  if (!file) return [];
  return [
    {
      contentType: file.mime,
      name: file.name,
      contentUrl: `file:${file.id}`,
      content: { fileId: file.id, size: file.size },
    },
  ];
}
