import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSender, type SendingChannel } from '../../src/bot/sender.ts';
import type { ChannelName } from '../../src/domain/conversation/channel.ts';
import { SendFailure, type SendFailureReason } from '../../src/domain/conversation/send-failure.ts';
import type { Database } from '../../src/store/database.ts';
import { createOutbox, type OutboxRow } from '../../src/store/outbox.ts';
import { openTestDatabase } from '../helpers/database.ts';

const NOON = new Date('2026-11-02T12:10:00+08:00');
const LIMITS = { perMinute: 10, perHour: 100, partBytes: 2048, busyMinutes: [0, 30] };

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

let count = 0;

/** Two platforms; what each does next is set by the test. */
function open(names: readonly ChannelName[] = ['wecomApp', 'wecomBot']) {
  const outbox = createOutbox();
  const clock = { at: NOON, now: () => clock.at, simulated: false };
  const sent: string[] = [];
  const fails: Partial<Record<ChannelName, SendFailureReason>> = {};
  const channel = (name: ChannelName): SendingChannel => ({
    name,
    limits: LIMITS,
    async send() {
      const reason = fails[name];
      if (reason) throw new SendFailure(reason, `${name} ${reason}`, { retryAfterMs: 90_000 });
      sent.push(name);
    },
  });
  const errors: unknown[] = [];
  const strangers: string[] = [];
  const send = createSender({
    ...{ db, outbox, clock, realNow: () => clock.at, onError: error => errors.push(error) },
    onStranger: failure => strangers.push(failure),
    channels: names.map(channel),
  });
  async function message(parts: Partial<OutboxRow> = {}): Promise<OutboxRow> {
    const id = `s-${++count}`;
    const payload = { text: '整改通知', options: [], outcome: null, citations: [], ref: null };
    const row = { id, conversationId: 'u:chen', recipientId: 'chen', kind: 'notice' as const, causeId: 'c', payload };
    await db.transaction(tx => outbox.enqueue(tx, row.conversationId, [row], { now: clock.at, realNow: clock.at }));
    return { ...row, channel: null, attempts: 0, createdAt: clock.at, ...parts };
  }
  const stored = (id: string) => db.prisma.outboxMessage.findUniqueOrThrow({ where: { id } });
  const mark = (id: string, channelName: ChannelName, sends: number) =>
    outbox.markSent(db.prisma, { id, channel: channelName, sends }, clock.at);
  return { send, message, stored, mark, sent, fails, errors, strangers, clock, outbox };
}

describe('a message of the outbox', () => {
  it.each<[ChannelName, Partial<OutboxRow>]>([
    ['wecomApp', {}],
    ['wecomBot', { kind: 'reply', channel: 'wecomBot' }],
    ['wecomApp', { kind: 'reply', channel: 'wecomApp' }],
  ])('goes to %s as a %j', async (name, parts) => {
    const { send, message, sent } = open();
    const row = await message({ ...parts, recipientId: 'gao' });
    expect(await send(row)).toEqual({ id: row.id, channel: name, sends: 1 });
    expect(sent).toEqual([name]);
  });

  it('falls back to the second channel where the person is unknown to the first', async () => {
    const { send, message, sent, fails } = open();
    fails.wecomApp = 'unreachable';
    expect(await send(await message({ recipientId: 'lina' }))).toMatchObject({ channel: 'wecomBot' });
    expect(sent).toEqual(['wecomBot']);
  });

  it.each<Partial<OutboxRow>>([{}, { kind: 'reply', channel: 'wecomApp' }])(
    'is not handed to the chat page where no platform takes it, as a %j',
    async parts => {
      const { send, message, stored, sent, fails } = open(['wecomApp', 'local', 'robot']);
      fails.wecomApp = 'unreachable';
      const row = await message({ ...parts, recipientId: 'lina' });
      expect(await send(row)).toBe('waiting');
      expect(await send({ ...row, attempts: 39 })).toBe('over');
      expect(sent).toEqual([]);
      expect(await stored(row.id)).toMatchObject({ failure: 'wecomApp unreachable', sentAt: null });
    },
  );

  it.each<[readonly ChannelName[], Partial<OutboxRow>]>([
    [['wecomApp', 'local'], { kind: 'reply', channel: 'local' }],
    [['local', 'robot'], {}],
    // Asked on a platform that is not configured any more.
    [['local'], { kind: 'reply', channel: 'wecomApp' }],
  ])('of %j goes to the chat page as a %j', async (names, parts) => {
    const { send, message } = open(names);
    expect(await send(await message(parts))).toMatchObject({ channel: 'local' });
  });

  it('is tried for hours and given up where nothing reaches the person, who is then known for it', async () => {
    const { send, message, stored, fails, errors, clock } = open();
    Object.assign(fails, { wecomApp: 'unreachable', wecomBot: 'unreachable' });
    const row = await message({ recipientId: 'pan' });
    await db.prisma.notice.create({
      data: {
        ...{ id: row.id, dedupeKey: row.id, code: 'x', params: {}, recipientId: 'pan', status: 'sent' },
        ...{ createdAt: NOON, deliverAfter: NOON, sentAt: NOON, messageId: row.id },
      },
    });
    const until = (ms: number) => new Date(NOON.getTime() + ms);
    for (const attempts of [0, 1, 2, 3]) {
      expect(await send({ ...row, attempts })).toBe('waiting');
      const notBefore = until(1_000 * 2 ** attempts);
      const failure = 'wecomApp unreachable';
      expect(await stored(row.id)).toMatchObject({ failedAt: null, failure, notBefore, channel: null });
    }
    expect(errors).toHaveLength(1);
    expect(await db.prisma.staff.findUnique({ where: { id: 'pan' } })).toMatchObject({ unreachableSince: null });
    // What waited behind another one has had its hours, too.
    clock.at = until(9 * 3_600_000);
    expect(await send(row)).toBe('waiting');
    expect(await send({ ...row, attempts: 4 })).toBe('over');
    expect(await stored(row.id)).toMatchObject({ failedAt: clock.at, failure: 'wecomApp unreachable', sentAt: null });
    expect(await db.prisma.notice.findUnique({ where: { id: row.id } })).toMatchObject({ status: 'failed' });
    expect(await db.prisma.staff.findUnique({ where: { id: 'pan' } })).toMatchObject({ unreachableSince: clock.at });
  });

  it('goes through where the person can be reached again after a while', async () => {
    const { send, message, sent, fails } = open();
    Object.assign(fails, { wecomApp: 'unreachable', wecomBot: 'unreachable' });
    const row = await message({ kind: 'reply', channel: 'wecomApp', recipientId: 'gao' });
    expect(await send(row)).toBe('waiting');
    delete fails.wecomApp;
    expect(await send({ ...row, attempts: 1 })).toMatchObject({ channel: 'wecomApp' });
    expect(sent).toEqual(['wecomApp']);
  });

  it('to an account that is not on the roster is no failure of anybody', async () => {
    const { send, message, stored, fails, errors, strangers, outbox } = open();
    Object.assign(fails, { wecomApp: 'unreachable', wecomBot: 'unreachable' });
    const before = await outbox.health(db.prisma);
    const row = await message({ kind: 'reply', channel: 'wecomApp', recipientId: 'nobody' });
    expect(await send(row)).toBe('over');
    expect((await stored(row.id)).failedAt).toEqual(NOON);
    expect(errors).toEqual([]);
    expect(strangers).toEqual(['wecomApp unreachable']);
    expect(await outbox.health(db.prisma)).toEqual(before);
  });

  it('is given up, and the person is not to blame, where the message itself is refused', async () => {
    const { send, message, fails } = open();
    Object.assign(fails, { wecomApp: 'refused', wecomBot: 'refused' });
    expect(await send(await message({ recipientId: 'zhou' }))).toBe('over');
    expect(await db.prisma.staff.findUnique({ where: { id: 'zhou' } })).toMatchObject({ unreachableSince: null });
  });

  it('waits as long as the platform says, which is no failure', async () => {
    const { send, message, stored, fails } = open();
    fails.wecomApp = 'limited';
    const row = await message({ recipientId: 'wu' });
    expect(await send(row)).toBe('waiting');
    const until = new Date(NOON.getTime() + 90_000);
    expect(await stored(row.id)).toMatchObject({ attempts: 0, notBefore: until, channel: 'wecomApp' });
  });

  it('is left to the instance that has the connection', async () => {
    const { send, message, stored, fails, errors, clock } = open();
    fails.wecomBot = 'elsewhere';
    const row = await message({ kind: 'reply', channel: 'wecomBot', recipientId: 'wu' });
    expect(await send(row)).toBe('waiting');
    expect(await stored(row.id)).toMatchObject({ attempts: 0, notBefore: null, channel: 'wecomBot' });
    expect(errors).toEqual([]);
    // Nobody has had it for a minute.
    clock.at = new Date(NOON.getTime() + 60_000);
    expect(await send(row)).toMatchObject({ channel: 'wecomApp' });
  });

  it('into a room is left to that instance however often the others look at it, and at last given up', async () => {
    const { send, message, stored, fails, clock } = open();
    fails.wecomBot = 'elsewhere';
    const room = { kind: 'reply' as const, channel: 'wecomBot' as const, conversationId: 'r:g1:wen' };
    const row = await message({ ...room, recipientId: 'wen' });
    for (const minutes of [1, 2, 60]) {
      clock.at = new Date(NOON.getTime() + minutes * 60_000);
      expect(await send(row)).toBe('waiting');
      expect(await stored(row.id)).toMatchObject({ attempts: 0, notBefore: null });
    }
    clock.at = new Date(NOON.getTime() + 9 * 3_600_000);
    expect(await send({ ...row, attempts: 39 })).toBe('over');
  });

  it('keeps its own channel where the second one has to wait', async () => {
    const { send, message, stored, fails } = open();
    Object.assign(fails, { wecomApp: 'unreachable', wecomBot: 'elsewhere' });
    const row = await message({ kind: 'reply', channel: 'wecomApp', recipientId: 'lina' });
    expect(await send(row)).toBe('waiting');
    const until = new Date(NOON.getTime() + 5_000);
    expect(await stored(row.id)).toMatchObject({ attempts: 0, notBefore: until, channel: 'wecomApp' });
  });

  it('is tried again with longer and longer pauses, then elsewhere, and keeps its own channel', async () => {
    const { send, message, stored, sent, fails } = open();
    fails.wecomApp = 'busy';
    const row = await message({ recipientId: 'dong' });
    const pauses: number[] = [];
    for (let attempts = 0; attempts < 4; attempts++) {
      expect(await send({ ...row, attempts })).toBe('waiting');
      pauses.push((await stored(row.id)).notBefore!.getTime() - NOON.getTime());
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(sent).toEqual([]);
    expect(await send({ ...row, attempts: 4 })).toMatchObject({ channel: 'wecomBot' });
  });

  it('into a room goes nowhere else', async () => {
    const { send, message, sent, fails } = open();
    fails.wecomBot = 'unreachable';
    const room = { kind: 'reply' as const, channel: 'wecomBot' as const, conversationId: 'r:g1:wen' };
    expect(await send({ ...(await message({ ...room, recipientId: 'wen' })), attempts: 39 })).toBe('over');
    expect(sent).toEqual([]);
  });
});

describe('the limits of a platform', () => {
  it('hold notices back before answers, and nobody else', async () => {
    const { send, message, mark, stored } = open();
    await mark((await message({ recipientId: 'jiang' })).id, 'wecomApp', 6);
    // Rows are looked up by who got them.
    await db.prisma.outboxMessage.updateMany({ where: { id: `s-${count}` }, data: { recipientId: 'jiang' } });
    const notice = await message({ recipientId: 'jiang' });
    expect(await send(notice)).toBe('waiting');
    // Until the minute is over, and no longer.
    expect(await stored(notice.id)).toMatchObject({ failure: 'limited', notBefore: new Date(NOON.getTime() + 60_000) });
    expect(await send(await message({ recipientId: 'jiang', kind: 'reply', channel: 'wecomApp' }))).toMatchObject({
      channel: 'wecomApp',
    });
    expect(await send(await message({ recipientId: 'fang' }))).toMatchObject({ channel: 'wecomApp' });
  });

  it('keep what nobody waits for out of the minutes in which everybody sends', async () => {
    const { send, message, stored, clock } = open();
    clock.at = new Date('2026-11-02T12:30:20+08:00');
    const notice = await message({ recipientId: 'root' });
    expect(await send(notice)).toBe('waiting');
    expect(await stored(notice.id)).toMatchObject({ notBefore: new Date('2026-11-02T12:31:00+08:00') });
    expect(await send(await message({ recipientId: 'root', kind: 'reply', channel: 'wecomApp' }))).toMatchObject({
      channel: 'wecomApp',
    });
  });
});
