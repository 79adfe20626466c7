import { describe, expect, it, vi } from 'vitest';
import { createWecomBot } from '../../../../src/channel/puppets/wecom-bot/index.ts';
import { BOT, directoryOf } from '../../harness.ts';
import { deliveryOf, startBot, startWechaty, texts } from './harness.ts';

describe('the one connection of a bot', () => {
  it('is there after connect, and gone after disconnect; it can be taken again', async () => {
    const started = await startBot();
    const { bot, simulator } = started;
    expect(bot.connected).toBe(false);
    for (const connections of [1, 2]) {
      await bot.connect();
      await bot.connect();
      expect(bot.connected).toBe(true);
      expect(simulator.connections()).toBe(connections);
      expect(await started.hear('lin', `${connections}`)).toBeDefined();
      await bot.disconnect();
      expect(bot.connected).toBe(false);
      await vi.waitFor(() => expect(simulator.connected()).toBe(false));
    }
    expect(started.lost).toEqual([]);
    expect(simulator.violations).toEqual([]);
  });

  it('without it everything to be sent is another instance’s', async () => {
    const started = await startBot();
    const { wechaty } = await startWechaty(started);
    const contact = await wechaty.Contact.find({ id: 'lin' });
    await expect(contact!.say('你好')).rejects.toMatchObject({ reason: 'elsewhere' });
  });

  it('is taken over by whoever connects later; the first one stays away and says so', async () => {
    const first = await startBot();
    await first.bot.connect();
    const { simulator, now } = first;
    const heard: string[] = [];
    const second = createWecomBot({
      settings: { botId: simulator.botId, secret: simulator.secret, socketUrl: simulator.url },
      bot: BOT,
      directory: directoryOf(),
      now,
      accept: async message => void heard.push(message.text),
      texts,
      onError: () => {},
      onLost: () => {},
    });
    await second.connect();
    await vi.waitFor(() => expect(first.lost).toEqual(['kicked']));
    expect(first.bot.connected).toBe(false);
    simulator.say('lin', '谁在？');
    await vi.waitFor(() => expect(heard).toEqual(['谁在？']));
    // Asked to keep it open, it does not kick back at once; told to let go and to take it again, it does.
    await first.bot.connect();
    expect(simulator.connections()).toBe(2);
    await second.disconnect();
    await first.bot.disconnect();
    await first.bot.connect();
    expect(await first.hear('lin', '回来了')).toBeDefined();
  });

  it('is back soon after it was kicked, and stays away for a minute when it is kicked back at once twice in a row', async () => {
    const { bot, simulator, lost, pass } = await startBot();
    const kicked = async (times: number) => {
      simulator.kick();
      await vi.waitFor(() => expect(lost).toHaveLength(times));
    };
    const backAfter = async (ms: number) => {
      pass(ms - 1);
      await bot.connect();
      expect(bot.connected).toBe(false);
      pass(1);
      await bot.connect();
      expect(bot.connected).toBe(true);
    };
    await bot.connect();
    pass(20_000);
    await kicked(1);
    await backAfter(5_000);
    await kicked(2);
    await backAfter(5_000);
    await kicked(3);
    await backAfter(60_000);
    pass(20_000);
    await kicked(4);
    await backAfter(5_000);
    expect(new Set(lost)).toEqual(new Set(['kicked']));
  });

  it('comes back by itself after it was cut', async () => {
    const started = await startBot();
    const { bot, simulator } = started;
    await bot.connect();
    simulator.cut();
    await vi.waitFor(() => expect(started.lost).toEqual(['disconnected']));
    await vi.waitFor(() => expect(bot.connected).toBe(true));
    expect(await started.hear('lin', '还在吗')).toBeDefined();
    expect(started.lost).toEqual(['disconnected']);
  });

  it('is refused with wrong credentials at once, and asks again after a minute', async () => {
    const started = await startBot();
    started.simulator.faults.refuseCredentials = true;
    await expect(started.bot.connect()).rejects.toMatchObject({ code: 'notRunning' });
    expect(started.lost).toEqual(['refused']);
    expect(started.bot.connected).toBe(false);
    started.simulator.faults.refuseCredentials = false;
    await started.bot.connect();
    expect(started.bot.connected).toBe(false);
    started.pass(60_000);
    await started.bot.connect();
    expect(started.bot.connected).toBe(true);
  });

  it('is refused while it is there: the next attempt after a cut finds the secret changed', async () => {
    const started = await startBot();
    await started.bot.connect();
    started.simulator.faults.refuseCredentials = true;
    started.simulator.cut();
    await vi.waitFor(() => expect(started.lost).toEqual(['disconnected', 'refused']));
    expect(started.bot.connected).toBe(false);
  });

  it('is given up when it is let go of while it is being made', async () => {
    const { bot } = await startBot({
      settings: { botId: 'b', secret: 's', socketUrl: 'ws://127.0.0.1:9' },
    });
    const connecting = bot.connect();
    await bot.disconnect();
    await expect(connecting).rejects.toMatchObject({ code: 'notRunning' });
  });

  it('is kept alive by a ping every thirty seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const started = await startBot();
      await started.bot.connect();
      await vi.advanceTimersByTimeAsync(30_000);
      await vi.waitFor(() => expect(started.simulator.pings()).toBe(1));
    } finally {
      vi.useRealTimers();
    }
  });

  it('no secret and no word of a message is in what is reported', async () => {
    const started = await startBot();
    const { simulator, errors } = started;
    await started.bot.connect();
    await started.hear('lin', '身份证 510000');
    simulator.frame({
      cmd: 'aibot_msg_callback',
      headers: {},
      body: { msgtype: 'text', text: { content: '身份证 510000' } },
    });
    simulator.faults.busy = 1;
    await (started.bot.puppet as unknown as { deliver(d: unknown): Promise<void> })
      .deliver(deliveryOf({ text: '身份证 510000' }))
      .catch((error: unknown) => errors.push(error));
    simulator.faults.refuseCredentials = true;
    simulator.cut();
    await vi.waitFor(() => expect(started.lost).toContain('refused'));
    const reported = errors.map(error => `${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`);
    // The refusal itself is told of as lost.
    expect(reported.length).toBeGreaterThanOrEqual(2);
    for (const line of reported) expect(line).not.toMatch(/510000|secret-of-the-bot/);
  });
});
