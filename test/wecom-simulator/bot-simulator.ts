import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createChats, type ShownMessage } from './bot-chats.ts';
import { type Json, object, Refusal, text } from './bot-checks.ts';
import { createFiles } from './bot-files.ts';
import { CODES, LIMITS } from './bot-limits.ts';
import { createUploads } from './bot-uploads.ts';

export type { ShownMessage } from './bot-chats.ts';

/** What somebody sends; a text alone is the usual case. */
export type Said =
  | string
  | { voice: string }
  | { file: string; content: Buffer; kind?: 'image' | 'file' | 'video' }
  | { mixed: readonly (string | { content: Buffer })[] }
  | { type: string };

/** What is to go wrong. Numbers count down to 0, the rest stays until it is taken back. */
export interface BotFaults {
  refuseCredentials: boolean;
  /** Callbacks that do not reach the bot. */
  loseCallbacks: number;
  /** Frames of the bot that do not reach the platform. */
  loseFrames: number;
  /** Frames that are taken and never acknowledged. */
  loseAcks: number;
  /** Frames that are refused as busy, or as too many. */
  busy: number;
  limited: number;
  /** Replies are refused as if their request id had been used up (846605) or were too old (846608). */
  expireReplies: false | 'invalid' | 'late';
  /** Holds back every acknowledgement until it resolves. */
  slow: Promise<unknown> | undefined;
}

export interface BotSimulatorOptions {
  now?: () => Date;
  botId?: string;
  secret?: string;
  /** Told of what people see, once it is whole. */
  onMessage?: (chat: string, message: ShownMessage) => void;
}

const ON_ITS_WAY_MS = 3_000;

const NO_FAULTS: BotFaults = {
  refuseCredentials: false,
  loseCallbacks: 0,
  loseFrames: 0,
  loseAcks: 0,
  busy: 0,
  limited: 0,
  expireReplies: false,
  slow: undefined,
};

/** The AI bot's platform, to be mounted on a server: `handleUpgrade` takes its socket, `handleRequest` its files. */
export function createBotSimulator(options: BotSimulatorOptions & { base: () => string }) {
  const { now = () => new Date(), botId = 'bot-under-test', secret = 'secret-of-the-bot', base } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 2 << 20 });
  const uploads = createUploads(now);
  const files = createFiles(now);
  const chats = createChats(now, uploads, options.onMessage);
  const violations: string[] = [];
  const faults: BotFaults = { ...NO_FAULTS };
  const lastFrames = new Map<string, Json>();
  /** Requests that took effect, and whose sender may not have heard of it: a repeat of them breaks no rule. */
  const unheard = new Set<string>();
  /** Requests answered a moment ago: a connection that ends takes the answers with it. */
  const onItsWay = new Map<string, WebSocket>();
  const wereLive = new WeakSet<WebSocket>();
  let live: WebSocket | undefined;
  let pings = 0;
  let connections = 0;

  function takes(fault: 'loseCallbacks' | 'loseFrames' | 'loseAcks' | 'busy' | 'limited'): boolean {
    if (faults[fault] <= 0) return false;
    faults[fault] -= 1;
    return true;
  }

  function write(socket: WebSocket, frame: Json): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  }

  function subscribe(socket: WebSocket, body: Json): void {
    if (faults.refuseCredentials || body.bot_id !== botId || body.secret !== secret) {
      throw new Refusal(CODES.badCredentials, 'invalid bot_id or secret');
    }
    kick();
    live = socket;
    wereLive.add(socket);
    connections += 1;
  }

  /** Ends the live connection as a newer one does. */
  function kick(): void {
    if (!live) return;
    const event = { msgtype: 'event', event: { eventtype: 'disconnected_event' } };
    write(live, { cmd: 'aibot_event_callback', headers: { req_id: randomUUID() }, body: { ...head(), ...event } });
    live.close();
    live = undefined;
  }

  function perform(socket: WebSocket, cmd: string, requestId: string, body: unknown): Json {
    if (cmd === 'aibot_subscribe') {
      subscribe(socket, object(body, 'body'));
      return {};
    }
    // What was on its way when the connection was taken away is nobody's mistake.
    if (socket !== live) throw new Refusal(CODES.badCredentials, 'not subscribed', wereLive.has(socket));
    if (cmd === 'ping') {
      pings += 1;
      return {};
    }
    if (takes('busy')) throw new Refusal(CODES.busy, 'system busy');
    if (takes('limited')) throw new Refusal(CODES.limited, 'too many messages');
    switch (cmd) {
      case 'aibot_respond_msg':
        if (faults.expireReplies === 'invalid') throw new Refusal(CODES.badRequestId, 'invalid req_id');
        if (faults.expireReplies === 'late') throw new Refusal(CODES.tooLate, 'the reply is too late');
        chats.reply(requestId, object(body, 'body'));
        return {};
      case 'aibot_respond_welcome_msg':
        chats.welcome(requestId, object(body, 'body'));
        return {};
      case 'aibot_respond_update_msg':
        chats.updateCard(requestId, object(body, 'body'));
        return {};
      case 'aibot_send_msg':
        chats.push(object(body, 'body'));
        return {};
      case 'aibot_upload_media_init':
        return uploads.init(body);
      case 'aibot_upload_media_chunk':
        return uploads.chunk(body);
      case 'aibot_upload_media_finish':
        return uploads.finish(body);
      default:
        throw new Refusal(CODES.badMessage, `cmd ${cmd}`);
    }
  }

  async function take(socket: WebSocket, raw: string): Promise<void> {
    let requestId = '';
    let cmd = '';
    let answer: Json;
    const caused = { ...faults };
    try {
      const frame = object(JSON.parse(raw), 'frame');
      cmd = text(frame.cmd, 'cmd', 64);
      requestId = text(object(frame.headers, 'headers').req_id, 'req_id', 256);
      if (cmd !== 'ping' && cmd !== 'aibot_subscribe' && takes('loseFrames')) return;
      const body = perform(socket, cmd, requestId, frame.body);
      answer = { errcode: 0, errmsg: 'ok', ...(Object.keys(body).length > 0 && { body }) };
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(CODES.badMessage, String(error));
      const asked = caused.busy > 0 || caused.limited > 0 || caused.expireReplies || caused.refuseCredentials;
      // People who never wrote are found out by trying: no rule is broken by it.
      const unavoidable = refusal.blameless || refusal.code === CODES.notOpened || unheard.has(requestId);
      if (!asked && !unavoidable) violations.push(`${cmd}: ${refusal.message}`);
      answer = { errcode: refusal.code, errmsg: refusal.message };
    }
    if (cmd !== 'ping' && cmd !== 'aibot_subscribe' && takes('loseAcks')) {
      unheard.add(requestId);
      return;
    }
    if (socket.readyState !== socket.OPEN) unheard.add(requestId);
    onItsWay.set(requestId, socket);
    setTimeout(() => onItsWay.delete(requestId), ON_ITS_WAY_MS).unref();
    if (faults.slow && cmd !== 'aibot_subscribe') await faults.slow;
    write(socket, { headers: { req_id: requestId }, ...answer });
  }

  sockets.on('connection', (socket: WebSocket) => {
    const silence = setTimeout(() => {
      violations.push('no ping for too long');
      socket.terminate();
    }, LIMITS.silenceMs);
    silence.unref();
    socket.on('message', data => {
      const raw = String(data);
      silence.refresh();
      void take(socket, raw);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(silence);
      if (live === socket) live = undefined;
      for (const [requestId, by] of onItsWay) if (by === socket) unheard.add(requestId);
    });
  });

  const head = () => ({ msgid: randomUUID(), aibotid: botId, create_time: Math.floor(now().getTime() / 1000) });
  const from = (userId: string, chatId?: string) => ({
    ...(chatId === undefined ? { chattype: 'single' } : { chatid: chatId, chattype: 'group' }),
    from: { userid: userId },
  });

  /** Calls the bot back; undefined where it is not there to hear. */
  function call(cmd: string, callback: Parameters<typeof chats.called>[1], body: Json): string | undefined {
    const requestId = randomUUID();
    chats.called(requestId, callback);
    if (!live) return undefined;
    const whole: Json = { ...head(), ...body };
    const frame = { cmd, headers: { req_id: requestId }, body: whole };
    lastFrames.set(whole.msgid as string, frame);
    if (!takes('loseCallbacks')) write(live, frame);
    return whole.msgid as string;
  }

  function contentOf(said: Said): Json {
    const media = (name: string, content: Buffer) => files.add(base(), name, content);
    if (typeof said === 'string') return { msgtype: 'text', text: { content: said } };
    if ('voice' in said) return { msgtype: 'voice', voice: { content: said.voice } };
    if ('type' in said) return { msgtype: said.type };
    if ('file' in said) {
      const kind = said.kind ?? 'file';
      return { msgtype: kind, [kind]: media(said.file, said.content) };
    }
    const msg_item = said.mixed.map(item =>
      typeof item === 'string'
        ? { msgtype: 'text', text: { content: item } }
        : { msgtype: 'image', image: media('image.jpg', item.content) },
    );
    return { msgtype: 'mixed', mixed: { msg_item } };
  }

  return {
    botId,
    secret,
    faults,
    violations,
    pings: () => pings,
    connections: () => connections,
    connected: () => live !== undefined,
    messagesOf: (chat: string): readonly ShownMessage[] => chats.messagesOf(chat),
    unfinished: () => chats.unfinished(),

    /** Somebody writes to the bot, in a group by mentioning it; the id of the message, or undefined where no bot is connected. */
    say(userId: string, said: Said, chatId?: string): string | undefined {
      const chat = chatId ?? userId;
      chats.open(chat);
      const body = { ...from(userId, chatId), ...contentOf(said) };
      return call('aibot_msg_callback', { chat, kind: 'message' }, body);
    },

    /** Calls back once more for a message, as a network that repeats itself. */
    repeat(messageId: string): void {
      if (live) write(live, lastFrames.get(messageId)!);
    },

    /** Somebody clicks a button, or picks an option and submits; `flat` puts the event where the SDK's types have it. */
    click(input: { userId: string; taskId: string; key: string; chatId?: string; flat?: boolean }): string | undefined {
      const { userId, taskId, key, chatId, flat } = input;
      const chat = chatId ?? userId;
      const card = chats.card(chat, taskId).card as Record<string, Json & { option_list?: Json[] }> & {
        button_list?: Json[];
      };
      const question = card.checkbox;
      const offered = question
        ? question.option_list!.map(option => option.id)
        : card.button_list?.map(({ key }) => key);
      if (!offered?.includes(key)) throw new Error(`no option ${key} on the card ${taskId}`);
      const clicked = {
        card_type: card.card_type,
        event_key: question ? card.submit_button!.key : key,
        task_id: taskId,
        ...(question && {
          selected_items: {
            selected_item: [{ question_key: question.question_key, option_ids: { option_id: [key] } }],
          },
        }),
      };
      const place = flat ? clicked : { template_card_event: clicked };
      const event = { eventtype: 'template_card_event', ...place };
      const body = { ...from(userId, chatId), msgtype: 'event', event };
      return call('aibot_event_callback', { chat, kind: 'card', taskId }, body);
    },

    rate(userId: string, feedback: { id: string; type: 1 | 2 | 3; content?: string; reasons?: number[] }): void {
      const { id, type, content, reasons } = feedback;
      const feedback_event = { id, type, content, inaccurate_reason_list: reasons };
      const event = { eventtype: 'feedback_event', feedback_event };
      call('aibot_event_callback', { chat: userId, kind: 'other' }, { ...from(userId), msgtype: 'event', event });
    },

    enter(userId: string): void {
      const event = { eventtype: 'enter_chat' };
      call('aibot_event_callback', { chat: userId, kind: 'enter' }, { ...from(userId), msgtype: 'event', event });
    },

    /** Sends a frame of the test's own to the bot. */
    frame: (frame: Json) => live && write(live, frame),
    kick,
    clearFaults: () => Object.assign(faults, NO_FAULTS),
    /** Cuts the connection without a word. */
    cut: () => live?.terminate(),

    handleUpgrade(request: IncomingMessage, socket: Duplex, rest: Buffer): void {
      sockets.handleUpgrade(request, socket, rest, opened => sockets.emit('connection', opened, request));
    },
    handleRequest: (request: IncomingMessage, response: ServerResponse) => files.handle(request, response),
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** The AI bot's platform alone, on a port of its own. */
export async function startBotSimulator(options: BotSimulatorOptions = {}) {
  let port = 0;
  const simulator = createBotSimulator({ ...options, base: () => `http://127.0.0.1:${port}` });
  const server = createServer((request, response) => {
    if (!simulator.handleRequest(request, response)) response.writeHead(404).end();
  });
  server.on('upgrade', simulator.handleUpgrade);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  return {
    ...simulator,
    url: `ws://127.0.0.1:${port}`,
    async close(): Promise<void> {
      simulator.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export type BotSimulator = Awaited<ReturnType<typeof startBotSimulator>>;
