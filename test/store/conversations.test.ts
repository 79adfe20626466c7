import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBotStates } from '../../src/store/bot-state.ts';
import { createConversations, type InboxRow, LEASE_MS, type OutboxDraft } from '../../src/store/conversations.ts';
import { createOutbox } from '../../src/store/outbox.ts';
import { describeOnBothHomes, type OpenHome } from '../helpers/postgres.ts';

const NOW = new Date('2026-11-02T01:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

describeOnBothHomes('conversations', (open, kind) => {
  const conversations = createConversations();
  const outbox = createOutbox();
  const states = createBotStates();
  let home: OpenHome;
  let count = 0;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  const newConversation = () => `u:person-${++count}`;
  const accept = (conversationId: string, id: string, db = home.db) =>
    conversations.accept(db.prisma, {
      ...{ id, conversationId, senderId: 'lina', payload: { text: id }, at: NOW },
      channel: 'local',
    });
  const lease = (conversationId: string, owner: string, at = NOW, db = home.db) =>
    conversations.lease(db.prisma, conversationId, owner, at);
  const reply = (id: string): OutboxDraft => ({
    id,
    recipientId: 'lina',
    kind: 'reply',
    causeId: id,
    payload: { text: id },
  });

  describe('accept', () => {
    it('numbers the messages of a conversation and knows a repeat', async () => {
      const id = newConversation();
      expect(await accept(id, `${id}-a`)).toBe(1);
      expect(await accept(id, `${id}-a`)).toBeUndefined();
      const second = await accept(id, `${id}-b`);
      expect(second).toBeGreaterThan(1);
      expect(await home.db.prisma.inboxMessage.count({ where: { conversationId: id } })).toBe(2);
    });

    it('gives fifty at once fifty places, each message once', async () => {
      const id = newConversation();
      const all = Array.from({ length: 50 }, (_, index) => [`${id}-${index}`, `${id}-${index}`]).flat();
      const places = await Promise.all(
        all.map((message, index) => accept(id, message, index % 2 ? home.db : home.second)),
      );
      const taken = places.filter(place => place !== undefined);
      expect(new Set(taken).size).toBe(50);
      expect(taken).toHaveLength(50);
      expect(await home.db.prisma.inboxMessage.count({ where: { conversationId: id } })).toBe(50);
    });

    it('keeps the order of those that come one after another', async () => {
      const id = newConversation();
      for (let index = 0; index < 20; index++) await accept(id, `${id}-${index}`, index % 2 ? home.db : home.second);
      for (let index = 0; index < 20; index++) {
        const row = await lease(id, 'me');
        expect(row?.id).toBe(`${id}-${index}`);
        await home.db.transaction(tx => conversations.endTurn(tx, row!, { status: 'done', replies: [], now: NOW }));
      }
      expect(await lease(id, 'me')).toBeUndefined();
    });
  });

  it.runIf(kind === 'PostgreSQL')(
    'takes a message once more while its turn ends: neither waits for the other for ever',
    async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      const row = await lease(id, 'me');
      const waiting = async () => {
        const rows = await home.second.prisma.$queryRaw<
          { count: number }[]
        >`SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return rows[0]!.count;
      };
      const work: Promise<unknown>[] = [];
      // Both stand behind a third one at the conversation's row, the repeat in front.
      await home.second.transaction(async tx => {
        await tx.conversation.update({ where: { id }, data: { nextSeq: { increment: 1 } } });
        work.push(accept(id, `${id}-a`));
        await expect.poll(waiting).toBe(1);
        const end = { status: 'done' as const, replies: [reply(`${id}-r`)], now: NOW };
        work.push(conversations.endTurn(home.db.prisma, row!, end));
        await expect.poll(waiting).toBe(2);
      });
      expect(await Promise.all(work)).toMatchObject([undefined, { behind: expect.any(Boolean) }]);
    },
  );

  /** What a sweep would take up, which is then nobody's again. */
  const unsentOf = async (conversationId: string) => {
    const { rows: claimed } = await outbox.claim(home.db.prisma, { realNow: NOW, limit: 500 });
    await outbox.releaseAll(home.db.prisma);
    const ids = claimed.map(({ id }) => id);
    return home.db.prisma.outboxMessage.findMany({
      where: { id: { in: ids }, conversationId },
      orderBy: { seq: 'asc' },
    });
  };
  const sent = (id: string) => ({ id, channel: 'local' as const, sends: 1 });

  describe('lease', () => {
    it('belongs to one owner until it is handed back', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      expect((await lease(id, 'first'))?.id).toBe(`${id}-a`);
      expect(await lease(id, 'second')).toBeUndefined();
      expect((await lease(id, 'first'))?.id).toBe(`${id}-a`);
      await conversations.markSentAndRelease(home.db.prisma, id, 'second', [], NOW);
      expect(await lease(id, 'second')).toBeUndefined();
      await conversations.markSentAndRelease(home.db.prisma, id, 'first', [], NOW);
      expect((await lease(id, 'second'))?.id).toBe(`${id}-a`);
    });

    it('counts how often a message was taken, also by those who died with it', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      expect((await lease(id, 'first'))?.attempts).toBe(1);
      expect((await lease(id, 'heir', later(LEASE_MS + 1)))?.attempts).toBe(2);
    });

    it('goes to exactly one of many who want it at once', async () => {
      for (let round = 0; round < 5; round++) {
        const id = newConversation();
        await accept(id, `${id}-a`);
        const owners = Array.from({ length: 8 }, (_, index) =>
          lease(id, `owner-${index}`, NOW, index % 2 ? home.db : home.second),
        );
        expect((await Promise.all(owners)).filter(row => row !== undefined)).toHaveLength(1);
      }
    });

    it('is taken over when it has expired, not before, and a renewal puts that off', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      await lease(id, 'dead');
      expect(await lease(id, 'heir', later(LEASE_MS - 1))).toBeUndefined();
      expect(await conversations.waiting(home.db.prisma, 'heir', later(LEASE_MS - 1), 1_000)).not.toContain(id);
      // One's own is no hindrance: a turn that lost the database is taken up as soon as it is back.
      expect(await conversations.waiting(home.db.prisma, 'dead', later(LEASE_MS - 1), 1_000)).toContain(id);
      await conversations.renew(home.db.prisma, [id], 'dead', later(LEASE_MS - 1));
      expect(await lease(id, 'heir', later(LEASE_MS + 1))).toBeUndefined();
      expect(await conversations.waiting(home.db.prisma, 'heir', later(2 * LEASE_MS), 1_000)).toContain(id);
      expect((await lease(id, 'heir', later(2 * LEASE_MS)))?.id).toBe(`${id}-a`);
      expect(await lease(id, 'dead', later(2 * LEASE_MS))).toBeUndefined();
    });

    it('never shows a message that another instance is just ending', async () => {
      // The other instance's last transaction is open while we look: whatever we get must still be waiting afterwards.
      for (let round = 0; round < 10; round++) {
        const id = newConversation();
        await accept(id, `${id}-a`);
        await accept(id, `${id}-b`);
        const first = (await lease(id, 'first'))!;
        const ending = home.second
          .transaction(tx =>
            conversations.endTurn(tx, first, { status: 'done', replies: [reply(`${id}-r`)], now: NOW }),
          )
          .then(() => conversations.markSentAndRelease(home.second.prisma, id, 'first', [sent(`${id}-r`)], NOW));
        const seen = await Promise.all(Array.from({ length: 6 }, () => lease(id, 'second')));
        await ending;
        for (const row of seen) if (row) expect(row.id).toBe(`${id}-b`);
      }
    });
  });

  describe('the end of a turn', () => {
    it('is written once: who comes second is told, and none of the second try stays', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      const row = (await lease(id, 'me'))!;
      const end = (text: string) =>
        home.db.transaction(tx => conversations.endTurn(tx, row, { status: 'done', replies: [reply(text)], now: NOW }));
      await end(`${id}-first`);
      await expect(end(`${id}-second`)).rejects.toThrow(/ended by another instance/);
      const outbox = await home.db.prisma.outboxMessage.findMany({ where: { conversationId: id } });
      expect(outbox.map(message => message.id)).toEqual([`${id}-first`]);
    });

    it('puts replies behind what was accepted, in order, and skips ids that are there', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      const row = (await lease(id, 'me'))!;
      const replies = ['1', '2', '3'].map(key => reply(`${id}-r${key}`));
      await home.db.transaction(async tx => {
        await outbox.enqueue(tx, id, replies.slice(0, 1), { now: NOW, realNow: later(-LEASE_MS * 10) });
        await conversations.endTurn(tx, row, { status: 'done', replies: replies, now: NOW });
      });
      // A conversation that somebody holds is left to its holder.
      expect(await unsentOf(id)).toEqual([]);
      await conversations.markSentAndRelease(home.db.prisma, id, 'me', [], NOW);
      const unsent = await unsentOf(id);
      expect(unsent.map(message => message.id)).toEqual(replies.map(message => message.id));
      const places = unsent.map(message => message.seq);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
      await conversations.markSentAndRelease(home.db.prisma, id, 'me', [sent(replies[0]!.id)], NOW);
      expect((await unsentOf(id)).map(message => message.id)).toEqual(replies.slice(1).map(message => message.id));
    });

    it('tells whether something was accepted meanwhile', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      const end = async (replies: OutboxDraft[]) => {
        const row = (await lease(id, 'me'))!;
        await conversations.endTurn(home.db.prisma, row, { status: 'done', replies, now: NOW });
        return row.seq + 1 + replies.length;
      };
      const hand = () => conversations.markSentAndRelease(home.db.prisma, id, 'me', [], NOW);
      const quiet = await end([reply(`${id}-r1`), reply(`${id}-r2`)]);
      expect(await hand()).toBe(quiet);
      await accept(id, `${id}-b`);
      await accept(id, `${id}-c`);
      const busy = await end([reply(`${id}-r3`)]);
      expect(await hand()).toBeGreaterThan(busy);
      expect(await hand()).toBeUndefined();
    });

    it('tells whether earlier replies are still waiting', async () => {
      const id = newConversation();
      const end = async () => {
        await accept(id, `${id}-${++count}`);
        const row = (await lease(id, 'me'))!;
        return conversations.endTurn(home.db.prisma, row, { status: 'done', replies: [reply(row.id)], now: NOW });
      };
      expect(await end()).toEqual({ behind: false });
      expect(await end()).toEqual({ behind: true });
      await home.db.prisma.outboxMessage.updateMany({ where: { conversationId: id }, data: { failedAt: NOW } });
      expect(await end()).toEqual({ behind: false });
    });

    it('leaves nothing when its transaction fails', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      const row = (await lease(id, 'me'))!;
      const failed = home.db.transaction(async tx => {
        await conversations.endTurn(tx, row, { status: 'done', replies: [reply(`${id}-r`)], now: NOW });
        throw new Error('crash');
      });
      await expect(failed).rejects.toThrow('crash');
      expect(await unsentOf(id)).toEqual([]);
      expect((await lease(id, 'me'))?.id).toBe(`${id}-a`);
    });
  });

  describe('what was claimed', () => {
    it('is known to come behind what has not gone yet, for the same chat', async () => {
      const id = newConversation();
      const [first, second] = ['1', '2'].map(at => ({
        ...{ id: `${id}-${at}`, recipientId: 'lina', kind: 'reply' as const, causeId: 'c', payload: {} },
      }));
      await home.db.transaction(tx => outbox.enqueue(tx, id, [first!, second!], { now: NOW, realNow: NOW }));
      const { prisma } = home.second;
      expect(await outbox.isBehind(prisma, first!.id)).toBe(false);
      expect(await outbox.isBehind(prisma, second!.id)).toBe(true);
      await prisma.outboxMessage.update({ where: { id: first!.id }, data: { channel: 'wecomBot' } });
      expect(await outbox.isBehind(prisma, second!.id)).toBe(true);
      await prisma.outboxMessage.update({ where: { id: second!.id }, data: { channel: 'wecomApp' } });
      expect(await outbox.isBehind(prisma, second!.id)).toBe(false);
      await prisma.outboxMessage.update({ where: { id: second!.id }, data: { channel: 'wecomBot' } });
      expect(await outbox.isBehind(prisma, second!.id)).toBe(true);
      await outbox.markSent(home.db.prisma, { id: first!.id, channel: 'wecomBot', sends: 1 }, NOW);
      expect(await outbox.isBehind(prisma, second!.id)).toBe(false);
    });
  });

  describe('dialog state', () => {
    /** Ends the turn of a message of its own with this state. */
    async function save(id: string, state: { etag: number; data: Record<string, unknown> }, db = home.db) {
      const message = `${id}-${++count}`;
      await accept(id, message);
      const row = (await home.db.prisma.inboxMessage.findUniqueOrThrow({ where: { id: message } })) as InboxRow;
      const replies = [reply(`${message}-r`)];
      await conversations.endTurn(db.prisma, row, { status: 'done', replies, now: NOW, state: { key: id, ...state } });
    }
    const outcomes = async (saves: readonly Promise<unknown>[]) =>
      (await Promise.allSettled(saves)).map(each => (each.status === 'fulfilled' ? 'saved' : each.reason.name)).sort();

    it('is stored only by who has seen the latest, and nothing of the other turn is', async () => {
      const key = newConversation();
      expect(await states.load(home.db.prisma, key)).toEqual({ key, data: {}, etag: 0 });
      const first = [save(key, { etag: 0, data: { n: 1 } }), save(key, { etag: 0, data: { n: 2 } }, home.second)];
      expect(await outcomes(first)).toEqual(['StateChanged', 'saved']);
      const { etag } = await states.load(home.db.prisma, key);
      expect(etag).toBe(1);
      const second = [save(key, { etag, data: { n: 3 } }), save(key, { etag, data: { n: 4 } }, home.second)];
      expect(await outcomes(second)).toEqual(['StateChanged', 'saved']);
      expect(await states.load(home.db.prisma, key)).toMatchObject({ etag: 2 });
      expect(await home.db.prisma.inboxMessage.count({ where: { conversationId: key, status: 'pending' } })).toBe(2);
      expect(await home.db.prisma.outboxMessage.count({ where: { conversationId: key } })).toBe(2);
    });

    it('is not stored by a turn that another instance has ended', async () => {
      const id = newConversation();
      await accept(id, `${id}-a`);
      const row = (await lease(id, 'me'))!;
      const end = (n: number) =>
        conversations.endTurn(home.db.prisma, row, {
          ...{ status: 'done', replies: [], now: NOW, state: { key: id, etag: 0, data: { n } } },
        });
      await end(1);
      await expect(end(2)).rejects.toThrow(/ended by another instance/);
      expect((await states.load(home.db.prisma, id)).data).toEqual({ n: 1 });
    });

    it('keeps what JSON keeps: Chinese, emoji, nested forms', async () => {
      const key = newConversation();
      const data = {
        dialogs: { dialogStack: [{ id: 'fill', state: { 备注: '柜台有水渍😀', at: null, list: [1, 2.5] } }] },
      };
      await save(key, { etag: 0, data });
      expect((await states.load(home.db.prisma, key)).data).toEqual(data);
    });
  });
});
