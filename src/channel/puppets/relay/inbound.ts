import { type payloads, types } from 'wechaty-puppet';
import type { ChannelInbound, InboundMedia } from '../../inbound.ts';

const MEDIA: Partial<Record<types.Message, InboundMedia['kind']>> = {
  [types.Message.Image]: 'image',
  [types.Message.Attachment]: 'file',
  [types.Message.Audio]: 'voice',
  [types.Message.Video]: 'video',
};

/** What a platform reports, and nobody says. */
const NOTES: readonly types.Message[] = [types.Message.Unknown, types.Message.Recalled, types.Message.GroupNote];

/**
 * The message to be stored, or undefined where it is nothing for the assistant: its own words that come back, what the platform reports,
 * and what people say to each other in a room.
 */
export function inboundOf(message: payloads.Message, self: string, botName: string): ChannelInbound | undefined {
  const { id, talkerId, roomId, type, filename, text = '' } = message;
  if (!talkerId || talkerId === self || NOTES.includes(type)) return undefined;
  const mentioned = 'mentionIdList' in message && message.mentionIdList?.includes(self);
  const named = mentioned || (botName !== '' && text.includes(`@${botName}`));
  if (roomId && !named) return undefined;

  const base = { id: `relay:${id}`, senderId: talkerId, ...(roomId && { roomId, mentionsBot: true }) };
  const kind = MEDIA[type];
  if (kind) return { ...base, text: '', media: { kind, ...(filename && { name: filename }), ref: { messageId: id } } };
  if (type === types.Message.Text) return { ...base, text };
  if (type === types.Message.Location) return { ...base, text: '', unusable: 'location' };
  return { ...base, text: '', unusable: type === types.Message.Url ? 'link' : 'other' };
}
