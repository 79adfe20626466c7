import { onTestFinished, vi } from 'vitest';
import type { ChannelInbound } from '../../../../src/channel/inbound.ts';
import type { Delivery } from '../../../../src/channel/puppets/delivery.ts';
import {
  type BotRating,
  createWecomBot,
  type LossReason,
  type WecomBotOptions,
} from '../../../../src/channel/puppets/wecom-bot/index.ts';
import type { CardTexts } from '../../../../src/channel/puppets/wecom-cards.ts';
import { type Channel, startChannel } from '../../../../src/channel/start.ts';
import { type BotSimulator, startBotSimulator } from '../../../wecom-simulator/bot-simulator.ts';
import { BOT, directoryOf } from '../../harness.ts';

export const texts: CardTexts = { choose: '请选择', submit: '提交', chosen: label => `已选：${label}` };

/** A bot on a simulator of its own; both have one clock, which only `pass` moves. */
export async function startBot(options: Partial<WecomBotOptions> = {}) {
  let at = Date.parse('2026-03-02T01:30:00Z');
  const now = () => new Date(at);
  const simulator: BotSimulator = await startBotSimulator({ now });
  const inbound: ChannelInbound[] = [];
  const ratings: BotRating[] = [];
  const lost: LossReason[] = [];
  const errors: unknown[] = [];
  const bot = createWecomBot({
    settings: { botId: simulator.botId, secret: simulator.secret, socketUrl: simulator.url },
    bot: BOT,
    directory: directoryOf(),
    now,
    accept: async message => void inbound.push(message),
    onRating: async rating => void ratings.push(rating),
    texts,
    onError: error => errors.push(error),
    onLost: reason => lost.push(reason),
    reconnectMs: 20,
    ...options,
  });
  onTestFinished(async () => {
    await bot.disconnect();
    await simulator.close();
  });
  return {
    bot,
    simulator,
    inbound,
    ratings,
    lost,
    errors,
    now,
    pass: (ms: number) => {
      at += ms;
    },
    /** Says something and waits until it is stored. */
    async hear(...said: Parameters<BotSimulator['say']>): Promise<ChannelInbound> {
      const id = `bot:${simulator.say(...said)}`;
      return vi.waitFor(() => {
        const found = inbound.find(message => message.id === id);
        if (!found) throw new Error('not heard');
        return found;
      });
    },
  };
}

export type Started = Awaited<ReturnType<typeof startBot>>;

let counter = 0;

export function deliveryOf(parts: Partial<Delivery> = {}): Delivery {
  counter += 1;
  return {
    id: `out-${counter}`,
    to: { userId: 'lin' },
    kind: 'text',
    text: '收到',
    options: [],
    mentions: [],
    ...parts,
  };
}

/** Wechaty on the bot's puppet, through which everything is sent. */
export async function startWechaty({ bot }: Started): Promise<Channel> {
  const channel = await startChannel({ puppet: bot.puppet, name: 'wecom-bot' });
  onTestFinished(() => channel.stop());
  return channel;
}
