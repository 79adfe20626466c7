import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createMessenger } from '../../../../src/channel/messenger.ts';
import type { Delivery } from '../../../../src/channel/puppets/delivery.ts';
import { outboundMessage } from '../../harness.ts';
import { deliveryOf, type Started, startBot, startWechaty } from './harness.ts';

/** Hands a delivery to the puppet as Wechaty would, with everything that `say()` has no parameter for. */
async function deliver({ bot }: Started, delivery: Delivery): Promise<void> {
  await (bot.puppet as unknown as { deliver(delivery: Delivery): Promise<void> }).deliver(delivery);
}

/** What was sent before has arrived and is acknowledged once something said later is heard. */
async function arrived(started: Started): Promise<void> {
  await started.hear('gao', '在吗');
}

const OPTIONS = [
  { key: '提交 JC-2026-0012', label: '提交' },
  { key: '返回修改', label: '返回修改' },
];

function cardOut(parts: Partial<Delivery> = {}): Delivery {
  return deliveryOf({ kind: 'card', text: '得分 96，提交吗？', options: OPTIONS, ...parts });
}

describe('what the assistant says by the AI bot', () => {
  it('answers a message under its request, the rest of the turn and everything else as a push', async () => {
    const started = await startBot();
    const { simulator } = started;
    await started.bot.connect();
    const { id } = await started.hear('lin', '查标准');
    await deliver(started, deliveryOf({ replyTo: id, text: '第三十二条' }));
    await deliver(started, deliveryOf({ replyTo: id, text: '还要问什么？' }));
    await deliver(started, deliveryOf({ text: '明天到期' }));
    expect(simulator.messagesOf('lin')).toMatchObject([
      { kind: 'stream', text: '第三十二条', finished: true, feedbackId: id },
      { kind: 'markdown', text: '还要问什么？' },
      { kind: 'markdown', text: '明天到期' },
    ]);
    expect(simulator.violations).toEqual([]);
  });

  it('goes through Wechaty with its id and its options', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '提交');
    const messenger = createMessenger((await startWechaty(started)).wechaty);
    await messenger.send(outboundMessage({ id: 'o-7', text: '提交吗？', options: OPTIONS, replyTo: id }));
    expect(started.simulator.messagesOf('lin')).toMatchObject([{ kind: 'card', taskId: 'o-7', text: '提交吗？' }]);
  });

  it('in a group goes to the group and names whom it is meant for', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '@质控助手 查标准', 'hall');
    const messenger = createMessenger((await startWechaty(started)).wechaty);
    await messenger.send(outboundMessage({ id: 'o-1', roomId: 'hall', text: '第一条', replyTo: id }));
    await messenger.send(outboundMessage({ id: 'o-2', roomId: 'hall', text: '明天到期' }));
    expect(started.simulator.messagesOf('hall').map(({ kind, text }) => [kind, text])).toEqual([
      ['stream', '@林芳 第一条'],
      ['markdown', '@林芳 明天到期'],
    ]);
    expect(started.simulator.messagesOf('lin')).toEqual([]);
  });

  it('mentions nobody and hides no address because somebody wrote so', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '你好');
    await deliver(started, deliveryOf({ replyTo: id, text: '<@all> [规范](https://evil.example)' }));
    const text = started.simulator.messagesOf('lin')[0]?.text;
    expect(text).not.toContain('<@');
    expect(text).not.toContain('](');
  });

  it('splits what is too long for one message, and loses nothing', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '全文');
    const text = '服务质量控制体系。'.repeat(2_000);
    await deliver(started, deliveryOf({ replyTo: id, text }));
    const shown = started.simulator.messagesOf('lin');
    expect(shown.map(message => message.kind)).toEqual(['stream', 'markdown', 'markdown']);
    expect(shown.map(message => message.text).join('')).toBe(text);
    expect(started.simulator.violations).toEqual([]);
  });

  it('sends files and pictures in chunks', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '导出');
    const content = randomBytes(1_300_000);
    const file = { name: '检查结果.xlsx', mime: 'application/vnd.ms-excel', load: async () => content };
    await deliver(started, deliveryOf({ replyTo: id, kind: 'file', text: '', file }));
    const picture = { name: '门头.png', mime: 'image/png', load: async () => content };
    await deliver(started, deliveryOf({ kind: 'image', text: '', file: picture }));
    expect(started.simulator.messagesOf('lin')).toMatchObject([
      { kind: 'file', file: { name: '检查结果.xlsx', content } },
      { kind: 'image', file: { name: '门头.png' } },
    ]);
    const huge = { name: 'a.zip', mime: 'application/zip', load: async () => Buffer.alloc(20 * 1024 * 1024 + 1) };
    await expect(deliver(started, deliveryOf({ kind: 'file', text: '', file: huge }))).rejects.toMatchObject({
      reason: 'refused',
    });
    expect(started.simulator.violations).toEqual([]);
  });

  it('somebody who never wrote to the bot is not reached', async () => {
    const started = await startBot();
    await started.bot.connect();
    await expect(deliver(started, deliveryOf({ to: { userId: 'gao' } }))).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });
});

describe('choices', () => {
  it('are buttons; the click is the option, and the used card shows it', async () => {
    for (const flat of [false, true]) {
      const started = await startBot();
      const { simulator, inbound } = started;
      await started.bot.connect();
      const { id } = await started.hear('lin', '提交');
      const card = cardOut({ id: 'out:card-1', replyTo: id, card: { title: '检查结果', taskId: 'out:card-1' } });
      await deliver(started, card);
      const { taskId } = simulator.messagesOf('lin')[0]!;
      const clicked = simulator.click({ userId: 'lin', taskId: taskId!, key: OPTIONS[0]!.key, flat });
      await vi.waitFor(() =>
        expect(simulator.messagesOf('lin')[0]?.text).toBe('检查结果\n得分 96，提交吗？\n已选：提交'),
      );
      const { key } = OPTIONS[0]!;
      expect(inbound[1]).toEqual({ id: `bot:${clicked}`, senderId: 'lin', text: key, action: { taskId, key } });
      // A click's request id is for its card alone.
      await deliver(started, deliveryOf({ replyTo: `bot:${clicked}`, text: '已提交 JC-2026-0012' }));
      expect(simulator.messagesOf('lin').at(-1)).toMatchObject({ kind: 'markdown', text: '已提交 JC-2026-0012' });
      expect(simulator.violations).toEqual([]);
    }
  });

  it('of seven to twenty are a vote, more are numbered', async () => {
    const started = await startBot();
    const { simulator, inbound } = started;
    await started.bot.connect();
    await started.hear('lin', '选');
    const many = Array.from({ length: 21 }, (_, at) => ({ key: `营业厅${at}`, label: `营业厅${at}` }));
    await deliver(started, cardOut({ id: 'v1', options: many.slice(0, 20) }));
    await deliver(started, cardOut({ options: many }));
    const [vote, numbered] = simulator.messagesOf('lin');
    expect(vote).toMatchObject({ kind: 'card', card: { card_type: 'vote_interaction' } });
    expect(numbered?.text).toMatch(/^得分 96，提交吗？\n1\. 营业厅0\n.*21\. 营业厅20$/s);
    simulator.click({ userId: 'lin', taskId: 'v1', key: '营业厅7' });
    await vi.waitFor(() => expect(inbound.at(-1)).toMatchObject({ text: '营业厅7', action: { key: '营业厅7' } }));
    expect(simulator.violations).toEqual([]);
  });

  it('in a group are one person’s, and the others may still choose', async () => {
    const started = await startBot();
    const { simulator, inbound } = started;
    await started.bot.connect();
    const { id } = await started.hear('lin', '@质控助手 提交', 'hall');
    await deliver(started, cardOut({ id: 'g1', to: { roomId: 'hall' }, replyTo: id }));
    simulator.click({ userId: 'lin', taskId: 'g1', key: '返回修改', chatId: 'hall' });
    await vi.waitFor(() => expect(inbound).toHaveLength(2));
    expect(inbound[1]).toMatchObject({ senderId: 'lin', roomId: 'hall', text: '返回修改' });
    await vi.waitFor(() => expect(simulator.messagesOf('hall')[0]?.text).toContain('已选：返回修改'));
  });

  it('a card that was not stored in time is left as it was', async () => {
    let wait: Promise<unknown> = Promise.resolve();
    const heard: string[] = [];
    let asked = 0;
    const started = await startBot({
      accept: async message => {
        asked += 1;
        await wait;
        heard.push(message.text);
      },
    });
    const { simulator } = started;
    await started.bot.connect();
    simulator.say('lin', '提交');
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await deliver(started, cardOut({ id: 'c1' }));
    const slow = Promise.withResolvers<void>();
    wait = slow.promise;
    simulator.click({ userId: 'lin', taskId: 'c1', key: '返回修改' });
    await vi.waitFor(() => expect(asked).toBe(2));
    started.pass(6_000);
    slow.resolve();
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(simulator.messagesOf('lin')[0]?.text).toBe('得分 96，提交吗？');
    expect(simulator.violations).toEqual([]);
  });

  it('a card that the platform does not take goes as numbered text', async () => {
    const started = await startBot();
    await started.bot.connect();
    await started.hear('lin', '提交');
    await deliver(started, cardOut({ id: 'same' }));
    await deliver(started, cardOut({ id: 'other', text: '得分 95，提交吗？', card: { title: '', taskId: 'same' } }));
    expect(started.simulator.messagesOf('lin').at(-1)).toMatchObject({
      kind: 'markdown',
      text: '得分 95，提交吗？\n1. 提交\n2. 返回修改',
    });
  });
});

describe('an answer that is being written', () => {
  it('is shown while it grows, now and then, and ends as the answer', async () => {
    const started = await startBot();
    const { bot, simulator } = started;
    await bot.connect();
    const { id } = await started.hear('lin', '查标准');
    for (let at = 1; at <= 40; at += 1) {
      bot.progress(id, '条'.repeat(at));
      await arrived(started);
      started.pass(250);
    }
    expect(simulator.messagesOf('lin')).toMatchObject([{ text: '条'.repeat(33), finished: false, updates: 4 }]);
    await deliver(started, deliveryOf({ replyTo: id, text: '第三十二条 ……' }));
    expect(simulator.messagesOf('lin')).toMatchObject([
      { kind: 'stream', text: '第三十二条 ……', finished: true, feedbackId: id },
    ]);
    bot.progress(id, '太晚了');
    expect(simulator.violations).toEqual([]);
  });

  it('leaves enough messages of the conversation for what has to be said', async () => {
    const started = await startBot();
    const { bot, simulator } = started;
    await bot.connect();
    const { id } = await started.hear('lin', '查标准');
    for (let at = 0; at < 25; at += 1) {
      bot.progress(id, `${at}`);
      await arrived(started);
      started.pass(2_000);
    }
    expect(simulator.messagesOf('lin')[0]?.updates).toBe(14);
    for (let at = 0; at < 14; at += 1) await deliver(started, deliveryOf({ replyTo: id, text: `${at}` }));
    expect(simulator.violations).toEqual([]);
  });

  it('that becomes a choice ends in text with the card, and one that becomes a file just ends', async () => {
    const started = await startBot();
    const { bot, simulator } = started;
    await bot.connect();
    const first = await started.hear('lin', '提交');
    bot.progress(first.id, '正在算分');
    await deliver(started, cardOut({ replyTo: first.id }));
    const second = await started.hear('lin', '导出');
    bot.progress(second.id, '正在导出');
    const file = { name: 'a.pdf', mime: 'application/pdf', load: async () => Buffer.alloc(100) };
    await deliver(started, deliveryOf({ replyTo: second.id, kind: 'file', text: '', file }));
    expect(simulator.messagesOf('lin').map(({ kind, text }) => [kind, text])).toEqual([
      ['stream', '得分 96，提交吗？'],
      ['card', '得分 96，提交吗？'],
      ['stream', '正在导出'],
      ['file', ''],
    ]);
    expect(simulator.unfinished()).toEqual([]);
    expect(simulator.violations).toEqual([]);
  });

  it.each([
    ['six minutes after it began', 6 * 60_000, true],
    ['a day after the message', 24 * 3_600_000, false],
  ])('comes as a push %s', async (_, ms, shown) => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '查标准');
    if (shown) started.bot.progress(id, '正在查');
    await vi.waitFor(() => expect(started.simulator.messagesOf('lin')).toHaveLength(shown ? 1 : 0));
    started.pass(ms);
    await deliver(started, deliveryOf({ replyTo: id, text: '第三十二条' }));
    expect(started.simulator.messagesOf('lin').at(-1)).toMatchObject({ kind: 'markdown', text: '第三十二条' });
    expect(started.simulator.violations).toEqual([]);
  });

  it.each(['invalid', 'late'] as const)('comes as a push when the request id is used up (%s)', async why => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '查标准');
    started.simulator.faults.expireReplies = why;
    await deliver(started, deliveryOf({ replyTo: id, text: '第三十二条' }));
    expect(started.simulator.messagesOf('lin')).toMatchObject([{ kind: 'markdown', text: '第三十二条' }]);
  });
});

describe('limits and faults', () => {
  it('keeps to thirty a minute for each conversation and says when to go on', async () => {
    const started = await startBot();
    const { simulator } = started;
    await started.bot.connect();
    await started.hear('lin', '你好');
    await started.hear('gao', '你好');
    for (let at = 0; at < 30; at += 1) await deliver(started, deliveryOf());
    const late = deliveryOf({ text: '第三十一条' });
    started.pass(10_000);
    await expect(deliver(started, late)).rejects.toMatchObject({ reason: 'limited', retryAfterMs: 50_000 });
    await deliver(started, deliveryOf({ to: { userId: 'gao' } }));
    started.pass(50_000);
    await deliver(started, late);
    expect(simulator.messagesOf('lin')).toHaveLength(31);
    expect(simulator.violations).toEqual([]);
  });

  it.each([
    ['busy', 'busy'],
    ['limited', 'limited'],
  ] as const)('%s is for another try, which ends in one message', async (fault, reason) => {
    const started = await startBot();
    await started.bot.connect();
    const { id } = await started.hear('lin', '你好');
    const delivery = deliveryOf({ replyTo: id });
    started.simulator.faults[fault] = 1;
    await expect(deliver(started, delivery)).rejects.toMatchObject({ reason });
    await deliver(started, delivery);
    await deliver(started, delivery);
    expect(started.simulator.messagesOf('lin')).toMatchObject([{ kind: 'stream', text: '收到' }]);
  });

  it('another try goes on where the last one ended', async () => {
    const started = await startBot();
    const { simulator } = started;
    await started.bot.connect();
    await started.hear('lin', '你好');
    const options = [{ key: 'a', label: '一个很长很长很长很长的选项' }];
    const delivery = cardOut({ options, text: '条'.repeat(200) });
    for (let at = 0; at < 29; at += 1) await deliver(started, deliveryOf());
    await expect(deliver(started, delivery)).rejects.toMatchObject({ reason: 'limited' });
    started.pass(60_000);
    await deliver(started, delivery);
    expect(
      simulator
        .messagesOf('lin')
        .slice(29)
        .map(message => message.kind),
    ).toEqual(['markdown', 'card']);
  });

  it('an answer that nobody acknowledged is not said twice', async () => {
    const started = await startBot();
    const { simulator } = started;
    await started.bot.connect();
    const { id } = await started.hear('lin', '你好');
    for (const delivery of [deliveryOf({ replyTo: id }), cardOut()]) {
      simulator.faults.loseAcks = 1;
      const sending = deliver(started, delivery);
      sending.catch(() => {});
      await vi.waitFor(() => expect(simulator.faults.loseAcks).toBe(0));
      simulator.cut();
      await expect(sending).rejects.toMatchObject({ reason: expect.stringMatching(/busy|elsewhere/) });
      await vi.waitFor(() => expect(started.bot.connected).toBe(true));
      await deliver(started, delivery);
    }
    expect(simulator.messagesOf('lin').map(message => message.kind)).toEqual(['stream', 'card']);
  });

  it('a card that an instance has shown before it died is not shown again by the next', async () => {
    const first = await startBot();
    const { simulator } = first;
    const { botId, secret, url: socketUrl } = simulator;
    const heir = await startBot({ settings: { botId, secret, socketUrl } });
    await first.bot.connect();
    const { id } = await first.hear('lin', '录测评');
    const card = cardOut({ replyTo: id });
    await deliver(first, card);
    await heir.bot.connect();
    await deliver(heir, card);
    expect(simulator.messagesOf('lin').map(message => message.kind)).toEqual(['card']);
    expect(simulator.violations).toEqual([]);
  });

  it('waits for a slow platform', async () => {
    const started = await startBot();
    const { simulator } = started;
    await started.bot.connect();
    const { id } = await started.hear('lin', '你好');
    const slow = Promise.withResolvers<void>();
    simulator.faults.slow = slow.promise;
    const sending = [1, 2, 3].map(at => deliver(started, deliveryOf({ replyTo: id, text: `${at}` })));
    await vi.waitFor(() => expect(simulator.messagesOf('lin')).toHaveLength(3));
    slow.resolve();
    await Promise.all(sending);
    expect(simulator.violations).toEqual([]);
  });

  it('what did not reach the platform is sent again', async () => {
    const started = await startBot();
    const { simulator } = started;
    await started.bot.connect();
    const { id } = await started.hear('lin', '你好');
    simulator.faults.loseFrames = 1;
    const delivery = deliveryOf({ replyTo: id });
    const sending = deliver(started, delivery);
    sending.catch(() => {});
    await vi.waitFor(() => expect(simulator.faults.loseFrames).toBe(0));
    simulator.cut();
    await expect(sending).rejects.toThrow();
    await vi.waitFor(() => expect(started.bot.connected).toBe(true));
    await deliver(started, delivery);
    expect(simulator.messagesOf('lin')).toMatchObject([{ kind: 'stream', text: '收到' }]);
    expect(simulator.violations).toEqual([]);
  });
});
