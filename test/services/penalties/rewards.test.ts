import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/services/kpi/load-facts.ts';
import type { TestContext } from '../../helpers/context.ts';
import { openPenaltyContext } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const REWARD = {
  ruleId: 'service-reward',
  unitId: 'public-customers',
  day: '2026-11-10',
  text: '收到客户表扬信',
  fileIds: [],
};

async function proposeAs(id: string, submissionId: string, changed: Partial<typeof REWARD> = {}) {
  return test.services.penalties.proposeReward({ actor: await test.actor(id), ...REWARD, ...changed, submissionId });
}

async function decide(id: string, no: string, decision: 'confirm' | 'reject' = 'confirm') {
  const actor = await test.actor(id);
  return test.services.penalties.decide({ actor, no, decision, reason: '依据不足', submissionId: `${id}-${no}` });
}

const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);

describe('a reward', () => {
  it('is proposed by a person, asked of a second one, and told to the head once it is given', async () => {
    const outcome = await proposeAs('wu', '1');
    expect(outcome).toEqual({ kind: 'proposed', no: 'JF-2026-0001', unitName: '公众客户部', points: '0.5' });
    expect(await proposeAs('wu', '1')).toEqual(outcome);
    expect([await codes('qian'), await codes('wu'), await codes('pan')]).toEqual([['rewardToDecide'], [], []]);
    const pending = async (id: string) =>
      (await test.services.penalties.pending(await test.actor(id))).map(({ action }) => action);
    expect([await pending('qian'), await pending('gao'), await pending('wu')]).toEqual([
      ['decideReward'],
      ['decideReward'],
      [],
    ]);
    await expect(decide('wu', 'JF-2026-0001')).rejects.toMatchObject({ params: { reason: 'ownText' } });
    expect(await decide('gao', 'JF-2026-0001')).toMatchObject({ kind: 'confirmed', points: '-0.5', appealDueAt: null });
    expect([await codes('pan'), await codes('wu')]).toEqual([['rewardConfirmed'], ['rewardConfirmed']]);
    const { prisma } = test.context.db;
    const row = await prisma.penaltyEntry.findUniqueOrThrow({
      where: { no: 'JF-2026-0001' },
      include: { postings: true },
    });
    expect(row).toMatchObject({ status: 'final', proposedById: 'wu', decidedById: 'gao', period: '2026-11' });
    expect(row.postings.map(({ points }) => points.toString())).toEqual(['-0.5']);
  });

  it('is in the month’s list and in what a score is made from', async () => {
    await proposeAs('wu', '1');
    await decide('qian', 'JF-2026-0001');
    await proposeAs('wu', '2', { text: '省公司通报表扬' });
    const list = await test.services.penalties.list({ actor: await test.actor('pan') });
    expect(list.totals).toMatchObject([
      { unitName: '公众客户部', counted: '0', reward: { given: '0.5', pending: '0.5' } },
    ]);
    const facts = await loadFacts(test.context.db.prisma, '2026-Q4');
    expect(facts.points.get('public-customers')).toMatchObject([
      { no: 'JF-2026-0001', posted: '-0.50', status: 'final' },
    ]);
  });

  it('cannot pass the limit of its rule', async () => {
    for (const id of ['1', '2', '3']) await proposeAs('wu', id, { text: `第 ${id} 封表扬信` });
    const outcomes = [await decide('qian', 'JF-2026-0001'), await decide('qian', 'JF-2026-0002')];
    expect(outcomes).toMatchObject([{ points: '-0.5' }, { points: '-0.5', capped: null }]);
    expect(await decide('qian', 'JF-2026-0003')).toMatchObject({ points: '0', capped: { full: '0.5', cap: '1' } });
    const { _sum } = await test.context.db.prisma.penaltyPosting.aggregate({ _sum: { points: true } });
    expect(_sum.points?.toString()).toBe('-1');
    const list = await test.services.penalties.list({ actor: await test.actor('wu') });
    expect(list.totals).toMatchObject([{ reward: { given: '1', pending: '0' } }]);
  });

  it('is not proposed twice in the same words for the same day, unless that is meant', async () => {
    await proposeAs('wu', '1');
    const earlier = { kind: 'sameAsEarlier', no: 'JF-2026-0001' };
    expect(await proposeAs('wu', '2', { text: `${REWARD.text}。` })).toEqual(earlier);
    expect(
      await test.services.penalties.proposeReward({
        ...{ actor: await test.actor('wu'), ...REWARD, again: true, submissionId: '3' },
      }),
    ).toMatchObject({ kind: 'proposed', no: 'JF-2026-0002' });
  });

  it('that is not given counts nothing, and is told to who proposed it alone', async () => {
    await proposeAs('wu', '1');
    expect(await decide('qian', 'JF-2026-0001', 'reject')).toMatchObject({ kind: 'rejected' });
    expect([await codes('wu'), await codes('pan')]).toEqual([['rewardRejected'], []]);
    expect(await test.context.db.prisma.penaltyPosting.count()).toBe(0);
  });

  it('is no matter of 责任认定 or 考核申诉', async () => {
    await proposeAs('wu', '1');
    const pan = await test.actor('pan');
    expect(await test.services.penalties.contestable(pan)).not.toContainEqual(
      expect.objectContaining({ no: 'JF-2026-0001' }),
    );
    await decide('qian', 'JF-2026-0001');
    expect(await test.services.penalties.previewAppeal({ actor: pan, no: 'JF-2026-0001' })).toMatchObject({
      kind: 'wrongState',
    });
  });

  it('is for the quality officer to propose, for another unit, a day that has come, and a rule that gives', async () => {
    await expect(proposeAs('gao', '1')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(proposeAs('wu', '2', { unitId: 'customer-service' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(proposeAs('wu', '3', { day: '2026-11-17' })).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(proposeAs('wu', '4', { ruleId: 'report' })).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(proposeAs('wu', '5', { unitId: 'hall-tongchuan' })).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await proposeAs('wu', '6', { day: '2025-12-31' })).toEqual({ kind: 'noRule' });
  });
});
