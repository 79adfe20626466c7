import type { ChannelLimits, ChannelName } from '../domain/conversation/channel.ts';
import { AppError } from '../errors.ts';
import type { TurnHandler } from './adapter.ts';
import type { InboundMessage, OutboundMessage } from './contracts.ts';
import { ChannelError, SendFailure } from './errors.ts';
import type { AcceptInbound, FetchedMedia, InboundMedia } from './inbound.ts';
import { keepOwnership, type Owned } from './ownership.ts';
import type { BasePuppet } from './puppets/base-puppet.ts';
import { DeliveringPuppet } from './puppets/delivering-puppet.ts';
import type { Deliver } from './puppets/delivery.ts';
import type { Directory } from './puppets/directory.ts';
import { createRelay, type RelayOptions } from './puppets/relay/index.ts';
import {
  type AppEvent,
  createWecomApp,
  type RefusalReason,
  type TokenStore,
  type WecomAppOptions,
} from './puppets/wecom-app/index.ts';
import { MEMBER_PER_HOUR, MEMBER_PER_MINUTE, TEXT_BYTES } from './puppets/wecom-app/limits.ts';
import {
  type BotRating,
  ConnectionLost,
  createWecomBot,
  type LossReason,
  type WecomBotOptions,
} from './puppets/wecom-bot/index.ts';
import { CONVERSATION_LIMITS, MESSAGE_BYTES } from './puppets/wecom-bot/limits.ts';
import type { CardTexts } from './puppets/wecom-cards.ts';
import { type Channel, startChannel } from './start.ts';

/** WX/90236: minutes of the hour in which every company's timers send. */
const BUSY_MINUTES = [0, 30];
/** What is shared between instances is counted as it is handed over, so a little stays free. */
const MARGIN = 0.9;
const APP_LIMITS: ChannelLimits = {
  perMinute: MEMBER_PER_MINUTE * MARGIN,
  perHour: MEMBER_PER_HOUR * MARGIN,
  partBytes: TEXT_BYTES,
  busyMinutes: BUSY_MINUTES,
};
/** Counted together with what the instance sent that had the connection before. */
const [BOT_MINUTE, BOT_HOUR] = CONVERSATION_LIMITS;
const BOT_LIMITS: ChannelLimits = {
  perMinute: BOT_MINUTE.most * MARGIN,
  perHour: BOT_HOUR.most * MARGIN,
  partBytes: MESSAGE_BYTES,
  busyMinutes: BUSY_MINUTES,
};

/** One platform, logged in. */
interface OpenChannel {
  readonly name: ChannelName;
  readonly channel: Channel;
  readonly limits?: ChannelLimits;
  fetchMedia?(media: InboundMedia): Promise<FetchedMedia>;
  progress?(replyTo: string, text: string): void;
  /** Where it goes by a connection that one instance has. */
  isHere?(): boolean;
}

export type BotState = 'connected' | LossReason;

export interface ChannelsOptions {
  bot: { id: string; name: string };
  directory: Directory;
  /** The platforms that are configured. */
  settings: {
    app?: WecomAppOptions['settings'] | undefined;
    bot?: WecomBotOptions['settings'] | undefined;
    relay?: RelayOptions['settings'] | undefined;
    /** Whether somebody may be at the chat page or the terminal. */
    local: boolean;
  };
  tokens: TokenStore;
  /** What only one instance may hold: the connection of a platform that knows one client. */
  lease: (channel: ChannelName) => { take(): Promise<boolean>; release(): Promise<void> };
  texts: CardTexts;
  realNow: () => Date;
  accept: (channel: ChannelName, inbound: Parameters<AcceptInbound>[0]) => Promise<void>;
  onAppEvent: (event: AppEvent) => Promise<void>;
  onRating: (rating: BotRating) => Promise<void>;
  /** What somebody who opens the chat is welcomed with, where a platform asks. */
  onEnter: (userId: string) => Promise<string | undefined>;
  /** The AI bot's connection came, or went. */
  onBot: (state: BotState) => void;
  /** A request to the app's callback was refused. */
  onRefused: (reason: RefusalReason) => void;
  /** Takes what goes to the chat page or the terminal. */
  deliverLocally: Deliver;
  onError: (error: unknown) => void;
}

/** Opens every configured platform; in the order in which a person is told of what they did not ask for. */
export async function openChannels(options: ChannelsOptions) {
  const { bot, directory, settings, texts, realNow, onError } = options;
  const open: OpenChannel[] = [];

  async function add(name: ChannelName, puppet: Parameters<typeof startChannel>[0]['puppet'] & BasePuppet) {
    const channel = await startChannel({ puppet, name, onError });
    return { name, channel };
  }

  /** A platform's own groups stand in no roster: whoever writes in one can be answered there. */
  const anyRoom: Directory = {
    ...directory,
    room: async id => (await directory.room(id)) ?? { id, topic: id, memberIds: [] },
  };

  const app =
    settings.app &&
    createWecomApp({
      ...{ settings: settings.app, bot, directory, texts, onError, now: realNow, tokens: options.tokens },
      accept: inbound => options.accept('wecomApp', inbound),
      onEvent: options.onAppEvent,
      onRefused: options.onRefused,
    });
  if (app)
    open.push({
      ...(await add('wecomApp', app.puppet)),
      limits: APP_LIMITS,
      fetchMedia: media => app.fetchMedia(media),
    });

  const aiBot =
    settings.bot &&
    createWecomBot({
      ...{ settings: settings.bot, bot, directory: anyRoom, texts, onError, now: realNow },
      ...{ onRating: options.onRating, onEnter: options.onEnter },
      accept: inbound => options.accept('wecomBot', inbound),
      onLost: options.onBot,
      onConnected: () => options.onBot('connected'),
    });
  if (aiBot)
    open.push({
      ...(await add('wecomBot', aiBot.puppet)),
      limits: BOT_LIMITS,
      fetchMedia: media => aiBot.fetchMedia(media),
      progress: (replyTo, text) => aiBot.progress(replyTo, text),
      isHere: () => aiBot.connected,
    });

  const relay =
    settings.relay &&
    createRelay({
      ...{ settings: settings.relay, bot, directory: anyRoom, onError },
      accept: inbound => options.accept('relay', inbound),
      onLost: reason => onError(new ChannelError('notRunning', `relay ${reason}`)),
    });
  if (relay) open.push({ ...(await add('relay', relay.puppet)), fetchMedia: media => relay.fetchMedia(media) });

  if (settings.local || open.length === 0)
    open.push(await add('local', new DeliveringPuppet({ bot, directory, deliver: options.deliverLocally })));

  const ownerships = [
    ...(aiBot ? [ownershipOf('wecomBot', aiBot)] : []),
    ...(relay ? [ownershipOf('relay', relay)] : []),
  ];
  function ownershipOf(name: ChannelName, owned: Owned) {
    const report = (error: unknown) => error instanceof ConnectionLost || onError(error);
    return keepOwnership({ ...options.lease(name), owned, realNow: () => realNow().getTime(), onError: report });
  }

  const on = (name: ChannelName): OpenChannel | undefined => open.find(each => each.name === name);

  return {
    sending: open.map(({ name, channel, limits, isHere }) => ({
      name,
      send: (message: OutboundMessage) => channel.messenger.send(message).catch(asFailure),
      ...(limits && { limits }),
      ...(isHere && { isHere }),
    })),
    /** The self-built app's callback and interfaces. */
    app: app && { callback: app.callback, api: app.api },
    /** Whether the AI bot's connection is here. */
    hasBot: (): boolean => aiBot?.connected === true,
    onTurn(handler: TurnHandler): void {
      for (const { channel } of open) channel.adapter.onTurn(handler);
    },
    /** What came from a platform that is not configured any more is heard all the same. */
    dispatch: (name: ChannelName, message: InboundMessage) => (on(name) ?? open[0]!).channel.adapter.dispatch(message),
    async fetchMedia(name: ChannelName, media: InboundMedia): Promise<FetchedMedia> {
      const fetched = await on(name)?.fetchMedia?.(media);
      if (!fetched) throw new ChannelError('fileUnavailable', name);
      return fetched;
    },
    /** Shows how far an answer is, where the platform can. */
    progress: (name: ChannelName, replyTo: string, text: string): void => on(name)?.progress?.(replyTo, text),
    /** From here on messages come in. @throws AppError `channelStartFailed` where the app's company or secret is wrong. */
    async start(): Promise<void> {
      if (app && !(await app.api.takesCredentials()))
        throw new AppError('channelStartFailed', { name: 'wecomApp', reason: 'credentials' });
      await Promise.all(ownerships.map(each => each.start()));
    },
    /** No more messages come in by connections of ours; what is at work may still send. */
    async release(): Promise<void> {
      await Promise.all(ownerships.map(each => each.stop()));
    },
    async stop(): Promise<void> {
      for (const { channel } of open) await channel.stop();
    },
  };
}

export type Channels = Awaited<ReturnType<typeof openChannels>>;

/** Nobody by that name is there: no other try would find them. */
function asFailure(error: unknown): never {
  const isUnknown = error instanceof ChannelError && error.code === 'recipientUnknown';
  throw isUnknown ? new SendFailure('unreachable', error.code, { cause: error }) : error;
}
