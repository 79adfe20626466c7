import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDelivery } from '../../src/bot/delivery.ts';
import { createSender } from '../../src/bot/sender.ts';
import type { NoticeJob } from '../../src/domain/notices/digest.ts';
import { createConversations, type OutboxDraft } from '../../src/store/conversations.ts';
import type { Database } from '../../src/store/database.ts';
import { createOutbox } from '../../src/store/outbox.ts';
import { openTestDatabase } from '../helpers/database.ts';

const MORNING = new Date('2026-11-02T09:00:00+08:00');
const NIGHT = new Date('2026-11-02T23:00:00+08:00');

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** A delivery over a channel that is down while `channel.up` is false. */
function open() {
  const conversations = createConversations();
  const sent: string[] = [];
  const postponed: { job: NoticeJob; at: Date }[] = [];
  const channel = { up: true, during: async (_id: string): Promise<void> => {} };
  const clock = { at: MORNING, now: () => clock.at, simulated: false };
  const outbox = createOutbox();
  const realNow = () => clock.at;
  const send = createSender({
    ...{ db, outbox, clock, realNow, onError: () => {}, onStranger: () => {} },
    channels: [
      {
        name: 'local',
        async send(message) {
          if (!channel.up) throw new Error('down');
          await channel.during(message.id);
          sent.push(message.id);
        },
      },
    ],
  });
  const delivery = createDelivery({
    ...{ db, clock, conversations, outbox, owner: 'test', realNow, send, onError: () => {} },
    elsewhere: () => [],
    renderNotice: notice => ({ title: notice.code, text: 'text', options: [] }),
    postpone: async (_tx, job, at) => void postponed.push({ job, at }),
    renderDigest: notices => ({
      title: `${notices.length}`,
      text: notices.map(({ code }) => code).join(),
      options: [],
    }),
  });
  /** Sweeps when everything that was put off may be tried again. */
  async function sweepLater(seconds = 20 * 60): Promise<void> {
    clock.at = new Date(clock.at.getTime() + seconds * 1000);
    await delivery.unsent();
  }
  async function turn(conversationId: string, ...ids: string[]): Promise<void> {
    const replies = ids.map(
      (id): OutboxDraft => ({
        id,
        recipientId: 'lina',
        kind: 'reply',
        causeId: 'c',
        payload: { text: id, options: [], outcome: null, citations: [], ref: null },
      }),
    );
    const behind = await db.transaction(async tx => {
      await outbox.enqueue(tx, conversationId, replies, { now: clock.at, realNow: clock.at });
      return outbox.isBehind(tx, replies[0]!.id);
    });
    await delivery.afterTurn({ conversationId, seq: 1, channel: 'local' }, { replies, behind });
  }
  return { delivery, turn, sweepLater, sent, channel, clock, postponed };
}

async function notice(id: string, urgent = false, code = 'inspectionFiled'): Promise<void> {
  await db.prisma.notice.create({
    data: {
      id,
      dedupeKey: id,
      code,
      params: {},
      recipientId: 'chen',
      urgent,
      status: 'queued',
      createdAt: MORNING,
      deliverAfter: MORNING,
    },
  });
}

describe('delivery', () => {
  it('sends what a channel refused later, in order, and nothing overtakes it', async () => {
    const { turn, sweepLater, sent, channel } = open();
    channel.up = false;
    await turn('u:a', 'a1', 'a2');
    channel.up = true;
    await turn('u:a', 'a3');
    await turn('u:b', 'b1');
    expect(sent).toEqual(['b1']);
    await sweepLater();
    expect(sent).toEqual(['b1', 'a1', 'a2', 'a3']);
    await sweepLater();
    await turn('u:a', 'a4');
    expect(sent).toEqual(['b1', 'a1', 'a2', 'a3', 'a4']);
  });

  it('sends answers before notices that have waited longer', async () => {
    const { delivery, turn, sweepLater, channel } = open();
    channel.up = false;
    await notice('patient');
    await delivery.deliver({ noticeId: 'patient' });
    await turn('u:z', 'z1');
    channel.up = true;
    const order: string[] = [];
    channel.during = async id => void order.push(id);
    await sweepLater();
    expect(order).toEqual(['z1', 'n-patient']);
  });

  it('what came behind a message that had to wait goes with it, not a minute later', async () => {
    const { turn, sweepLater, sent, channel } = open();
    channel.up = false;
    await turn('u:behind', 'f1', 'f2', 'f3');
    await sweepLater(61);
    channel.up = true;
    await sweepLater(3);
    expect(sent).toEqual(['f1', 'f2', 'f3']);
  });

  it('what came behind the claim of an instance that died goes with it, however often more comes', async () => {
    const { delivery, sweepLater, sent, clock } = open();
    for (const id of ['dead', 'behind', 'later']) await notice(id);
    await delivery.deliver({ noticeId: 'dead' });
    expect(sent).toEqual(['n-dead']);
    // As it is when it dies between taking and sending.
    const claimed = new Date(clock.at.getTime() + 60_000);
    await db.prisma.outboxMessage.update({ where: { id: 'n-dead' }, data: { sentAt: null, notBefore: claimed } });
    await delivery.deliver({ noticeId: 'behind' });
    await sweepLater(40);
    await delivery.deliver({ noticeId: 'later' });
    expect(sent).toEqual(['n-dead']);
    await sweepLater(21);
    expect(sent).toEqual(['n-dead', 'n-dead', 'n-behind', 'n-later']);
  });

  it('keeps what it has claimed while a slow platform takes longer than the claim', async () => {
    const { turn, sweepLater, sent, channel, clock } = open();
    const conversationId = 'u:slow';
    channel.up = false;
    await turn(conversationId, 's1', 's2', 's3');
    channel.up = true;
    const takenByOthers: string[] = [];
    channel.during = async () => {
      clock.at = new Date(clock.at.getTime() + 40_000);
      const { rows } = await createOutbox().claim(db.prisma, { realNow: clock.at, limit: 500 });
      takenByOthers.push(...rows.filter(row => row.conversationId === conversationId).map(({ id }) => id));
    };
    await sweepLater(61);
    expect(sent).toEqual(['s1', 's2', 's3']);
    expect(takenByOthers).toEqual([]);
  });

  it('leaves to another instance what that one has taken over', async () => {
    const { turn, sweepLater, sent, channel, clock } = open();
    channel.up = false;
    await turn('u:lost', 'l1', 'l2');
    channel.up = true;
    channel.during = async () => {
      clock.at = new Date(clock.at.getTime() + 61_000);
      await createOutbox().claim(db.prisma, { realNow: clock.at, limit: 500 });
    };
    await sweepLater(61);
    expect(sent).toEqual(['l1']);
    channel.during = async () => {};
    await sweepLater();
    expect(sent).toEqual(['l1', 'l2']);
  });

  it('gives a message up after many failures and goes on with the next', async () => {
    const { turn, sweepLater, sent, channel } = open();
    channel.up = false;
    await turn('u:c', 'c1');
    for (let tried = 1; tried < 40; tried++) await sweepLater();
    channel.up = true;
    await turn('u:c', 'c2');
    await sweepLater();
    expect(sent).toEqual(['c2']);
    expect(await db.prisma.outboxMessage.findUnique({ where: { id: 'c1' } })).toMatchObject({
      ...{ sentAt: null, failure: 'Error', attempts: 39 },
      failedAt: expect.any(Date),
    });
  });

  it('sends a notice once, however often its job runs', async () => {
    const { delivery, sent } = open();
    await notice('once');
    await delivery.deliver({ noticeId: 'once' });
    await delivery.deliver({ noticeId: 'once' });
    expect(sent).toEqual(['n-once']);
    expect(await db.prisma.notice.findUnique({ where: { id: 'once' } })).toMatchObject({ status: 'sent' });
  });

  it('skips a notice that was dealt with while it waited', async () => {
    const { delivery, sent } = open();
    await notice('settled');
    await db.prisma.notice.update({ where: { id: 'settled' }, data: { status: 'handled' } });
    await delivery.deliver({ noticeId: 'settled' });
    expect(sent).toEqual([]);
    expect(await db.prisma.notice.findUnique({ where: { id: 'settled' } })).toMatchObject({ sentAt: null });
  });

  it('puts a late notice off to the morning, unless it is urgent', async () => {
    const { delivery, sent, clock, postponed } = open();
    clock.at = NIGHT;
    await notice('calm');
    await notice('alarm', true);
    await delivery.deliver({ noticeId: 'calm' });
    await delivery.deliver({ noticeId: 'alarm' });
    expect(sent).toEqual(['n-alarm']);
    expect(postponed).toEqual([{ job: { noticeId: 'calm' }, at: new Date('2026-11-03T08:00:00+08:00') }]);
    expect(await db.prisma.notice.findUnique({ where: { id: 'calm' } })).toMatchObject({ status: 'queued' });
  });

  it('gives the reminders of a morning as one message, once, without what was dealt with or is no reminder', async () => {
    const { delivery, sent } = open();
    await notice('r1', false, 'reportReminder');
    await notice('r2', false, 'taskReminder');
    await notice('r3', false, 'taskReminder');
    await notice('news');
    await db.prisma.notice.update({ where: { id: 'r2' }, data: { status: 'handled' } });
    await delivery.deliver({ digestOf: 'chen' });
    await delivery.deliver({ digestOf: 'chen' });
    expect(sent).toEqual(['n-r1']);
    const message = await db.prisma.outboxMessage.findUniqueOrThrow({ where: { id: 'n-r1' } });
    expect(message.payload).toMatchObject({ title: '2', text: 'reportReminder,taskReminder' });
    const told = await db.prisma.notice.findMany({ where: { id: { in: ['r1', 'r2', 'r3', 'news'] } } });
    expect(
      told
        .filter(({ sentAt }) => sentAt)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['r1', 'r3']);
  });

  it('gives a single reminder in its own words', async () => {
    const { delivery, sent } = open();
    await notice('alone', false, 'reportReminder');
    await delivery.deliver({ digestOf: 'chen' });
    expect(sent).toEqual(['n-alone']);
    const message = await db.prisma.outboxMessage.findUniqueOrThrow({ where: { id: 'n-alone' } });
    expect(message.payload).toMatchObject({ title: 'reportReminder' });
  });
});
