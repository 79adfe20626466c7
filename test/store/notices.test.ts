import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewNotice } from '../../src/domain/notices/notice.ts';
import { openTestContext, type TestContext } from '../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const notice = (recipientId: string, key = ''): NewNotice => ({
  recipientId,
  ref: { type: 'submission', no: 'SB-2026-0001' },
  dedupeKey: `test:${recipientId}:${key}`,
  content: {
    code: 'reportOmitted',
    no: 'SB-2026-0001',
    title: '报表',
    period: '2026-10',
    unitName: '公众客户部',
    dueAt: '2026-11-06T10:00:00Z',
  },
});
const context = () => test.context;

async function queue(...notices: NewNotice[]): Promise<string[]> {
  const { db, notices: outgoing, clock } = context();
  await db.transaction(tx => outgoing.queue(tx, clock.now(), notices));
  const rows = await db.prisma.notice.findMany({ orderBy: { dedupeKey: 'asc' } });
  return rows.map(row => row.dedupeKey);
}
const jobs = async () =>
  (
    await context().db.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'notices'`
  )[0]?.count;

it('queues one notice per dedupe key, each with its job', async () => {
  expect(await queue(notice('wen'), notice('wen'), notice('pan'), notice('wen', 'again'))).toEqual([
    'test:pan:',
    'test:wen:',
    'test:wen:again',
  ]);
  expect(await queue(notice('wen'))).toHaveLength(3);
  expect(await jobs()).toBe(3);
});

it('queues nothing for those who have left or are unknown', async () => {
  await context().db.prisma.staff.update({ where: { id: 'pan' }, data: { active: false } });
  expect(await queue(notice('pan'), notice('nobody'), notice('wen'))).toEqual(['test:wen:']);
  expect(await jobs()).toBe(1);
  expect(await queue()).toEqual(['test:wen:']);
});
