import { beforeAll, expect, it } from 'vitest';
import { nextClearing } from '../../../src/domain/people/retention.ts';
import { OPERATOR } from '../../../src/domain/permissions/standards.ts';
import { openTestContext } from '../../helpers/context.ts';

let test: Awaited<ReturnType<typeof openTestContext>>;
const now = new Date('2026-11-02T09:00:00+08:00');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeAll(async () => {
  test = await openTestContext();
  const { prisma } = test.context.db;
  await prisma.conversation.create({ data: { id: 'u:lina' } });
  const said = [
    { id: 'old', at: daysAgo(500), status: 'done' as const },
    { id: 'older-waiting', at: daysAgo(600), status: 'pending' as const },
    { id: 'yesterday-too-old', at: daysAgo(400.5), status: 'dead' as const },
    { id: 'young', at: daysAgo(399), status: 'done' as const },
  ];
  for (const [seq, { id, at, status }] of said.entries()) {
    const row = { conversationId: 'u:lina', seq: 2 * seq + 1, payload: { text: '张小红 13812345678' } };
    await prisma.inboxMessage.create({ data: { ...row, id, senderId: 'lina', receivedAt: at, status } });
    const sentAt = status === 'pending' ? null : at;
    const reply = { ...row, seq: row.seq + 1, id: `${id}-1`, recipientId: 'lina', kind: 'reply' as const, causeId: id };
    await prisma.outboxMessage.create({ data: { ...reply, createdAt: at, sentAt } });
  }
});

async function withWords(): Promise<string[]> {
  const { prisma } = test.context.db;
  const rows = [...(await prisma.inboxMessage.findMany()), ...(await prisma.outboxMessage.findMany())];
  return rows
    .filter(row => JSON.stringify(row.payload).includes('张小红'))
    .map(row => row.id)
    .sort();
}

it('clears each night what has become too old, and nothing that still waits', async () => {
  const { people } = test.services;
  expect(await people.timers.clearOldMessages()).toBe(4);
  const left = ['older-waiting', 'older-waiting-1', 'young', 'young-1'];
  expect(await withWords()).toEqual(left);
  expect(await people.timers.clearOldMessages()).toBe(0);
  // The rows stay: a repeat of one is still known.
  expect(await test.context.db.prisma.inboxMessage.count()).toBe(4);
});

it('keeps as long as it is told, within bounds', async () => {
  const { people } = test.services;
  await expect(people.setRetention({ by: OPERATOR, days: 30 })).rejects.toMatchObject({ code: 'invalidInput' });
  await people.setRetention({ by: OPERATOR, days: 398 });
  expect(await people.viewRetention()).toBe(398);
  expect(await people.timers.clearOldMessages()).toBe(2);
  expect(await withWords()).toEqual(['older-waiting', 'older-waiting-1']);
});

it.each([
  ['2026-11-02T09:00:00+08:00', '2026-11-02T19:30:00.000Z'],
  ['2026-11-03T03:29:59+08:00', '2026-11-02T19:30:00.000Z'],
  ['2026-11-03T03:30:00+08:00', '2026-11-03T19:30:00.000Z'],
])('after %s comes the night of %s', (at, next) => {
  expect(nextClearing(new Date(at)).toISOString()).toBe(next);
});
