import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ShownMessage as BotMessage, createBotSimulator } from './bot-simulator.ts';
import { createCallbacks } from './callbacks.ts';
import { type Credentials, createCompany, type People, type ShownMessage, type SimulatedUser } from './company.ts';
import { createFaults } from './faults.ts';
import { createHttpServer } from './http-server.ts';
import { toXml, type XmlFields } from './inbound-xml.ts';
import { LIMITS } from './limits.ts';
import { smallBranch } from './people.ts';
import { createSending } from './sending.ts';

export interface SimulatorOptions {
  /** The platform's clock: limits, tokens and media age by it. Real by default. */
  now?: () => Date;
  people?: People;
  credentials?: Credentials;
  /** As typed after `/fault`. */
  faults?: readonly string[];
  port?: number;
  host?: string;
  /** Shorter in tests; five seconds on the platform. */
  answerWithinMs?: number;
  retryPauseMs?: number;
}

const DEFAULT_RETRY_PAUSE_MS = 1000;
let messageNumber = 0;

/** Starts a WeCom of one company with one self-built app and one AI bot, over real HTTP and WebSocket. */
export async function startWecomSimulator(options: SimulatorOptions = {}) {
  const { now = () => new Date() } = options;
  const company = createCompany(options.people ?? smallBranch(), now, options.credentials);
  const faults = createFaults(company);
  for (const line of options.faults ?? []) faults.command(line);
  const callbacks = createCallbacks({
    company,
    faults,
    now,
    answerWithinMs: options.answerWithinMs ?? LIMITS.callbackMs,
    retryPauseMs: options.retryPauseMs ?? DEFAULT_RETRY_PAUSE_MS,
  });
  const events = new EventEmitter<{ message: [ShownMessage]; botMessage: [string, BotMessage] }>();
  const sending = createSending({
    ...{ company, faults, now },
    hasCallback: () => callbacks.url !== undefined,
    onMessage: message => events.emit('message', message),
  });
  const bot = createBotSimulator({
    ...{ now, base: () => url },
    onMessage: (chat, message) => events.emit('botMessage', chat, message),
  });
  const server = await createHttpServer({ company, faults, sending, now, elsewhere: bot.handleRequest });
  server.server.on('upgrade', bot.handleUpgrade);
  await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  const { port } = server.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const seconds = () => Math.floor(now().getTime() / 1000);
  const from = (userId: string) => ({ ToUserName: company.corpId, FromUserName: userId, CreateTime: seconds() });

  function known(userId: string): SimulatedUser {
    const user = company.user(userId);
    if (!user) throw new Error(`nobody is called ${userId}`);
    return user;
  }

  /** A message of a person. Its id is the platform's 64-bit number, beyond what a JavaScript number keeps apart. */
  async function message(userId: string, type: string, fields: XmlFields) {
    messageNumber += 1;
    const MsgId = String(7_000_000_000_000_000_000n + BigInt(seconds()) * 1_000_000n + BigInt(messageNumber));
    const { userid } = known(userId);
    const xml = toXml({ ...from(userid), MsgType: type, ...fields, MsgId, AgentID: Number(company.agentId) });
    return { messageId: MsgId, ...(await callbacks.send(xml)) };
  }

  function event(userId: string, name: string, fields: XmlFields = {}) {
    return callbacks.send(
      toXml({ ...from(userId), MsgType: 'event', Event: name, ...fields, AgentID: Number(company.agentId) }),
    );
  }

  function sendMedia(userId: string, type: 'image' | 'voice' | 'video', name: string, content: Buffer, more = {}) {
    const MediaId = company.keepMedia({ type, name, content });
    return message(userId, type, { MediaId, ...more });
  }

  function cardOf(userId: string, taskId: string) {
    const found = company.messages.find(
      each => each.card?.taskId === taskId && each.userId === known(userId).userid && !each.dropped,
    );
    if (!found?.card) throw new Error(`${userId} has no card ${taskId}`);
    return found.card;
  }

  return {
    url,
    bot,
    corpId: company.corpId,
    agentId: company.agentId,
    secret: company.secret,
    callbackToken: company.callbackToken,
    aesKey: company.aesKey,
    server: server.server,
    people: company.people,
    company,
    faults,
    callbacks,
    violations: company.violations,
    events,
    now,
    /** The environment to start the application with; the bot's beside it. */
    botEnvironment: { WECOM_BOT_ID: bot.botId, WECOM_BOT_SECRET: bot.secret },
    environment: {
      WECOM_CORP_ID: company.corpId,
      WECOM_AGENT_ID: company.agentId,
      WECOM_SECRET: company.secret,
      WECOM_CALLBACK_TOKEN: company.callbackToken,
      WECOM_CALLBACK_AES_KEY: company.aesKey,
      WECOM_API_BASE: url,
    },

    /** Saves the callback address, with the platform's check of it. Interactive cards need one. */
    configureCallback: callbacks.configure,

    say: (userId: string, text: string) => message(userId, 'text', { Content: text }),
    sendImage: (userId: string, content: Buffer, name = 'image.jpg') =>
      sendMedia(userId, 'image', name, content, { PicUrl: `${url}/pic` }),
    sendVoice: (userId: string, content: Buffer) => sendMedia(userId, 'voice', 'voice.amr', content, { Format: 'amr' }),
    sendVideo: (userId: string, content: Buffer) =>
      sendMedia(userId, 'video', 'video.mp4', content, { ThumbMediaId: 'thumb' }),
    sendLocation: (userId: string) =>
      message(userId, 'location', { Location_X: '23.1', Location_Y: '113.3', Scale: 15, Label: '中山路' }),
    sendLink: (userId: string, url: string) => message(userId, 'link', { Title: '链接', Description: '', Url: url }),

    /** Chooses by what stands on the button, or by its key. @throws Error when the card has no such button, or was used. */
    click(userId: string, taskId: string, choice: string) {
      const card = cardOf(userId, taskId);
      if (card.used !== undefined) throw new Error(`the card shows 「${card.used}」 and has no buttons`);
      const option = card.options.find(each => each.key === choice || each.text === choice);
      if (!option) throw new Error(`no 「${choice}」 among ${card.options.map(each => each.text).join('、')}`);
      const isVote = card.submitKey !== undefined;
      return event(known(userId).userid, 'template_card_event', {
        EventKey: isVote ? card.submitKey! : option.key,
        TaskId: taskId,
        CardType: card.type,
        ResponseCode: company.issueResponseCode(taskId),
        ...(isVote && {
          SelectedItems: { SelectedItem: { QuestionKey: 'choice', OptionIds: { OptionId: option.key } } },
        }),
      });
    },

    event,
    enter: (userId: string) => event(known(userId).userid, 'enter_agent', { EventKey: '' }),

    /** Somebody joins, changes or leaves: the contacts change, and the app is told. */
    hire(user: SimulatedUser) {
      company.people.users.push(user);
      return event('sys', 'change_contact', { ChangeType: 'create_user', UserID: user.userid, Name: user.name });
    },
    change(userId: string, change: Partial<SimulatedUser>) {
      const user = known(userId);
      const before = user.userid;
      Object.assign(user, change);
      const renamed: XmlFields = change.userid === undefined ? {} : { NewUserID: change.userid };
      return event('sys', 'change_contact', { ChangeType: 'update_user', UserID: before, ...renamed });
    },
    leave(userId: string) {
      const { userid } = known(userId);
      company.people.users = company.people.users.filter(user => user.userid !== userid);
      return event('sys', 'change_contact', { ChangeType: 'delete_user', UserID: userid });
    },
    retag(tagid: number, userids: string[]) {
      const tag = company.people.tags.find(each => each.tagid === tagid);
      if (!tag) throw new Error(`no tag ${tagid}`);
      tag.userids = userids;
      return event('sys', 'change_contact', { ChangeType: 'update_tag', TagId: tagid });
    },

    /** What this person's client shows, oldest first: nothing dropped, nothing recalled. */
    messagesOf(userId: string): ShownMessage[] {
      const { userid } = known(userId);
      return company.messages.filter(each => each.userId === userid && !each.dropped && !each.recalled);
    },

    async close(): Promise<void> {
      bot.close();
      await server.close();
    },
  };
}

export type WecomSimulator = Awaited<ReturnType<typeof startWecomSimulator>>;
