import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboundMessage } from '../../../../src/channel/contracts.ts';
import { SendFailure } from '../../../../src/channel/errors.ts';
import { duplicateCheck } from '../../../../src/channel/puppets/wecom-app/duplicate-check.ts';
import { misconfigurationOf } from '../../../../src/channel/puppets/wecom-app/error-codes.ts';
import { IMAGE_BYTES, MEMBER_PER_HOUR, MEMBER_PER_MINUTE } from '../../../../src/channel/puppets/wecom-app/limits.ts';
import { type AppHarness, startAppHarness } from './harness.ts';

let harness: AppHarness;
beforeEach(async () => {
  harness = await startAppHarness();
});
afterEach(async () => {
  expect(harness.simulator.violations).toEqual([]);
  await harness.stop();
});

let counter = 0;
const send = (parts: Partial<OutboundMessage> = {}) => {
  counter += 1;
  return harness.messenger.send({ id: `s${counter}`, recipientId: 'zhou', text: '您好', options: [], ...parts });
};
const failure = (parts: Partial<OutboundMessage> = {}) =>
  send(parts).then(
    () => undefined,
    (error: unknown) => error as SendFailure,
  );
const shown = (userId = 'zhou') => harness.simulator.messagesOf(userId).map(message => message.text);
const fault = (line: string) => harness.simulator.faults.command(line);
const twoOptions = [
  { key: '1', label: '确认' },
  { key: '2', label: '取消' },
];
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const file = (name: string, mime: string, content: Buffer) => ({
  text: '',
  file: { name, mime, load: async () => content },
});

describe('what becomes of a message that could not be sent', () => {
  it.each([
    ['fail message/send -1', 'busy'],
    ['fail message/send 45033', 'busy'],
    ['fail message/send 45009', 'limited'],
    ['fail message/send 81013', 'unreachable'],
    ['invaliduser zhou', 'unreachable'],
    ['unlicenseduser zhou', 'unreachable'],
    ['fail message/send 40008', 'refused'],
    ['fail message/send 60020', 'busy'],
    ['fail message/send 48002', 'busy'],
    ['fail message/send 301002', 'busy'],
    ['fail message/send 40014 2', 'busy'],
    ['cut-before message/send', 'busy'],
    ['fail gettoken -1', 'busy'],
    ['fail gettoken 40001', 'busy'],
  ])('after %s it is %s, and goes through when that is over', async (line, reason) => {
    fault(line);
    const error = await failure({ id: 'same' });
    expect(error).toBeInstanceOf(SendFailure);
    expect(error).toMatchObject({ reason });
    if (reason === 'limited') expect(error?.retryAfterMs).toBe(60_000);
    const { secret, callbackToken } = harness.simulator;
    for (const hidden of [secret, callbackToken, '您好', 'access_token'])
      expect(`${error?.message} ${error?.detail} ${error?.cause}`).not.toContain(hidden);
    harness.simulator.faults.clear();
    await send({ id: 'same' });
    expect(shown()).toEqual(['您好']);
  });

  it('waits for the end of the one minute in which the platform refuses, not for a minute of its own', async () => {
    const began = harness.clock.now;
    fault('fail message/send 45009 3');
    expect(await failure({ id: 'first' })).toMatchObject({ reason: 'limited', retryAfterMs: 60_000 });
    harness.clock.now = new Date(began.getTime() + 45_000);
    expect(await failure({ id: 'second' })).toMatchObject({ reason: 'limited', retryAfterMs: 15_000 });
    harness.clock.now = new Date(began.getTime() + 60_000);
    expect(await failure({ id: 'first' })).toMatchObject({ reason: 'limited', retryAfterMs: 15_000 });
    harness.clock.now = new Date(began.getTime() + 75_000);
    for (const id of ['first', 'second']) await send({ id });
    expect(shown()).toEqual(['您好', '您好']);
  });

  it('tells the operator of a wrong configuration once, however many messages wait', async () => {
    fault('fail message/send 60020 3');
    for (let count = 0; count < 3; count += 1) expect(await failure()).toMatchObject({ reason: 'busy' });
    expect(harness.errors.map(String)).toEqual([expect.stringContaining('60020')]);
    expect(harness.errors.map(misconfigurationOf)).toEqual([60020]);
    await send();
    fault('fail message/send 60020');
    await failure();
    expect(harness.errors).toHaveLength(2);
  });

  it('does not reach a person the platform does not know, nor a group', async () => {
    const sent = harness.app.api.send('nobody', { msgtype: 'text', text: { content: '您好' } }, duplicateCheck('x'));
    await expect(sent).rejects.toMatchObject({ errcode: 81013 });
  });

  it('says busy when nothing answers', async () => {
    await harness.simulator.close();
    expect(await failure()).toMatchObject({ reason: 'busy' });
  });
});

describe('the token', () => {
  it('is fetched once by many messages, again before its end, and after it ended early', async () => {
    let fetched = 0;
    harness.simulator.server.on('request', request => {
      if (request.url?.includes('gettoken')) fetched += 1;
    });
    await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(fetched).toBe(1);
    harness.clock.now = new Date(harness.clock.now.getTime() + 6_600_001);
    await send();
    expect(fetched).toBe(2);
    fault('token');
    await Promise.all([send(), send(), send()]);
    expect(fetched).toBe(3);
    expect(shown()).toHaveLength(12);
  });
});

describe('a message whose answer was lost', () => {
  it.each([
    ['a text', {}],
    ['a long text', { text: '一行字。\n'.repeat(500) }],
    ['a card', { options: twoOptions }],
    ['a picture', file('门头.jpg', 'image/jpeg', JPG)],
  ])('%s is there once after a further try', async (_what, parts: Partial<OutboundMessage>) => {
    fault('cut-after message/send');
    expect(await failure({ id: 'again', ...parts })).toMatchObject({ reason: 'busy' });
    await send({ id: 'again', ...parts });
    const once = harness.simulator.messagesOf('zhou').length;
    expect(once).toBe(parts.text ? 4 : 1);
    expect(shown().join('')).toBe(parts.text ?? (parts.options ? '' : parts.file ? '' : '您好'));
  });

  it('a card that the platform no longer compares is known by its task id', async () => {
    fault('cut-after message/send');
    await failure({ id: 'again', options: twoOptions });
    harness.clock.now = new Date(harness.clock.now.getTime() + 5 * 3_600_000);
    await send({ id: 'again', options: twoOptions });
    expect(harness.simulator.messagesOf('zhou')).toHaveLength(1);
  });

  it('two messages of the same words are both there', async () => {
    for (let count = 0; count < 20; count += 1) await send({ text: '收到。' });
    expect(shown()).toHaveLength(20);
  });
});

describe('what one person is sent', () => {
  it('is held back before the platform would drop it', async () => {
    for (let count = 0; count < MEMBER_PER_MINUTE; count += 1) await send();
    const error = await failure();
    expect(error).toMatchObject({ reason: 'limited', retryAfterMs: 60_000 });
    await send({ recipientId: 'gao' });
    harness.clock.now = new Date(harness.clock.now.getTime() + 60_001);
    await send();
    expect(shown()).toHaveLength(MEMBER_PER_MINUTE + 1);
  });

  it('is held back by the hour as well', async () => {
    // Else the day's sends of a company of four are used up first.
    for (let count = 0; count < 10; count += 1)
      void harness.simulator.people.users.push({ userid: `u${count}`, name: '', department: [3] });
    for (let count = 0; count < MEMBER_PER_HOUR; count += 1) {
      if (count % MEMBER_PER_MINUTE === 0) harness.clock.now = new Date(harness.clock.now.getTime() + 60_001);
      await send();
    }
    harness.clock.now = new Date(harness.clock.now.getTime() + 60_001);
    const error = await failure();
    expect(error).toMatchObject({ reason: 'limited' });
    expect(error?.retryAfterMs).toBeGreaterThan(60_000);
  });

  it('of more parts than a minute takes comes whole in the end', async () => {
    const text = `${'一行很长的字'.repeat(20)}\n`.repeat(190);
    for (let tries = 0; tries < 3; tries += 1) {
      if ((await failure({ id: 'long', text })) === undefined) break;
      harness.clock.now = new Date(harness.clock.now.getTime() + 60_001);
    }
    expect(shown().length).toBeGreaterThan(MEMBER_PER_MINUTE);
    expect(shown().join('')).toBe(text);
  });
});

describe('files', () => {
  const large = (bytes: number) => Buffer.concat([JPG, randomBytes(16), Buffer.alloc(bytes)]);
  it.each([
    ['a photo', file('门头.jpg', 'image/jpeg', JPG), 'image'],
    ['a photo too large for one', file('全景.jpg', 'image/jpeg', large(IMAGE_BYTES)), 'file'],
    ['a picture of another kind', file('图.webp', 'image/webp', Buffer.from('RIFF....WEBP')), 'file'],
    ['a workbook', file('测评表 "1".xlsx', 'application/vnd.ms-excel', Buffer.from('PK....')), 'file'],
  ])('%s keeps its name and bytes', async (_what, parts, kind) => {
    await send(parts);
    const [message] = harness.simulator.messagesOf('zhou');
    expect(message?.kind).toBe(kind);
    expect(message?.file?.name).toBe(parts.file.name.replaceAll('"', '%22'));
    expect(message?.file?.content.equals(await parts.file.load())).toBe(true);
  });

  it('what no message can carry is refused', async () => {
    expect(await failure(file('大.zip', 'application/zip', Buffer.alloc(21 * 1024 * 1024)))).toMatchObject({
      reason: 'refused',
    });
    expect(await failure(file('空.txt', 'text/plain', Buffer.from('1')))).toMatchObject({ reason: 'refused' });
  });

  it('is uploaded again when the platform has it no longer', async () => {
    fault('cut-before message/send');
    await failure({ id: 'f', ...file('门头.jpg', 'image/jpeg', JPG) });
    fault('media');
    await send({ id: 'f', ...file('门头.jpg', 'image/jpeg', JPG) });
    expect(harness.simulator.messagesOf('zhou')).toHaveLength(1);
  });

  it('that the platform no longer has is said to be gone', async () => {
    await harness.simulator.sendImage('zhou', JPG);
    harness.clock.now = new Date(harness.clock.now.getTime() + 3 * 24 * 3_600_000);
    const { media } = harness.accepted[0]!;
    // What the platform called it is somebody else's text: not for the log.
    const refused = await harness.app.fetchMedia(media!).catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'fileUnavailable', message: `fileUnavailable: ${media!.kind}` });
    fault('fail media/get -1');
    await expect(harness.app.fetchMedia(media!)).rejects.toMatchObject({ errcode: -1 });
  });
});

describe('words', () => {
  it('options that no card takes are numbered under the text', async () => {
    const options = Array.from({ length: 21 }, (_, index) => ({ key: `${index + 1}`, label: `第${index + 1}项` }));
    await send({ text: '选一项：', options, card: { title: '清单', taskId: 't' } });
    expect(shown()).toEqual([expect.stringMatching(/^【清单】\n选一项：\n1\. 第1项\n/)]);
  });

  it('of a person do not become a link with other words over it', async () => {
    await send({ text: '情况：<a href="http://evil.example">点这里</a> <A HREF=x> <b>' });
    expect(shown()).toEqual(['情况：＜a href="http://evil.example">点这里</a> ＜A HREF=x> <b>']);
  });

  it('that are none are not sent', async () => {
    await harness.channel.wechaty.puppet.messageSendText('zhou', ' \n ');
    expect(shown()).toEqual([]);
  });

  it('can be taken back for a day', async () => {
    const { messageId } = await harness.app.api.send(
      'zhou',
      { msgtype: 'text', text: { content: '误发' } },
      duplicateCheck('y'),
    );
    await harness.app.api.recall(messageId);
    expect(shown()).toEqual([]);
    harness.clock.now = new Date(harness.clock.now.getTime() + 25 * 3_600_000);
    await expect(harness.app.api.recall(messageId)).rejects.toMatchObject({ errcode: 40058 });
  });
});

describe('a used card', () => {
  it('keeps its buttons when the code has ended; the click counts all the same', async () => {
    await send({ options: twoOptions });
    const { card } = harness.simulator.messagesOf('zhou')[0]!;
    fault('fail message/update_template_card 40058');
    await harness.simulator.click('zhou', card!.taskId, '确认');
    expect(harness.accepted.at(-1)).toMatchObject({ text: '1', action: { key: '1' } });
    await expect.poll(() => harness.errors.length).toBe(1);
    expect(card!.used).toBeUndefined();
  });
});
