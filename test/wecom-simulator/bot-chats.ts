import { bad, checkCard, checkStream, type Json, object, Refusal, text } from './bot-checks.ts';
import { CODES, LIMITS } from './bot-limits.ts';
import type { createUploads } from './bot-uploads.ts';

/** One message as people see it in a conversation. */
export interface ShownMessage {
  kind: 'stream' | 'markdown' | 'card' | 'welcome' | 'image' | 'voice' | 'video' | 'file';
  text: string;
  /** False while an answer is still being written. */
  finished: boolean;
  card?: Json;
  taskId?: string;
  file?: { name: string; content: Buffer };
  /** What a rating of it names. */
  feedbackId?: string;
  /** How often it was shown anew while it was written. */
  updates: number;
}

/** What the bot was called back for; its request id entitles to replies. */
export interface Callback {
  chat: string;
  kind: 'message' | 'card' | 'enter' | 'other';
  at: number;
  taskId?: string;
  used: boolean;
  stream?: { id: string; startedAt: number; message: ShownMessage };
}

const MEDIA = ['image', 'voice', 'video', 'file'] as const;

/** The conversations of a bot: what it may send where, and what people see of it. */
export function createChats(
  now: () => Date,
  uploads: ReturnType<typeof createUploads>,
  onShown: (chat: string, message: ShownMessage) => void = () => {},
) {
  const shown = new Map<string, ShownMessage[]>();
  const opened = new Set<string>();
  const callbacks = new Map<string, Callback>();
  const sent = new Map<string, number[]>();
  /** By task id: the card, so that the same one again is known from another one under its name. */
  const taskIds = new Map<string, string>();

  function show(chat: string, message: Omit<ShownMessage, 'finished' | 'updates'> & Partial<ShownMessage>) {
    const whole: ShownMessage = { finished: true, updates: 0, ...message };
    shown.set(chat, [...(shown.get(chat) ?? []), whole]);
    if (whole.finished) onShown(chat, whole);
    return whole;
  }

  /** Counts a message of the bot, or refuses it. */
  function count(chat: string): void {
    const at = now().getTime();
    const within = (sent.get(chat) ?? []).filter(time => at - time < 3_600_000);
    if (within.length >= LIMITS.perHour || within.filter(time => at - time < 60_000).length >= LIMITS.perMinute) {
      throw new Refusal(CODES.limited, 'too many messages to one conversation');
    }
    sent.set(chat, [...within, at]);
  }

  function callbackOf(requestId: string, kinds: readonly Callback['kind'][], windowMs: number): Callback {
    const callback = callbacks.get(requestId);
    if (!callback || !kinds.includes(callback.kind)) throw new Refusal(CODES.badRequestId, 'invalid req_id');
    if (now().getTime() - callback.at > windowMs) throw new Refusal(CODES.tooLate, 'the reply is too late');
    return callback;
  }

  function newCard(value: unknown): { card: Json; taskId: string | undefined } {
    const { taskId } = checkCard(value);
    if (taskId !== undefined) {
      // An answer carries what a rating of it names, a push does not.
      const { feedback: _, ...same } = value as Json;
      const json = JSON.stringify(same);
      const before = taskIds.get(taskId);
      // An instance cannot know what one that died has sent.
      if (before === json) throw new Refusal(CODES.badMessage, 'task_id repeated', true);
      if (before !== undefined) throw bad('another card under a name that is taken');
      taskIds.set(taskId, json);
    }
    return { card: value as Json, taskId };
  }

  function showCard(chat: string, value: unknown): void {
    const { card, taskId } = newCard(value);
    show(chat, { kind: 'card', text: textOf(card), card, ...(taskId !== undefined && { taskId }) });
  }

  function cardIn(chat: string, taskId: string): ShownMessage {
    const found = shown.get(chat)?.find(message => message.taskId === taskId);
    if (!found?.card) throw new Error(`no card ${taskId} in ${chat}`);
    return found;
  }

  function showMedia(chat: string, type: (typeof MEDIA)[number], body: Json): void {
    const { name, content } = uploads.take(type, object(body[type], type).media_id);
    show(chat, { kind: type, text: '', file: { name, content } });
  }

  function stream(callback: Callback, value: unknown): void {
    const { id, finish, content, feedbackId } = checkStream(value);
    const at = now().getTime();
    const running = callback.stream;
    if (running && running.id !== id) throw bad('a second stream for one message');
    if (running?.message.finished) throw new Refusal(CODES.tooLate, 'the stream is finished');
    if (running && at - running.startedAt > LIMITS.streamMs) throw new Refusal(CODES.tooLate, 'the stream is too old');
    if (running && feedbackId !== undefined) throw bad('feedback after the start of a stream');
    count(callback.chat);
    if (running) {
      Object.assign(running.message, { text: content, finished: finish, updates: running.message.updates + 1 });
      if (finish) onShown(callback.chat, running.message);
      return;
    }
    const message = show(callback.chat, {
      kind: 'stream',
      text: content,
      finished: finish,
      ...(feedbackId !== undefined && { feedbackId }),
    });
    callback.stream = { id, startedAt: at, message };
  }

  return {
    messagesOf: (chat: string): readonly ShownMessage[] => shown.get(chat) ?? [],
    unfinished: () => [...shown.values()].flat().filter(message => !message.finished),

    /** Somebody wrote in a conversation. */
    open: (chat: string) => void opened.add(chat),

    called(requestId: string, callback: Omit<Callback, 'at' | 'used'>): void {
      callbacks.set(requestId, { ...callback, at: now().getTime(), used: false });
    },

    card: cardIn,

    reply(requestId: string, body: Json): void {
      const callback = callbackOf(requestId, ['message'], LIMITS.replyWindowMs);
      const type = text(body.msgtype, 'msgtype');
      if (type === 'stream' || type === 'stream_with_template_card') {
        stream(callback, body.stream);
        if (body.template_card !== undefined) showCard(callback.chat, body.template_card);
        return;
      }
      count(callback.chat);
      if (type === 'template_card') showCard(callback.chat, body.template_card);
      else if (isMedia(type)) showMedia(callback.chat, type, body);
      else throw bad(`msgtype ${type}`);
    },

    welcome(requestId: string, body: Json): void {
      const callback = callbackOf(requestId, ['enter'], LIMITS.quickReplyMs);
      if (callback.used) throw new Refusal(CODES.badRequestId, 'the req_id was used');
      callback.used = true;
      if (body.msgtype === 'template_card') {
        showCard(callback.chat, body.template_card);
        return;
      }
      if (body.msgtype !== 'text') throw bad('msgtype of a welcome');
      const content = text(object(body.text, 'text').content, 'text.content', LIMITS.welcomeBytes);
      show(callback.chat, { kind: 'welcome', text: content });
    },

    updateCard(requestId: string, body: Json): void {
      const callback = callbackOf(requestId, ['card'], LIMITS.quickReplyMs);
      if (callback.used) throw new Refusal(CODES.badRequestId, 'the req_id was used');
      if (body.response_type !== 'update_template_card') throw bad('response_type');
      const { taskId } = checkCard(body.template_card);
      if (taskId !== callback.taskId) throw bad('task_id is not that of the card');
      callback.used = true;
      const message = cardIn(callback.chat, taskId!);
      message.card = body.template_card as Json;
      message.text = textOf(message.card);
    },

    push(body: Json): void {
      const chat = text(body.chatid, 'chatid');
      if (!opened.has(chat)) throw new Refusal(CODES.notOpened, 'nobody has written to the bot there');
      const type = text(body.msgtype, 'msgtype');
      if (type !== 'markdown' && type !== 'template_card' && !isMedia(type)) throw bad(`msgtype ${type}`);
      count(chat);
      if (type === 'template_card') showCard(chat, body.template_card);
      else if (isMedia(type)) showMedia(chat, type, body);
      else {
        const content = text(object(body.markdown, 'markdown').content, 'markdown.content', LIMITS.markdownBytes);
        show(chat, { kind: 'markdown', text: content });
      }
    },
  };
}

function isMedia(type: string): type is (typeof MEDIA)[number] {
  return (MEDIA as readonly string[]).includes(type);
}

/** What a person reads on a card. */
function textOf(card: Json): string {
  const { title, desc } = (card.main_title ?? {}) as Json;
  return [title, desc, card.sub_title_text].filter(Boolean).join('\n');
}
