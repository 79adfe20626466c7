import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const entry = (no: string) => test.context.db.prisma.penaltyEntry.findUniqueOrThrow({ where: { no } });
const dueOf = async (no: string) => (await entry(no)).decideDueAt?.toISOString();

/** Stage and whether the recipient is asked, in the order of the reminders about this one. */
async function reminders(id: string, no: string) {
  const told = await test.notices(id);
  return told
    .filter(({ code, refNo }) => code === 'penaltyDecisionReminder' && refNo === no)
    .map(({ params }) => params as { stage: string; asked: boolean })
    .map(({ stage, asked }) => `${stage}${asked ? '' : ' above'}`);
}

async function contest(no: string, proposedUnitId: string) {
  const input = { no, statement: '由农村客户部代管', proposedUnitId, fileIds: [], submissionId: `contest-${no}` };
  return test.services.penalties.contest({ actor: await test.actor('pan'), ...input });
}

async function settle(moveToUnitId: string | null) {
  const input = { no: 'RD-2026-0001', moveToUnitId, reason: '以协议为准', seen: 0, submissionId: 'settle' };
  return test.services.penalties.decideReview({ actor: await test.actor('wu'), ...input });
}

describe('a proposed deduction', () => {
  it('is due five working days after its deciders are asked, and stands in their todos with it', async () => {
    const no = (await propose(test, 'report'))!;
    expect(await dueOf(no)).toBe('2026-11-23T10:00:00.000Z');
    for (const id of ['wu', 'qian']) {
      const todos = await test.services.penalties.pending(await test.actor(id));
      expect(todos).toMatchObject([{ action: 'decidePenalty', dueAt: new Date('2026-11-23T10:00:00Z') }]);
    }
    const asked = (await test.notices('wu')).find(({ code }) => code === 'penaltyToDecide');
    expect(asked?.params).toMatchObject({ dueAt: '2026-11-23T10:00:00.000Z', dueBasis: { workingDays: 5 } });
  });

  it('is reminded of in stages, and told to the head above and the leader when overdue', async () => {
    const no = (await propose(test, 'report'))!;
    await test.advanceTo('2026-11-23T09:00:00+08:00');
    expect(await reminders('wu', no)).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning']);
    expect(await reminders('dong', no)).toEqual([]);
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect(await reminders('qian', no)).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue']);
    expect(await reminders('dong', no)).toEqual(['overdue above']);
    expect(await reminders('gao', no)).toEqual(['overdue above']);
    expect(await reminders('pan', no)).toEqual([]);
  });

  it('is reminded of no more once it is decided', async () => {
    const no = (await propose(test, 'report'))!;
    const actor = await test.actor('wu');
    await test.services.penalties.decide({ actor, no, decision: 'reject', reason: '证据不足', submissionId: 'reject' });
    await test.advanceTo('2026-11-25T09:00:00+08:00');
    expect(await reminders('wu', no)).toEqual([]);
  });

  it('of 客户服务部 is the leader’s to decide', async () => {
    const no = (await propose(test, 'report', { unitId: 'customer-service' }))!;
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect(await reminders('gao', no)).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue']);
    expect(await reminders('wu', no)).toEqual([]);
  });

  it('that nobody may decide is told in stages to whoever proposed it and the administrator', async () => {
    const no = (await propose(test, 'report', { unitId: 'customer-service', proposedById: 'gao' }))!;
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    const stages = ['threeDaysBefore above', 'oneDayBefore above', 'dueMorning above', 'overdue above'];
    expect([await reminders('gao', no), await reminders('root', no)]).toEqual([stages, stages]);
    expect(await reminders('wu', no)).toEqual([]);
  });

  it('is due at the end of the deciders’ own day', async () => {
    const week = { days: [1, 2, 3, 4, 5], opens: '08:30', closes: '17:00', rest: null };
    const input = { unitId: 'customer-service', week, from: '2026-11-16', submissionId: 'week' };
    await test.services.calendar.set({ actor: await test.actor('root'), ...input });
    expect(await dueOf((await propose(test, 'report'))!)).toBe('2026-11-23T09:00:00.000Z');
  });
});

describe('what stands in the way', () => {
  it.each([
    ['stays', null],
    ['moves', 'rural-customers'],
  ])('a 责任认定 keeps reminders back; when it %s the time begins anew', async (_what, moveToUnitId) => {
    const no = (await propose(test, 'report'))!;
    await contest(no, 'rural-customers');
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await reminders('wu', no)).toEqual([]);
    await settle(moveToUnitId);
    expect(await dueOf(no)).toBe('2026-11-27T10:00:00.000Z');
    await test.advanceTo('2026-11-30T09:00:00+08:00');
    expect(await reminders('wu', no)).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue']);
  });

  it('one about the 督办单 keeps back the deduction of its finding as well', async () => {
    const no = (await propose(test, 'finding'))!;
    await contest(CHAIN.orderNo, 'rural-customers');
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await reminders('wu', no)).toEqual([]);
    await settle(null);
    expect(await dueOf(no)).toBe('2026-11-27T10:00:00.000Z');
  });

  it('an 异议 does so too, and it is no todo meanwhile', async () => {
    const no = (await propose(test, 'finding'))!;
    const at = test.context.clock.now();
    await test.context.db.prisma.findingDispute.create({
      data: {
        ...{ id: 'd', no: 'YY-2026-0001', submissionId: 'd', findingId: CHAIN.findingId },
        ...{ reason: '已拖干', byId: 'chen', at, status: 'open' },
      },
    });
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await reminders('wu', no)).toEqual([]);
    const todos = await test.services.penalties.pending(await test.actor('wu'));
    expect(todos.map(({ ref }) => ref.no)).not.toContain(no);
  });
});

it('a proposed reward is reminded of to the second person', async () => {
  const actor = await test.actor('wu');
  const [rule] = await test.services.penalties.rewardRules({ actor });
  const input = { ruleId: rule!.id, unitId: 'public-customers', day: '2026-11-13', text: '表扬信两封', fileIds: [] };
  const outcome = await test.services.penalties.proposeReward({ actor, ...input, submissionId: 'reward' });
  const no = outcome.kind === 'proposed' ? outcome.no : '';
  await test.advanceTo('2026-11-24T09:00:00+08:00');
  expect(await reminders('qian', no)).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue']);
  expect(await reminders('wu', no)).toEqual([]);
});

it('what a period goes without is named when it is closed', async () => {
  const no = (await propose(test, 'report'))!;
  await test.advanceTo('2026-12-01T09:00:00+08:00');
  const actor = await test.actor('wu');
  const preview = await test.services.kpi.previewClosing({ actor, period: '2026-11' });
  expect(preview).toMatchObject({
    kind: 'ready',
    undecided: expect.arrayContaining([expect.objectContaining({ no })]),
  });
});
