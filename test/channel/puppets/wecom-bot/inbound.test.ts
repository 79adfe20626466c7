import { describe, expect, it, vi } from 'vitest';
import { startBot } from './harness.ts';

const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(70_001, 7)]);

describe('what people send to the AI bot', () => {
  it('is handed over to be stored: text, voice as text, and what cannot be used', async () => {
    const started = await startBot();
    const { bot, simulator, inbound } = started;
    await bot.connect();
    const text = await started.hear('Lin007', '查标准');
    expect(text).toEqual({ id: text.id, senderId: 'Lin007', text: '查标准' });
    expect(await started.hear('lin', { voice: '今天检查了几家' })).toMatchObject({ text: '今天检查了几家' });
    expect(await started.hear('lin', { type: 'location' })).toMatchObject({ text: '', unusable: 'other' });
    expect(inbound).toHaveLength(3);
    expect(simulator.violations).toEqual([]);
  });

  it('in a group comes with its room and without the mention that it began with', async () => {
    const started = await startBot();
    await started.bot.connect();
    expect(await started.hear('lin', '@小质 查 台席\u2005标准', 'wr-hall')).toMatchObject({
      senderId: 'lin',
      roomId: 'wr-hall',
      mentionsBot: true,
      text: '查 台席\u2005标准',
    });
    // The configured name is taken away where the message is read, wherever it stands.
    expect(await started.hear('lin', '你好 @质控助手 在吗', 'wr-hall')).toMatchObject({ text: '你好 @质控助手 在吗' });
  });

  it('a text with pictures becomes one message per picture, with ids that a repeat has again', async () => {
    const started = await startBot();
    const { inbound } = started;
    await started.bot.connect();
    const first = await started.hear(
      'lin',
      { mixed: ['门头', { content: PICTURE }, '台席', { content: PICTURE }] },
      'wr-hall',
    );
    expect(first).toMatchObject({ text: '门头\n台席', media: { kind: 'image' } });
    await vi.waitFor(() => expect(inbound).toHaveLength(2));
    expect(inbound[1]).toMatchObject({ id: `${first.id}-2`, text: '', roomId: 'wr-hall', media: { kind: 'image' } });
    started.simulator.repeat(first.id.slice('bot:'.length));
    await vi.waitFor(() => expect(inbound).toHaveLength(4));
    expect(inbound.slice(2).map(message => message.id)).toEqual(inbound.slice(0, 2).map(message => message.id));
  });

  it('keeps the order of a conversation while one message waits to be stored, and stores it in the end', async () => {
    const stored: string[] = [];
    let failures = 1;
    const started = await startBot({
      accept: async message => {
        if (message.text === '一' && failures-- > 0) throw new Error('database is away');
        stored.push(message.text);
      },
    });
    await started.bot.connect();
    for (const text of ['一', '二', '三']) started.simulator.say('lin', text);
    started.simulator.say('gao', '别人');
    await vi.waitFor(() => expect(stored).toHaveLength(4));
    expect(stored).toEqual(['别人', '一', '二', '三']);
    expect(started.errors).toHaveLength(1);
  });

  it('a frame of another shape is reported and ends nothing', async () => {
    const started = await startBot();
    await started.bot.connect();
    started.simulator.frame({ cmd: 'aibot_msg_callback', headers: { req_id: 'r' }, body: { msgtype: 'text' } });
    started.simulator.frame({ cmd: 'aibot_msg_callback', headers: {}, body: { msgtype: 'text', from: { userid: 7 } } });
    expect(await started.hear('lin', '还在')).toMatchObject({ text: '还在' });
    expect(started.errors).toHaveLength(2);
  });

  it('a rating names the message that was answered; one that is taken back is none', async () => {
    const started = await startBot();
    const { ratings, simulator } = started;
    await started.bot.connect();
    simulator.rate('lin', { id: 'bot:m1', type: 3 });
    simulator.rate('lin', { id: 'bot:m1', type: 1 });
    simulator.rate('lin', { id: 'bot:m1', type: 2, content: '条款旧了', reasons: [2, 3] });
    await vi.waitFor(() => expect(ratings).toHaveLength(2));
    expect(ratings).toEqual([
      { messageId: 'bot:m1', userId: 'lin', good: true, reasons: [], text: '' },
      { messageId: 'bot:m1', userId: 'lin', good: false, reasons: ['2', '3'], text: '条款旧了' },
    ]);
  });

  it('somebody who opens the chat is welcomed', async () => {
    const started = await startBot({ onEnter: async userId => `${userId}，您好` });
    await started.bot.connect();
    started.simulator.enter('lin');
    await vi.waitFor(() =>
      expect(started.simulator.messagesOf('lin')).toMatchObject([{ kind: 'welcome', text: 'lin，您好' }]),
    );
    expect(started.simulator.violations).toEqual([]);
  });
});

describe('files that people send', () => {
  it.each([
    ['image', '门头.jpg'],
    ['file', '服务规范.docx'],
    ['video', '现场.mp4'],
  ] as const)('%s is downloaded and decrypted', async (kind, file) => {
    const started = await startBot();
    await started.bot.connect();
    const { media } = await started.hear('lin', { file, content: PICTURE, kind });
    expect(media?.kind).toBe(kind);
    expect(await started.bot.fetchMedia(media!)).toEqual({ name: file, content: PICTURE });
  });

  it('one whose five minutes are over is not there any more', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { media } = await started.hear('lin', { file: 'a.txt', content: PICTURE });
    started.pass(5 * 60_000 + 1);
    await expect(started.bot.fetchMedia(media!)).rejects.toMatchObject({ code: 'fileUnavailable' });
  });

  it('one that is too large is refused before it is all here', async () => {
    const started = await startBot();
    await started.bot.connect();
    const { media } = await started.hear('lin', { file: 'a.bin', content: Buffer.alloc(25 * 1024 * 1024 + 1) });
    await expect(started.bot.fetchMedia(media!)).rejects.toMatchObject({ code: 'fileTooLarge' });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://evil.example/a',
    'https://evil-1258476243.cos.ap-guangzhou.myqcloud.com/a',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com.evil.example/a',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com:8443/a',
    'http://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/a',
    'file:///etc/passwd',
    'no address',
  ])('none is fetched from elsewhere: %s', async url => {
    const { bot } = await startBot();
    await expect(bot.fetchMedia({ kind: 'file', ref: { url } })).rejects.toMatchObject({ code: 'fileUnavailable' });
  });
});
