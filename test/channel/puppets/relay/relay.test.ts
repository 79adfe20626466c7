import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { types } from 'wechaty-puppet';
import type { ChannelInbound } from '../../../../src/channel/inbound.ts';
import { createMessenger } from '../../../../src/channel/messenger.ts';
import { createRelay, type RelayOptions } from '../../../../src/channel/puppets/relay/index.ts';
import { startChannel } from '../../../../src/channel/start.ts';
import { BOT, directoryOf, outboundMessage, ROOM } from '../../harness.ts';
import { SELF, startThirdParty } from './third-party.ts';

async function startRelay(options: Partial<RelayOptions> = {}) {
  const thirdParty = await startThirdParty();
  const inbound: ChannelInbound[] = [];
  const errors: unknown[] = [];
  const lost: string[] = [];
  const relay = createRelay({
    settings: thirdParty.settings,
    bot: BOT,
    directory: directoryOf(),
    accept: async message => void inbound.push(message),
    onError: error => errors.push(error),
    onLost: reason => lost.push(reason),
    ...options,
  });
  onTestFinished(async () => {
    await relay.disconnect();
    await thirdParty.stop();
  });
  return { relay, thirdParty, inbound, errors, lost };
}

describe('what people say to a third party’s puppet', () => {
  it('is handed over to be stored, each message once, in order', async () => {
    const { relay, thirdParty, inbound } = await startRelay();
    await relay.connect();
    expect(relay.connected).toBe(true);
    const id = thirdParty.say({ text: '查标准' });
    thirdParty.say({ id, text: '查标准' });
    thirdParty.say({ talkerId: SELF, text: '我自己说的' });
    thirdParty.say({ type: types.Message.Recalled, text: '' });
    thirdParty.say({ type: types.Message.Location });
    thirdParty.say({ type: types.Message.Url });
    thirdParty.say({ type: types.Message.Emoticon });
    thirdParty.say({ talkerId: 'gao', text: '最后一条' });
    await vi.waitFor(() => expect(inbound.at(-1)?.text).toBe('最后一条'));
    expect(inbound).toEqual([
      { id: `relay:${id}`, senderId: 'lin', text: '查标准' },
      { id: expect.any(String), senderId: 'lin', text: '', unusable: 'location' },
      { id: expect.any(String), senderId: 'lin', text: '', unusable: 'link' },
      { id: expect.any(String), senderId: 'lin', text: '', unusable: 'other' },
      { id: expect.any(String), senderId: 'gao', text: '最后一条' },
    ]);
  });

  it('in a room only where the assistant is mentioned', async () => {
    const { relay, thirdParty, inbound } = await startRelay();
    await relay.connect();
    thirdParty.say({ roomId: ROOM.id, text: '中午吃什么' });
    thirdParty.say({ roomId: ROOM.id, text: '查标准', mentionIdList: [SELF] });
    thirdParty.say({ roomId: ROOM.id, text: `@${BOT.name} 查标准` });
    await vi.waitFor(() => expect(inbound).toHaveLength(2));
    for (const message of inbound) expect(message).toMatchObject({ roomId: ROOM.id, mentionsBot: true });
  });

  it('files are fetched by the third party’s puppet, small and large', async () => {
    const { relay, thirdParty, inbound } = await startRelay();
    await relay.connect();
    for (const size of [100, 300_000]) {
      const content = randomBytes(size);
      const id = thirdParty.say({
        type: types.Message.Image,
        filename: '门头.jpg',
        file: { name: '门头.jpg', content },
      });
      await vi.waitFor(() => expect(inbound.at(-1)?.id).toBe(`relay:${id}`));
      expect(inbound.at(-1)).toMatchObject({ text: '', media: { kind: 'image', name: '门头.jpg' } });
      expect(await relay.fetchMedia(inbound.at(-1)!.media!)).toEqual({ name: '门头.jpg', content });
    }
  });

  it('a file that is only an address is not fetched', async () => {
    const { relay, thirdParty, inbound } = await startRelay();
    await relay.connect();
    thirdParty.say({ type: types.Message.Attachment, file: { url: 'http://127.0.0.1:9/latest/meta-data' } });
    await vi.waitFor(() => expect(inbound).toHaveLength(1));
    await expect(relay.fetchMedia(inbound[0]!.media!)).rejects.toMatchObject({ code: 'fileUnavailable' });
  });
});

describe('what the assistant says by a third party’s puppet', () => {
  it('text, numbered options, files, and a room message with whom it is for', async () => {
    const { relay, thirdParty } = await startRelay();
    await relay.connect();
    const channel = await startChannel({ puppet: relay.puppet, name: 'relay' });
    onTestFinished(() => channel.stop());
    const messenger = createMessenger(channel.wechaty);
    const [content, small] = [randomBytes(50_000), randomBytes(100)];
    const options = [
      { key: '提交 JC-2026-0012', label: '提交' },
      { key: '返回修改', label: '返回修改' },
    ];
    await messenger.send(outboundMessage({ text: '已收到' }));
    await messenger.send(outboundMessage({ text: '提交吗？', options }));
    const file = { name: '结果.pdf', mime: 'application/pdf', load: async () => content };
    await messenger.send(outboundMessage({ text: '', file }));
    await messenger.send(outboundMessage({ text: '', file: { ...file, name: '小.pdf', load: async () => small } }));
    await messenger.send(outboundMessage({ roomId: ROOM.id, text: '明天到期' }));
    expect(thirdParty.sent).toEqual([
      { to: 'lin', text: '已收到', mentions: [] },
      { to: 'lin', text: '提交吗？\n1. 提交\n2. 返回修改', mentions: [] },
      { to: 'lin', file: { name: '结果.pdf', content } },
      { to: 'lin', file: { name: '小.pdf', content: small } },
      { to: ROOM.id, text: '@林芳 明天到期', mentions: ['lin'] },
    ]);
  });

  it('a failure is for another try, and names no word of the message', async () => {
    const { relay, thirdParty } = await startRelay();
    await relay.connect();
    const channel = await startChannel({ puppet: relay.puppet, name: 'relay' });
    onTestFinished(() => channel.stop());
    thirdParty.refuse(new Error('busy'));
    const failure = createMessenger(channel.wechaty).send(outboundMessage({ text: '身份证 510000' }));
    await expect(failure).rejects.toMatchObject({ reason: 'busy' });
    await expect(failure).rejects.not.toThrow(/510000/);
  });

  it('is another instance’s where this one is not connected', async () => {
    const { relay } = await startRelay();
    const channel = await startChannel({ puppet: relay.puppet, name: 'relay' });
    onTestFinished(() => channel.stop());
    const sending = createMessenger(channel.wechaty).send(outboundMessage());
    await expect(sending).rejects.toMatchObject({ reason: 'elsewhere' });
  });
});

describe('the connection to a third party', () => {
  it('fails kindly where nobody listens, or the token is none, and keeps the token to itself', async () => {
    for (const [token, words] of [
      ['insecure_secret-token', /ECONNREFUSED/],
      ['secret-token', /token without name/],
    ] as const) {
      const { relay, errors } = await startRelay({ settings: { endpoint: '127.0.0.1:9', token } });
      const failure = await relay.connect().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'notRunning', message: expect.stringMatching(words) });
      expect(relay.connected).toBe(false);
      for (const error of [failure, ...errors]) {
        expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain('secret-token');
      }
    }
  });

  it('is made anew after the third party was away', async () => {
    const { relay, thirdParty, inbound } = await startRelay();
    await relay.connect();
    await thirdParty.restart();
    await vi.waitFor(() => expect(relay.connected).toBe(false));
    await relay.connect();
    await relay.connect();
    thirdParty.say({ text: '回来了' });
    await vi.waitFor(() => expect(inbound).toMatchObject([{ text: '回来了' }]));
  });

  it('writes nothing about people into files of its own', async () => {
    const { relay, thirdParty } = await startRelay();
    await relay.connect();
    expect(existsSync(join(homedir(), '.wechaty', 'wechaty-puppet-service', thirdParty.settings.token))).toBe(false);
  });

  it('can be let go of and taken again', async () => {
    const { relay, thirdParty, inbound, lost } = await startRelay();
    for (const text of ['一', '二']) {
      await relay.connect();
      thirdParty.say({ text });
      await vi.waitFor(() => expect(inbound.at(-1)?.text).toBe(text));
      await relay.disconnect();
      expect(relay.connected).toBe(false);
    }
    expect(lost).toEqual([]);
  });
});
