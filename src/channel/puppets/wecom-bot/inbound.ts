import type { ChannelInbound, InboundMedia } from '../../inbound.ts';
import { VOTE_QUESTION } from '../wecom-cards.ts';
import type { EventFrame, MessageFrame } from './frames.ts';

type Body = MessageFrame['body'];
type Media = NonNullable<Body['image']>;

/** A message of one sender at the same place has the same id whenever it is called back. */
export function inboundIdOf(body: { msgid: string }): string {
  return `bot:${body.msgid}`;
}

/** The messages in one callback: pictures after the first of a mixed one become messages of their own. */
export function inboundOf({ body }: MessageFrame, botName: string): ChannelInbound[] {
  const id = inboundIdOf(body);
  const contents = contentsOf(body, botName);
  return contents.map((content, at) => ({ id: at === 0 ? id : `${id}-${at + 1}`, ...placeOf(body), ...content }));
}

/** A click, where the event is one; the option's key is its text. */
export function clickOf({
  body,
}: EventFrame): (ChannelInbound & { action: { taskId: string; key: string } }) | undefined {
  const { event, from } = body;
  const click = event.template_card_event ?? event;
  const picked = click.selected_items?.selected_item.find(
    item => (item.question_key ?? VOTE_QUESTION) === VOTE_QUESTION,
  );
  const key = picked?.option_ids?.option_id[0] ?? click.event_key;
  if (!from || !key || !click.task_id) return undefined;
  return { id: inboundIdOf(body), ...placeOf({ ...body, from }), text: key, action: { taskId: click.task_id, key } };
}

function placeOf({ chattype, chatid, from }: Pick<Body, 'chattype' | 'chatid' | 'from'>) {
  // In a group the bot hears only what mentions it.
  const room = chattype !== 'single' && chatid !== undefined ? { roomId: chatid, mentionsBot: true } : {};
  return { senderId: from.userid, ...room };
}

type Content = Pick<ChannelInbound, 'text' | 'media' | 'unusable'>;

function contentsOf(body: Body, botName: string): Content[] {
  const said = (text: string) => (body.chattype === 'group' ? withoutMention(text, botName) : text);
  switch (body.msgtype) {
    case 'text':
      return [{ text: said(body.text?.content ?? '') }];
    case 'voice':
      return [{ text: body.voice?.content ?? '' }];
    case 'image':
    case 'file':
    case 'video': {
      const media = body[body.msgtype];
      return media ? [{ text: '', media: mediaOf(body.msgtype, media) }] : [{ text: '', unusable: 'other' }];
    }
    case 'mixed': {
      const items = body.mixed?.msg_item ?? [];
      const text = said(items.flatMap(item => item.text?.content ?? []).join('\n'));
      const [first, ...more] = items.flatMap(item => (item.image ? [mediaOf('image', item.image)] : []));
      return [{ text, ...(first && { media: first }) }, ...more.map(media => ({ text: '', media }))];
    }
    default:
      return [{ text: '', unusable: 'other' }];
  }
}

function mediaOf(kind: InboundMedia['kind'], { url, aeskey, filename }: Media): InboundMedia {
  const ref = { url, ...(aeskey !== undefined && { aesKey: aeskey }) };
  return { kind, ...(filename && { name: filename }), ref };
}

/**
 * Without the `@name` that a group message begins with. Our own name is left to what reads the message; in WeCom the bot may have another,
 * which has no blank in it or none that could be told.
 */
function withoutMention(text: string, botName: string): string {
  if (botName !== '' && text.includes(`@${botName}`)) return text;
  return text.replace(/^\s*@\S+[\s\u2005]*/u, '');
}
