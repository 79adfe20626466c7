import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

const NO = 'SB-2026-0001';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
  await notify('wen', NO);
});
afterEach(() => test.close());

async function notify(recipientId: string, no: string, key = ''): Promise<void> {
  const { context } = test;
  await context.db.transaction(tx =>
    context.notices.queue(tx, context.clock.now(), [
      {
        recipientId,
        ref: { type: 'submission', no },
        dedupeKey: `test:${no}:${recipientId}:${key}`,
        content: {
          code: 'reportOmitted',
          no,
          title: '报表',
          period: '2026-10',
          unitName: '公众客户部',
          dueAt: '2026-11-06T10:00:00Z',
        },
      },
    ]),
  );
}
const acknowledge = async (who: string, no = NO) =>
  test.services.tasks.acknowledge({ actor: await test.actor(who), no });
const unread = async (who: string) => test.services.tasks.unread({ actor: await test.actor(who) });

describe('acknowledging', () => {
  it('marks all own notices of a record once, and tells when it was done', async () => {
    await notify('wen', NO, 'again');
    const at = test.context.clock.now();
    expect(await acknowledge('wen')).toEqual({ kind: 'acknowledged', no: NO });
    await test.advanceTo('2026-11-03T09:00:00+08:00');
    expect(await acknowledge('wen')).toEqual({ kind: 'already', no: NO, at });
    expect((await test.notices('wen')).map(each => each.status)).toEqual(['acknowledged', 'acknowledged']);
  });

  it("is the recipient's alone", async () => {
    await expect(acknowledge('pan')).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'notRecipient' } });
    await expect(acknowledge('wen', 'SB-2026-0099')).rejects.toMatchObject({ code: 'notFound' });
    expect((await test.notices('wen')).map(each => each.status)).toEqual(['queued']);
  });

  it('lists the unread once each, the latest first, and not what quiet hours still hold back', async () => {
    await test.advanceTo('2026-11-03T20:00:00+08:00');
    await notify('wen', 'SB-2026-0002');
    await notify('wen', 'SB-2026-0002', 'again');
    expect(await unread('wen')).toEqual(['SB-2026-0002', NO]);
    await test.advanceTo('2026-11-03T22:00:00+08:00');
    await notify('wen', 'SB-2026-0003');
    expect(await unread('wen')).toEqual(['SB-2026-0002', NO]);
    expect(await test.services.tasks.acknowledgeAll({ actor: await test.actor('wen') })).toBe(3);
    expect(await unread('wen')).toEqual([]);
    await test.advanceTo('2026-11-04T08:00:00+08:00');
    expect(await unread('wen')).toEqual(['SB-2026-0003']);
  });
});

describe('recipients', () => {
  it('shows who has acknowledged, to those who may know', async () => {
    await notify('pan', NO);
    await acknowledge('pan');
    const seen = await test.services.tasks.recipients({ actor: await test.actor('wu'), no: NO });
    expect(seen).toMatchObject([
      { name: '文素', unitName: '公众客户部', delivery: 'queued', readAt: null },
      { name: '潘致远', readAt: test.context.clock.now() },
    ]);
    for (const who of ['pan', 'lina', 'zhou', 'root']) {
      const asking = test.services.tasks.recipients({ actor: await test.actor(who), no: NO });
      await expect(asking).rejects.toMatchObject({ code: 'forbidden' });
    }
    const missing = test.services.tasks.recipients({ actor: await test.actor('wu'), no: 'SB-2026-0099' });
    await expect(missing).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('todos', () => {
  it('merges what the features say is pending', async () => {
    await test.services.reports.ensurePeriods();
    const { overdue, open, unread: count } = await test.services.tasks.todos({ actor: await test.actor('wen') });
    expect(overdue).toEqual([]);
    expect(open.map(todo => [todo.action, todo.subject, todo.period])).toEqual([
      ['fillReport', '服务质量报表', '2026-10'],
      ['fillReport', '服务质量分析报告', '2026-10'],
      ['fillReport', '服务缺陷与难点热点', '2026-10'],
    ]);
    expect(count).toBe((await unread('wen')).length);
    expect(count).toBeGreaterThan(1);
  });

  it('counts records with unread notices, each once and not what is held back', async () => {
    const count = async (who: string) => (await test.services.tasks.todos({ actor: await test.actor(who) })).unread;
    await notify('wen', NO, 'again');
    await notify('wen', 'SB-2026-0002');
    expect([await count('wen'), await count('pan')]).toEqual([2, 0]);
    await test.advanceTo('2026-11-02T22:00:00+08:00');
    await notify('wen', 'SB-2026-0003');
    expect(await count('wen')).toBe(2);
    await acknowledge('wen');
    expect(await count('wen')).toBe(1);
  });
});
