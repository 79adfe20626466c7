import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccept } from '../../src/bot/accept.ts';
import { createSequencer } from '../../src/bot/sequencer.ts';
import { createConversations, type InboxRow, TurnEndedElsewhere } from '../../src/store/conversations.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../helpers/database.ts';

const NOW = new Date('2026-11-02T01:00:00Z');

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

let count = 0;
const newConversation = () => `u:person-${++count}`;

/** A house whose turns do what `turn` says. */
function open(turn: (row: InboxRow) => Promise<void>) {
  const conversations = createConversations();
  const ended: string[] = [];
  const dead: string[] = [];
  const errors: unknown[] = [];
  const end = (row: InboxRow, status: 'done' | 'dead') =>
    conversations.endTurn(db.prisma, row, { status, replies: [], now: NOW });
  const sequencer = createSequencer({
    db,
    conversations,
    owner: 'me',
    realNow: () => NOW,
    async runTurn(row) {
      await turn(row);
      await end(row, 'done');
      ended.push(row.id);
    },
    afterTurn: async row =>
      (await conversations.markSentAndRelease(db.prisma, row.conversationId, 'me', [], NOW)) !== row.seq + 1,
    async giveUp(row) {
      await end(row, 'dead');
      dead.push(row.id);
    },
    isTransient: error => (error as { code?: string }).code === 'P1001',
    onError: error => errors.push(error),
  });
  const accept = createAccept({ db, clock: { now: () => NOW }, conversations, sequencer });
  const say = (conversationId: string, id: string) => accept({ id, conversationId, senderId: 'lina', text: id });
  return { sequencer, accept, say, ended, dead, errors, end };
}

const state = async (id: string) =>
  db.prisma.inboxMessage.findUniqueOrThrow({ where: { id }, select: { status: true, attempts: true, error: true } });

describe('the sequencer', () => {
  it('runs a conversation in order, one message at a time', async () => {
    const id = newConversation();
    let busy = 0;
    let most = 0;
    const { sequencer, say, ended } = open(async () => {
      most = Math.max(most, ++busy);
      await new Promise(resolve => setImmediate(resolve));
      busy--;
    });
    const wanted = Array.from({ length: 20 }, (_, index) => `${id}-${index}`);
    for (const message of wanted) await say(id, message);
    await sequencer.idle();
    expect(ended).toEqual(wanted);
    expect(most).toBe(1);
  });

  it('runs different conversations side by side', async () => {
    const [slow, quick] = [newConversation(), newConversation()];
    const held = Promise.withResolvers<void>();
    const { sequencer, say, ended } = open(row => (row.conversationId === slow ? held.promise : Promise.resolve()));
    await say(slow, `${slow}-a`);
    await say(quick, `${quick}-a`);
    await expect.poll(() => ended).toEqual([`${quick}-a`]);
    held.resolve();
    await sequencer.idle();
    expect(ended).toEqual([`${quick}-a`, `${slow}-a`]);
  });

  it('leaves nobody waiting, however wakes and ends fall together', async () => {
    const people = Array.from({ length: 10 }, newConversation);
    const { sequencer, say, ended } = open(async () => {});
    await Promise.all(
      people.map(async id => {
        for (let index = 0; index < 15; index++) await say(id, `${id}-${index}`);
      }),
    );
    await sequencer.idle();
    expect(ended).toHaveLength(150);
    for (const id of people) {
      expect(ended.filter(message => message.startsWith(`${id}-`))).toEqual(
        Array.from({ length: 15 }, (_, index) => `${id}-${index}`),
      );
    }
  });

  it('answers a message that was delivered twice once', async () => {
    const id = newConversation();
    const { sequencer, say, ended } = open(async () => {});
    expect(await say(id, `${id}-a`)).toMatchObject({ accepted: true });
    expect(await say(id, `${id}-a`)).toEqual({ accepted: false, seq: undefined });
    await sequencer.idle();
    expect(ended).toEqual([`${id}-a`]);
  });

  it('tries a failing turn again, and the next message waits for it', async () => {
    const id = newConversation();
    let failures = 2;
    const { sequencer, say, ended, errors } = open(async row => {
      if (row.id.endsWith('-a') && failures-- > 0) throw new Error('busy');
    });
    await say(id, `${id}-a`);
    await say(id, `${id}-b`);
    await sequencer.idle();
    expect(ended).toEqual([`${id}-a`, `${id}-b`]);
    expect(errors).toHaveLength(2);
    expect(await state(`${id}-a`)).toMatchObject({ status: 'done', attempts: 1 });
  });

  it('gives up a message that was taken so often that it must be what ends its process', async () => {
    const id = newConversation();
    const { sequencer, say, ended, dead } = open(async () => {});
    await createConversations().accept(db.prisma, {
      id: `${id}-a`,
      conversationId: id,
      senderId: 'lina',
      channel: 'local',
      payload: {},
      at: NOW,
    });
    await db.prisma.inboxMessage.update({ where: { id: `${id}-a` }, data: { attempts: 10 } });
    await say(id, `${id}-b`);
    await sequencer.idle();
    expect(dead).toEqual([`${id}-a`]);
    expect(ended).toEqual([`${id}-b`]);
  });

  it('leaves a message waiting when the database is away, and does not count it', async () => {
    const id = newConversation();
    let away = true;
    const { sequencer, say, ended, dead } = open(async () => {
      if (away) throw Object.assign(new Error('away'), { code: 'P1001' });
    });
    for (let tried = 0; tried < 5; tried++) {
      await say(id, `${id}-a`);
      await sequencer.idle();
    }
    expect(dead).toEqual([]);
    expect(await state(`${id}-a`)).toMatchObject({ status: 'pending' });
    away = false;
    await say(id, `${id}-a`);
    await sequencer.idle();
    expect(ended).toEqual([`${id}-a`]);
  });

  it('gives a turn up that always fails, and goes on', async () => {
    const id = newConversation();
    const { sequencer, say, ended, dead } = open(async row => {
      if (row.id.endsWith('-a')) throw Object.assign(new Error('secret text'), { code: 'P2028' });
    });
    await say(id, `${id}-a`);
    await say(id, `${id}-b`);
    await sequencer.idle();
    expect(dead).toEqual([`${id}-a`]);
    expect(ended).toEqual([`${id}-b`]);
    // What is kept of the failure is its code, never what a person or a driver wrote.
    expect(await state(`${id}-a`)).toEqual({ status: 'dead', attempts: 1, error: 'P2028' });
  });

  it('leaves alone a turn that another instance has ended', async () => {
    const id = newConversation();
    let runs = 0;
    const { sequencer, say, dead, errors, end } = open(async row => {
      runs++;
      await end(row, 'done');
    });
    await say(id, `${id}-a`);
    await sequencer.idle();
    expect(runs).toBe(1);
    expect(dead).toEqual([]);
    expect(errors).toEqual([expect.any(TurnEndedElsewhere)]);
    expect(await state(`${id}-a`)).toMatchObject({ status: 'done', attempts: 1 });
  });

  it('takes up at its start what a crash has left, leases included', async () => {
    const id = newConversation();
    const stopped = open(async () => {});
    await stopped.sequencer.stop();
    await stopped.say(id, `${id}-a`);
    await db.prisma.conversation.update({
      where: { id },
      data: { leaseOwner: 'dead', leaseUntil: new Date(NOW.getTime() + 60_000) },
    });
    const next = open(async () => {});
    await next.sequencer.start();
    await next.sequencer.idle();
    await next.sequencer.stop();
    expect(next.ended).toEqual([`${id}-a`]);
  });

  it('starts nothing once it has been told to stop', async () => {
    const id = newConversation();
    const { sequencer, say, ended } = open(async () => {});
    await sequencer.stop();
    expect(await say(id, `${id}-a`)).toMatchObject({ accepted: true });
    await sequencer.idle();
    expect(ended).toEqual([]);
    expect(await state(`${id}-a`)).toMatchObject({ status: 'pending' });
  });
});

describe('accept', () => {
  it('stores what PostgreSQL can keep and no more than anyone reads', async () => {
    const id = newConversation();
    const { accept, sequencer } = open(async () => {});
    await accept({ id: `${id}-a`, conversationId: id, senderId: 'lina', text: `a\0b😀${'长'.repeat(30_000)}` });
    await sequencer.idle();
    const { payload } = await db.prisma.inboxMessage.findUniqueOrThrow({ where: { id: `${id}-a` } });
    const { text } = payload as { text: string };
    expect(text.startsWith('ab😀长')).toBe(true);
    expect(text).toHaveLength(20_000);
  });
});
