import { LRUCache } from 'lru-cache';
import { createBlocked } from '../../blocked.ts';
import { SendFailure } from '../../errors.ts';
import { createPace } from '../../pace.ts';
import { splitByBytes } from '../../split-text.ts';
import { asMarkdown } from '../../wecom-markdown.ts';
import type { Delivery } from '../delivery.ts';
import type { CardTexts, WecomCard } from '../wecom-cards.ts';
import type { Connection } from './connection.ts';
import { codeOf, failureOf, isRefusal, isSpent, isTaskIdKnown } from './failure.ts';
import {
  CONVERSATION_LIMITS,
  FEEDBACK_ID_BYTES,
  FILE_BYTES,
  IMAGE_BYTES,
  LEAST_FILE_BYTES,
  MESSAGE_BYTES,
  PROGRESS_MS,
  PROGRESS_RESERVE,
} from './limits.ts';
import { type Part, partsOf, textParts } from './parts.ts';
import type { Replies, Reply } from './replies.ts';

export interface SenderOptions {
  connection: Connection;
  replies: Replies;
  texts: CardTexts;
  now: () => Date;
  /** Told of every card that is out, for the day it is clicked. */
  onCard: (card: WecomCard, options: Delivery['options']) => void;
  rated: boolean;
}

/** How far a delivery has come, so that another try goes on where the last one ended. */
interface Progress {
  done: number;
  /** The next part was sent once, and nobody answered: the platform may have it. */
  doubtful: boolean;
}

const KEPT_DELIVERIES = 20_000;

/** Sends by the one connection: the first message that answers somebody under its request id, everything else as a push. */
export function createSender({ connection, replies, texts, now, onCard, rated }: SenderOptions) {
  const pace = createPace(CONVERSATION_LIMITS, now);
  const blocked = createBlocked(now);
  const deliveries = new LRUCache<string, Progress>({ max: KEPT_DELIVERIES });

  function feedbackOf(delivery: { replyTo?: string }) {
    const { replyTo } = delivery;
    if (!rated || replyTo === undefined || Buffer.byteLength(replyTo) > FEEDBACK_ID_BYTES) return undefined;
    return { id: replyTo };
  }

  /** Counts the message, or says when it may be sent. */
  function pass(chat: string): void {
    const retryAfterMs = pace.take(chat);
    if (retryAfterMs > 0) throw new SendFailure('limited', 'conversationPace', { retryAfterMs });
  }

  async function answer(reply: Reply, part: Part, delivery: Delivery): Promise<boolean> {
    const client = connection.client();
    const { frame, streamId, stream, chat } = reply;
    const feedback = stream ? undefined : feedbackOf(delivery);
    if (part.kind === 'media') {
      // Media is always pushed; what was shown of the answer has to end all the same.
      if (stream) {
        pass(chat);
        await client.replyStream(frame, streamId, stream.text, true);
        reply.spent = true;
      }
      return false;
    }
    pass(chat);
    if (part.kind === 'text') await client.replyStream(frame, streamId, part.content, true, undefined, feedback);
    else if (!stream) await client.replyTemplateCard(frame, part.card, feedback);
    else {
      const { sub_title_text: _, ...card } = part.card;
      const content = part.text === '' ? stream.text : part.text;
      await client.replyStreamWithCard(frame, streamId, asMarkdown(content), true, { templateCard: card });
    }
    return true;
  }

  async function push(chat: string, part: Part): Promise<void> {
    const client = connection.client();
    if (part.kind === 'media') {
      const { id, type } = await upload(part);
      pass(chat);
      await client.sendMediaMessage(chat, type, id);
      return;
    }
    pass(chat);
    if (part.kind === 'card') {
      await client.sendMessage(chat, { msgtype: 'template_card', template_card: part.card });
      return;
    }
    await client.sendMessage(chat, { msgtype: 'markdown', markdown: { content: part.content } });
  }

  async function upload({ image, name, load }: Part & { kind: 'media' }) {
    const content = await load();
    if (content.length <= LEAST_FILE_BYTES || content.length > FILE_BYTES) {
      throw new SendFailure('refused', 'fileSize');
    }
    const type = image && content.length <= IMAGE_BYTES ? 'image' : 'file';
    const { media_id } = await connection.client().uploadMedia(content, { type, filename: name });
    return { id: media_id, type } as const;
  }

  async function send(
    part: Part,
    delivery: Delivery,
    chat: string,
    isFirst: boolean,
    doubtful: boolean,
  ): Promise<void> {
    const reply = isFirst ? replies.take(delivery.replyTo, delivery.id, chat) : undefined;
    if (reply) {
      try {
        if (await answer(reply, part, delivery)) return;
      } catch (error) {
        if (!isSpent(error)) throw error;
        reply.spent = true;
        // The answer that nobody acknowledged has come, or its end would have been taken now.
        if (doubtful) return;
      }
    }
    await push(chat, part);
  }

  async function sendPart(part: Part, delivery: Delivery, chat: string, progress: Progress): Promise<void> {
    const isFirst = progress.done === 0;
    if (part.kind !== 'card') return send(part, delivery, chat, isFirst, progress.doubtful);
    onCard(part.card, delivery.options);
    try {
      await send(part, delivery, chat, isFirst, progress.doubtful);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // A task id can be used once: refused now, the card has come when nobody acknowledged it.
      if (progress.doubtful || isTaskIdKnown(error)) return;
      for (const [at, text] of textParts(part.instead).entries())
        await send(text, delivery, chat, isFirst && at === 0, false);
    }
  }

  return {
    async deliver(delivery: Delivery): Promise<void> {
      const { to, id } = delivery;
      const chat = 'roomId' in to ? to.roomId : to.userId;
      const progress = deliveries.get(id) ?? { done: 0, doubtful: false };
      deliveries.set(id, progress);
      for (const part of partsOf(delivery, texts).slice(progress.done)) {
        if (!connection.connected) throw new SendFailure('elsewhere', 'notConnected');
        try {
          await sendPart(part, delivery, chat, progress);
        } catch (error) {
          const { connected } = connection;
          const failure = failureOf(error, { connected, blockedMs: () => blocked.refused(chat) });
          if (codeOf(error) === undefined && !(error instanceof SendFailure)) progress.doubtful = true;
          throw failure;
        }
        blocked.passed(chat);
        progress.done += 1;
        progress.doubtful = false;
      }
    },

    /** Shows an answer while it is written. What comes too soon or would use up the conversation's messages is left out: the end comes anyway. */
    progress(replyTo: string, text: string): void {
      const reply = replies.open(replyTo);
      if (!reply || text === '' || !connection.connected) return;
      const at = now().getTime();
      const client = connection.client();
      if (reply.stream && at - reply.stream.shownAt < PROGRESS_MS) return;
      if (client.hasPendingReplyAck(reply.frame)) return;
      if (pace.left(reply.chat) <= PROGRESS_RESERVE || pace.take(reply.chat) > 0) return;
      const content = splitByBytes(asMarkdown(text), MESSAGE_BYTES)[0]!;
      const feedback = reply.stream ? undefined : feedbackOf({ replyTo });
      reply.stream = { startedAt: reply.stream?.startedAt ?? at, shownAt: at, text: content };
      client.replyStream(reply.frame, reply.streamId, content, false, undefined, feedback).catch(error => {
        if (isSpent(error)) reply.spent = true;
      });
    },
  };
}
