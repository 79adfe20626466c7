import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCardPuppet } from '../../src/channel/contracts.ts';
import { DeliveringPuppet } from '../../src/channel/puppets/delivering-puppet.ts';
import { type Harness, outboundMessage, ROOM, startHarness } from './harness.ts';

const OPTIONS = [
  { key: '1', label: '提交' },
  { key: '2', label: '返回修改' },
];

/** As a third-party puppet would be: it can send text and files, no cards. */
class CardlessPuppet extends DeliveringPuppet {}
Object.defineProperty(CardlessPuppet.prototype, 'sendCard', { value: undefined });

function fileOf(name: string, mime: string, content = 'content') {
  return { name, mime, load: async () => Buffer.from(content) };
}

describe('createMessenger', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.channel.stop());

  it('sends a text under the id of the stored message, again and again', async () => {
    await harness.channel.messenger.send(outboundMessage());
    await harness.channel.messenger.send(outboundMessage());
    const expected = { id: 'out-1', to: { userId: 'lin' }, kind: 'text', text: '已收到', options: [], mentions: [] };
    expect(harness.deliveries).toEqual([expected, expected]);
  });

  it('mentions the person in a room', async () => {
    await harness.channel.messenger.send(outboundMessage({ roomId: ROOM.id }));
    expect(harness.deliveries).toMatchObject([{ to: { roomId: ROOM.id }, text: '@林芳 已收到', mentions: ['lin'] }]);
  });

  it('sends options as a card where there are cards', async () => {
    await harness.channel.messenger.send(
      outboundMessage({ text: '请确认', options: OPTIONS, card: { title: '检查结果', taskId: 'task-7' } }),
    );
    expect(harness.deliveries).toEqual([
      {
        id: 'out-1',
        to: { userId: 'lin' },
        kind: 'card',
        text: '请确认',
        options: OPTIONS,
        mentions: [],
        card: { title: '检查结果', taskId: 'task-7' },
      },
    ]);
  });

  it('sends a card into a room for one of its members', async () => {
    await harness.channel.messenger.send(outboundMessage({ roomId: ROOM.id, options: OPTIONS }));
    expect(harness.deliveries).toMatchObject([
      { kind: 'card', to: { roomId: ROOM.id }, mentions: ['lin'], card: { title: '', taskId: 'out-1' } },
    ]);
  });

  it('lists the options in the text where there are no cards', async () => {
    await harness.channel.stop();
    harness = await startHarness({ puppetClass: CardlessPuppet });
    expect(isCardPuppet(harness.puppet)).toBe(false);
    await harness.channel.messenger.send(outboundMessage({ text: '请确认', options: OPTIONS }));
    expect(harness.deliveries).toMatchObject([
      { id: 'out-1', kind: 'text', text: '请确认\n1. 提交\n2. 返回修改', options: [] },
    ]);
  });

  it.each([
    ['image/png', 'image', '曲线.png'],
    ['text/csv', 'file', '扣分明细.csv'],
    // The stored type counts, not the one the name suggests.
    ['image/webp', 'image', '照片'],
  ])('sends a file of type %s as %s', async (mime, kind, name) => {
    await harness.channel.messenger.send(outboundMessage({ text: '', file: fileOf(name, mime) }));
    expect(harness.deliveries).toMatchObject([{ id: 'out-1', kind, text: '', file: { name, mime } }]);
    expect((await harness.deliveries[0]?.file?.load())?.toString()).toBe('content');
  });

  it('sends a text and a file as two messages with two ids', async () => {
    await harness.channel.messenger.send(outboundMessage({ file: fileOf('周报.txt', 'text/plain') }));
    expect(harness.deliveries.map(({ id, kind }) => [id, kind])).toEqual([
      ['out-1', 'text'],
      ['out-1-file', 'file'],
    ]);
  });

  it('keeps ids apart when messages are sent at the same time', async () => {
    const ids = ['a', 'b', 'c'];
    await Promise.all(ids.map(id => harness.channel.messenger.send(outboundMessage({ id, text: id }))));
    expect(harness.deliveries.map(({ id, text }) => `${id}=${text}`).sort()).toEqual(['a=a', 'b=b', 'c=c']);
  });

  it.each([
    ['person', { recipientId: 'ghost' }],
    ['room', { roomId: 'nowhere' }],
  ])('rejects for an unknown %s', async (_name, parts) => {
    await expect(harness.channel.messenger.send(outboundMessage(parts))).rejects.toMatchObject({
      code: 'recipientUnknown',
    });
    expect(harness.deliveries).toEqual([]);
  });

  it('rejects with the error of the receiver', async () => {
    await harness.channel.stop();
    const failure = new Error('the page is closed');
    harness = await startHarness({ deliver: () => Promise.reject(failure) });
    await expect(harness.channel.messenger.send(outboundMessage())).rejects.toBe(failure);
  });
});
