import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/services/kpi/load-facts.ts';
import { withdrawPenalties } from '../../../src/services/penalties/withdraw-penalties.ts';
import { ledgerFollowsStatus } from '../../../src/simulation/invariants/ledger-follows-status.ts';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const WHY = '报表当天已经报送，系统漏记';

const prisma = () => test.context.db.prisma;
const entryOf = (no: string) =>
  prisma().penaltyEntry.findUniqueOrThrow({ where: { no }, include: { postings: { orderBy: { id: 'asc' } } } });
const postingsOf = async (no: string) =>
  (await entryOf(no)).postings.map(({ reason, points }) => `${reason} ${points.toString()}`);
const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);
const pending = async (id: string) =>
  (await test.services.penalties.pending(await test.actor(id))).map(({ action }) => action);

async function confirmed(
  kind: 'clock' | 'finding' | 'report' = 'report',
  options: { unitId?: string; by?: string } = {},
): Promise<string> {
  const no = (await propose(test, kind, options))!;
  const actor = await test.actor(options.by ?? 'wu');
  await test.services.penalties.decide({ actor, no, decision: 'confirm', submissionId: `confirm-${no}` });
  return no;
}

async function ask(no: string, { by = 'wu', submissionId = `ask-${no}`, reason = WHY } = {}) {
  return test.services.penalties.proposeReversal({
    ...{ actor: await test.actor(by), no, reason, fileIds: [], submissionId },
  });
}

async function decide(
  no: string,
  by = 'qian',
  decision: 'confirm' | 'reject' = 'confirm',
  submissionId = `${by}-${no}`,
) {
  const actor = await test.actor(by);
  return test.services.penalties.decideReversal({ actor, no, decision, reason: '记录齐全', submissionId });
}

async function appeal(no: string) {
  const input = { no, grounds: '当日暴雨', fileIds: [], submissionId: `appeal-${no}` };
  return test.services.penalties.appeal({ actor: await test.actor('pan'), ...input });
}

describe('a 冲销', () => {
  it('is proposed by one and confirmed by another; until then the entry counts', async () => {
    const no = await confirmed();
    const preview = await test.services.penalties.previewReversal({ actor: await test.actor('wu'), no });
    expect(preview).toMatchObject({
      ...{ kind: 'open', unitName: '公众客户部', points: '0.5', period: '2026-11', closings: [] },
      deciders: { names: ['钱若谷'], because: 'secondPerson' },
    });
    const asked = await ask(no);
    expect(asked).toMatchObject({ kind: 'proposed', points: '0.5', dueAt: '2026-11-23T10:00:00.000Z' });
    expect(await ask(no)).toEqual(asked);
    expect(await prisma().penaltyReversal.count()).toBe(1);
    expect(await codes('qian')).toContain('reversalToDecide');
    for (const id of ['pan', 'wu']) expect(await codes(id)).not.toContain('reversalToDecide');
    expect([await pending('qian'), await pending('gao'), await pending('wu')]).toEqual([
      ...[['decideReversal'], ['decideReversal'], []],
    ]);
    expect(await postingsOf(no)).toEqual(['confirmed 0.5']);
    await expect(decide(no, 'wu')).rejects.toMatchObject({ params: { reason: 'ownText' } });
    await expect(decide(no, 'pan')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decide(no)).toEqual({ kind: 'confirmed', no, unitName: '公众客户部', points: '0.5' });
    expect(await postingsOf(no)).toEqual(['confirmed 0.5', 'reversal -0.5']);
    expect(await entryOf(no)).toMatchObject({ status: 'reversed', finalAt: test.context.clock.now() });
    const told = (await test.notices('pan')).find(({ code }) => code === 'reversalConfirmed');
    expect(told?.params).toMatchObject({ no, points: '0.5', ground: WHY });
    expect(await codes('wu')).toContain('reversalConfirmed');
    expect(await pending('qian')).toEqual([]);
    expect(await prisma().auditEvent.findMany({ where: { action: { in: ['penalty.reversed'] } } })).toMatchObject([
      { actorId: 'qian', detail: { no, points: '0.5' } },
    ]);
    expect((await ledgerFollowsStatus.check(test.context as never)).broken).toEqual([]);
  });

  it('is posted once, however often and by whomever it is confirmed', async () => {
    const no = await confirmed();
    await ask(no);
    const outcomes = await Promise.all([decide(no), decide(no), decide(no, 'gao')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toContain('alreadyDecided');
    expect(await decide(no, 'gao', 'confirm', 'later')).toMatchObject({ kind: 'alreadyDecided', status: 'confirmed' });
    expect(await postingsOf(no)).toEqual(['confirmed 0.5', 'reversal -0.5']);
    expect(await prisma().notice.count({ where: { recipientId: 'pan', code: 'reversalConfirmed' } })).toBe(1);
  });

  it('is for a leader where the points are those of 客户服务部 itself', async () => {
    const no = await confirmed('report', { unitId: 'customer-service', by: 'gao' });
    expect(await ask(no)).toMatchObject({ deciders: { names: ['高敬之'], because: 'officersOfResponsibleUnit' } });
    expect(await pending('qian')).not.toContain('decideReversal');
    await expect(decide(no, 'qian')).rejects.toMatchObject({ params: { reason: 'ownMatter' } });
    expect(await decide(no, 'gao')).toMatchObject({ kind: 'confirmed' });
  });

  it('is for a quality officer to propose, with a reason', async () => {
    const no = await confirmed();
    for (const by of ['gao', 'pan', 'zhou'])
      await expect(ask(no, { by })).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'roleMissing' } });
    await expect(ask(no, { reason: ' ' })).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await prisma().penaltyReversal.count()).toBe(0);
  });

  it('that is refused leaves the entry as it is, tells who proposed it, and may be proposed again', async () => {
    const no = await confirmed();
    await ask(no);
    const actor = await test.actor('qian');
    await expect(
      test.services.penalties.decideReversal({ actor, no, decision: 'reject', submissionId: 'silent' }),
    ).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await decide(no, 'qian', 'reject')).toMatchObject({ kind: 'rejected' });
    expect(await entryOf(no)).toMatchObject({ status: 'confirmed' });
    expect(await postingsOf(no)).toEqual(['confirmed 0.5']);
    const told = (await test.notices('wu')).find(({ code }) => code === 'reversalRejected');
    expect(told?.params).toMatchObject({ decisionReason: '记录齐全' });
    expect(await codes('pan')).not.toContain('reversalRejected');
    expect(await decide(no, 'gao')).toMatchObject({ kind: 'alreadyDecided', status: 'rejected', byName: '钱若谷' });
    expect(await ask(no, { submissionId: 'again' })).toMatchObject({ kind: 'proposed' });
    expect(await decide(no, 'gao')).toMatchObject({ kind: 'alreadyDecided', status: 'rejected' });
    expect(await decide(no, 'gao', 'confirm', 'second')).toMatchObject({ kind: 'confirmed' });
  });

  it('is refused where there is nothing to reverse, or something else comes first', async () => {
    const proposed = (await propose(test, 'clock'))!;
    expect(await ask(proposed)).toEqual({ kind: 'notConfirmed', no: proposed });
    const actor = await test.actor('wu');
    await test.services.penalties.decide({
      actor,
      no: proposed,
      decision: 'reject',
      reason: '不成立',
      submissionId: 'r',
    });
    expect(await ask(proposed, { submissionId: 'b' })).toEqual({ kind: 'notImposed', no: proposed });
    const no = await confirmed();
    expect(await decide(no)).toEqual({ kind: 'notProposed', no });
    await ask(no);
    expect(await ask(no, { by: 'qian', submissionId: 'c' })).toMatchObject({
      kind: 'alreadyProposed',
      byName: '吴婉清',
    });
    await decide(no, 'gao');
    expect(await ask(no, { submissionId: 'd' })).toEqual({ kind: 'alreadyReversed', no, by: 'reversal' });
    const appealed = await confirmed('finding');
    const filed = await appeal(appealed);
    expect(await ask(appealed)).toEqual({ kind: 'appealOpen', no: appealed, appealNo: filed.no });
  });

  it('gives back what an appeal has left', async () => {
    const no = await confirmed('clock');
    await appeal(no);
    await test.services.penalties.decideAppeal({
      ...{ actor: await test.actor('gao'), no: 'SS-2026-0001', outcome: 'reduced', points: '0.4' },
      ...{ reason: '部分属实', submissionId: 'judge' },
    });
    expect(await ask(no)).toMatchObject({ kind: 'proposed', points: '0.4' });
    expect(await decide(no)).toMatchObject({ kind: 'confirmed', points: '0.4' });
    expect(await postingsOf(no)).toEqual(['confirmed 1', 'appealReduced -0.6', 'reversal -0.4']);
  });

  it('takes back a reward', async () => {
    await test.services.penalties.proposeReward({
      ...{ actor: await test.actor('wu'), ruleId: 'service-reward', unitId: 'public-customers', day: '2026-11-10' },
      ...{ text: '收到客户表扬信', fileIds: [], submissionId: 'reward' },
    });
    const no = 'JF-2026-0001';
    const confirmation = { no, decision: 'confirm', submissionId: 'give' } as const;
    await test.services.penalties.decide({ actor: await test.actor('qian'), ...confirmation });
    expect(await ask(no)).toMatchObject({ kind: 'proposed', points: '-0.5' });
    expect(await decide(no)).toMatchObject({ kind: 'confirmed', points: '0.5' });
    expect(await postingsOf(no)).toEqual(['confirmed -0.5', 'reversal 0.5']);
    expect(await prisma().auditEvent.count({ where: { action: 'reward.reversed' } })).toBe(1);
  });

  it('ends the window to appeal: nobody is reminded of it, and an appeal is refused', async () => {
    const no = await confirmed();
    await ask(no);
    await decide(no);
    await test.advanceTo('2026-11-25T09:00:00+08:00');
    expect(await codes('pan')).not.toContain('appealWindowReminder');
    expect(await entryOf(no)).toMatchObject({ status: 'reversed' });
    expect(await appeal(no)).toEqual({ kind: 'wrongState', no, status: 'reversed', takenBackBy: 'reversal' });
    expect(await pending('pan')).toEqual([]);
  });

  it('lapses where the unit appeals: the appeal decides', async () => {
    const no = await confirmed();
    await ask(no);
    await appeal(no);
    expect(await pending('qian')).not.toContain('decideReversal');
    expect(await codes('wu')).toContain('reversalLapsed');
    expect(await decide(no, 'gao')).toMatchObject({
      ...{ kind: 'alreadyDecided', status: 'lapsed', byName: null, lapsedFor: 'SS-2026-0001' },
    });
    expect(await postingsOf(no)).toEqual(['confirmed 0.5']);
    await test.advanceTo('2026-11-25T09:00:00+08:00');
    expect(await codes('qian')).not.toContain('reversalDecisionReminder');
  });

  it('and a corrected result give points back once', async () => {
    const no = await confirmed('finding');
    await ask(no);
    const withdrawal = { findingId: CHAIN.findingId, inspectionNo: CHAIN.inspectionNo, voided: false, actorId: 'zhou' };
    const withdraw = () =>
      test.context.db.transaction(tx =>
        withdrawPenalties(test.context, tx, { ...withdrawal, now: test.context.clock.now() }),
      );
    expect(await withdraw()).toEqual([{ no, givenBack: '0.5' }]);
    expect(await decide(no)).toMatchObject({ kind: 'alreadyDecided', lapsedFor: CHAIN.inspectionNo });
    expect(await postingsOf(no)).toEqual(['confirmed 0.5', 'resultCorrected -0.5']);
  });

  it('before a correction leaves that nothing to take back', async () => {
    const no = await confirmed('finding');
    await ask(no);
    await decide(no);
    const withdrawal = { findingId: CHAIN.findingId, inspectionNo: CHAIN.inspectionNo, voided: true, actorId: 'zhou' };
    const now = test.context.clock.now();
    expect(
      await test.context.db.transaction(tx => withdrawPenalties(test.context, tx, { ...withdrawal, now })),
    ).toEqual([]);
  });

  it('is not undone by finding the same occurrence again', async () => {
    const no = await confirmed();
    await ask(no);
    await decide(no);
    expect(await propose(test, 'report')).toBeUndefined();
    expect(await prisma().penaltyEntry.count()).toBe(1);
  });

  it('is reminded of in stages, and told above when overdue', async () => {
    const no = await confirmed();
    await ask(no);
    const stages = async (id: string) =>
      (await test.notices(id))
        .filter(({ code, refNo }) => code === 'reversalDecisionReminder' && refNo === no)
        .map(({ params }) => params as { stage: string; asked: boolean })
        .map(({ stage, asked }) => `${stage}${asked ? '' : ' above'}`);
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect(await stages('qian')).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue']);
    expect(await stages('dong')).toEqual(['overdue above']);
    expect(await stages('gao')).toEqual(['overdue above']);
    for (const id of ['wu', 'pan']) expect(await stages(id)).toEqual([]);
    // The leader may confirm it, the head of those who decide may not.
    const mayDecide = async (id: string) =>
      (await test.notices(id)).find(({ code }) => code === 'reversalDecisionReminder')?.params;
    expect(await mayDecide('gao')).toMatchObject({ mayDecide: true });
    expect(await mayDecide('dong')).toMatchObject({ mayDecide: false });
  });

  it('that nobody may decide is told to whoever proposed it and to the administrators', async () => {
    const no = await confirmed();
    await prisma().staff.updateMany({ where: { id: { in: ['qian', 'gao'] } }, data: { active: false } });
    expect(await ask(no)).toMatchObject({ kind: 'proposed', deciders: { names: [] } });
    for (const id of ['wu', 'root']) {
      const told = (await test.notices(id)).find(({ code }) => code === 'reversalToDecide');
      expect(told?.params).toMatchObject({ nobody: true });
    }
  });

  it('asks for a 重算 of a closed period, also where the entry itself has asked for one before', async () => {
    await prisma().kpiClosing.create({
      data: {
        ...{ id: 'closing', no: 'KH-2026-0001', submissionId: 'closing', periodKind: 'month', period: '2026-11' },
        ...{ status: 'frozen', announcedById: 'wu', announcedAt: test.context.clock.now(), content: [], revision: 1 },
        ...{ objectionsUntil: test.context.clock.now(), objectionsBasis: {}, frozenAt: test.context.clock.now() },
      },
    });
    const no = await confirmed();
    const preview = await test.services.penalties.previewReversal({ actor: await test.actor('wu'), no });
    expect(preview).toMatchObject({ closings: ['KH-2026-0001'] });
    await ask(no);
    const asked = (await test.notices('qian')).find(({ code }) => code === 'reversalToDecide');
    expect(asked?.params).toMatchObject({ closings: ['KH-2026-0001'] });
    await decide(no);
    expect((await codes('wu')).filter(code => code === 'kpiChangedSince')).toHaveLength(2);
  });

  it('is in the list, in the chain and in what a score is made from', async () => {
    const no = await confirmed();
    await ask(no);
    const chainFor = async (id: string) => {
      const outcome = await test.services.penalties.explain({ actor: await test.actor(id), no });
      return outcome.kind === 'chain' ? outcome.chain : undefined;
    };
    // What is not decided is for those who decide.
    expect((await chainFor('pan'))?.reversals).toEqual([]);
    expect((await chainFor('gao'))?.reversals).toMatchObject([{ status: 'proposed', proposedByName: '吴婉清' }]);
    await decide(no);
    expect(await chainFor('pan')).toMatchObject({
      ...{ status: 'reversed', points: '0.5', counted: '0', takenBackBy: 'reversal' },
      reversals: [{ status: 'confirmed', reason: WHY, decidedByName: '钱若谷' }],
    });
    const list = await test.services.penalties.list({ actor: await test.actor('pan') });
    expect(list.entries).toMatchObject([{ no, counted: '0', points: '0.5', takenBackBy: 'reversal' }]);
    expect(list.totals).toMatchObject([{ counted: '0' }]);
    const facts = await loadFacts(prisma(), '2026-11');
    expect(facts.points.get('public-customers')).toMatchObject([{ no, posted: '0.00', status: 'reversed' }]);
    const score = await test.services.kpi.explain({ actor: await test.actor('pan'), period: '2026-11' });
    expect(score).toMatchObject({ reversed: [{ no, points: '0.5' }], score: { points: { sum: '0', entries: [] } } });
  });
});
