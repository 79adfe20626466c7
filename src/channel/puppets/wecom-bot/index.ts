import type { WsFrame } from '@wecom/aibot-node-sdk';
import type { AcceptInbound, FetchedMedia, InboundMedia } from '../../inbound.ts';
import { createStoring } from '../../storing.ts';
import { DeliveringPuppet } from '../delivering-puppet.ts';
import type { Directory } from '../directory.ts';
import type { CardTexts } from '../wecom-cards.ts';
import { createCards } from './clicks.ts';
import { createConnection, type LossReason } from './connection.ts';
import { type EventFrame, eventFrame, messageFrame } from './frames.ts';
import { clickOf, inboundOf } from './inbound.ts';
import { MARGIN_MS, QUICK_REPLY_MS } from './limits.ts';
import { fetchBotMedia } from './media.ts';
import { createReplies } from './replies.ts';
import { createSender } from './sender.ts';

export { ConnectionLost, type LossReason } from './connection.ts';

/** What somebody thinks of an answer. `messageId` is the inbound message that was answered; reasons are WeCom's numbers (WX/101027). */
export interface BotRating {
  messageId: string;
  userId: string;
  good: boolean;
  reasons: string[];
  text: string;
}

export interface WecomBotOptions {
  /** `socketUrl` is a simulator's, in the place of WeCom. */
  settings: { botId: string; secret: string; socketUrl?: string | undefined };
  bot: { id: string; name: string };
  directory: Directory;
  now: () => Date;
  accept: AcceptInbound;
  onRating?: (rating: BotRating) => Promise<void>;
  /** Somebody opens the chat for the first time on a day; what it resolves to is said as the welcome. */
  onEnter?: (userId: string) => Promise<string | undefined>;
  texts: CardTexts;
  onError: (error: unknown) => void;
  onLost: (reason: LossReason) => void;
  /** Connected, for the first time or again. */
  onConnected?: () => void;
  /** Before the first attempt to connect again, ms; each further one waits twice as long, up to 30 s. */
  reconnectMs?: number;
}

/** feedback_event.type (WX/101027); the third, 3, takes a rating back. */
const GOOD = 1;
const BAD = 2;

/** The WeCom AI bot. One instance at a time may be connected, which whoever calls `connect` sees to. */
export function createWecomBot(options: WecomBotOptions) {
  const {
    settings,
    bot,
    directory,
    now,
    accept,
    onRating,
    onEnter,
    texts,
    onError,
    onLost,
    onConnected = () => {},
    reconnectMs,
  } = options;
  const replies = createReplies(now);
  const cards = createCards(texts);
  const connection = createConnection({
    settings,
    onFrame: (kind, frame) => (kind === 'message' ? onMessage(frame) : onEvent(frame)),
    onLost,
    onConnected,
    onError,
    now,
    ...(reconnectMs !== undefined && { reconnectMs }),
  });
  const sender = createSender({ connection, replies, texts, now, onCard: cards.keep, rated: onRating !== undefined });
  const puppet = new DeliveringPuppet({ bot, directory, deliver: sender.deliver });

  const storing = createStoring({ accept, onError });

  function onMessage(raw: WsFrame): void {
    const frame = messageFrame.parse(raw);
    const messages = inboundOf(frame, bot.name);
    const first = messages[0]!;
    const chat = first.roomId ?? first.senderId;
    replies.keep(first.id, frame.headers.req_id, chat);
    storing.inLine(chat, async () => {
      for (const message of messages) await storing.store(message);
    });
  }

  function onEvent(raw: WsFrame): void {
    const frame = eventFrame.parse(raw);
    const { eventtype } = frame.body.event;
    if (eventtype === 'template_card_event') onClick(frame);
    else if (eventtype === 'feedback_event') void rate(frame).catch(onError);
    else if (eventtype === 'enter_chat') void welcome(frame).catch(onError);
  }

  function onClick(frame: EventFrame): void {
    const click = clickOf(frame);
    if (!click) return;
    const at = now().getTime();
    storing.inLine(click.roomId ?? click.senderId, async () => {
      await storing.store(click);
      // Only what is stored is shown as chosen; a card that is left as it was can be clicked again.
      if (!isQuick(at)) return;
      const card = cards.chosen(click.action.taskId, click.action.key);
      // In a group everybody else may still choose.
      const only = click.roomId === undefined ? undefined : [click.senderId];
      await connection.client().updateTemplateCard(frame, card, only).catch(reportCode('updateCard'));
    });
  }

  async function rate({ body }: EventFrame): Promise<void> {
    const feedback = body.event.feedback_event;
    if (!onRating || !feedback || !body.from || (feedback.type !== GOOD && feedback.type !== BAD)) return;
    await onRating({
      messageId: feedback.id,
      userId: body.from.userid,
      good: feedback.type === GOOD,
      reasons: (feedback.inaccurate_reason_list ?? []).map(String),
      text: feedback.content ?? '',
    });
  }

  async function welcome(frame: EventFrame): Promise<void> {
    const at = now().getTime();
    if (!onEnter || !frame.body.from) return;
    const content = await onEnter(frame.body.from.userid);
    if (!content || !isQuick(at)) return;
    await connection.client().replyWelcome(frame, { msgtype: 'text', text: { content } }).catch(reportCode('welcome'));
  }

  function isQuick(since: number): boolean {
    return now().getTime() - since < QUICK_REPLY_MS - MARGIN_MS;
  }

  /** The SDK rejects with the platform's frame, which is no error. */
  function reportCode(what: string) {
    return (error: unknown) => {
      const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : 'no answer';
      onError(new Error(`wecom bot ${what}: ${String(code)}`));
    };
  }

  return {
    puppet,
    get isOpen(): boolean {
      return connection.isOpen;
    },
    get connected(): boolean {
      return connection.connected;
    },
    connect: (): Promise<void> => connection.connect(),
    /** Lets go of the connection once what came by it is stored. */
    async disconnect(): Promise<void> {
      connection.disconnect();
      await storing.settled();
    },
    fetchMedia: (media: InboundMedia): Promise<FetchedMedia> => fetchBotMedia(media, settings.socketUrl),
    progress: sender.progress,
  };
}

export type WecomBot = ReturnType<typeof createWecomBot>;
