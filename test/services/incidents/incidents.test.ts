import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-12T09:00:00+08:00' });
});
afterEach(() => test.close());

const INCIDENT = {
  ...{ title: '误发停机短信', facts: '批量误发 312 条', complaint: '23 位客户投诉', day: '2026-11-10' },
  ...{ unitId: 'public-customers', ruleId: 'incident-general' },
};

async function register(id: string, submissionId: string, changed: Partial<typeof INCIDENT> = {}) {
  return test.services.incidents.register({ actor: await test.actor(id), ...INCIDENT, ...changed, submissionId });
}

const pending = async (id: string) =>
  (await test.services.incidents.pending(await test.actor(id))).map(({ action }) => action);
const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code).sort();

describe('a service incident', () => {
  it('is registered once, with the entry of its scheme, which a second person confirms', async () => {
    const outcome = await register('wu', '1');
    expect(outcome).toMatchObject({ kind: 'registered', no: 'SJ-2026-0001', penaltyNo: 'KF-2026-0001', points: '1' });
    expect(await register('wu', '1')).toEqual(outcome);
    const { prisma } = test.context.db;
    expect(await prisma.serviceIncident.count()).toBe(1);
    const entry = await prisma.penaltyEntry.findUniqueOrThrow({ where: { no: 'KF-2026-0001' } });
    expect(entry).toMatchObject({
      status: 'proposed',
      period: '2026-11',
      proposedById: 'wu',
      subjectNo: 'SJ-2026-0001',
    });
    expect([await codes('pan'), await codes('qian'), await codes('wu')]).toEqual([
      ['incidentRegistered', 'penaltyProposed'],
      ['penaltyToDecide'],
      [],
    ]);
    const decide = async (id: string) =>
      test.services.penalties.decide({
        ...{ actor: await test.actor(id), no: 'KF-2026-0001', decision: 'confirm', submissionId: `${id}-confirm` },
      });
    await expect(decide('wu')).rejects.toMatchObject({ params: { reason: 'ownText' } });
    expect(await decide('qian')).toMatchObject({ kind: 'confirmed', points: '1' });
  });

  it('of 客户服务部 is decided by the leader', async () => {
    await register('wu', '1', { unitId: 'customer-service' });
    expect([await codes('gao'), await codes('qian')]).toEqual([['penaltyToDecide'], []]);
  });

  it('asks its unit for measures, and is closed once they are in', async () => {
    await register('wu', '1');
    const no = 'SJ-2026-0001';
    expect([await pending('pan'), await pending('wu'), await pending('ding')]).toEqual([['reportMeasures'], [], []]);
    let closings = 0;
    const close = async (id: string) =>
      test.services.incidents.close({ actor: await test.actor(id), no, submissionId: `close-${id}-${++closings}` });
    expect(await close('wu')).toEqual({ kind: 'noMeasures', no });
    const report = async (id: string) =>
      test.services.incidents.reportMeasures({
        actor: await test.actor(id),
        no,
        measures: '双人复核',
        submissionId: id,
      });
    await expect(report('ding')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await report('pan')).toEqual({ kind: 'reported', no });
    expect([await pending('pan'), await pending('wu')]).toEqual([[], ['closeIncident']]);
    await expect(close('pan')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await close('wu')).toEqual({ kind: 'closed', no });
    expect(await close('qian')).toEqual({ kind: 'alreadyClosed', no });
    expect(await pending('wu')).toEqual([]);
    await expect(test.services.incidents.view({ actor: await test.actor('ding'), no })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is refused for others, another day than one that has come, halls and other rules', async () => {
    await expect(register('pan', '1')).rejects.toMatchObject({ code: 'forbidden' });
    for (const changed of [{ day: '2026-11-13' }, { unitId: 'hall-tongchuan' }, { ruleId: 'report' }])
      await expect(register('wu', JSON.stringify(changed), changed)).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await register('wu', '2', { day: '2025-12-31' })).toEqual({ kind: 'noRule' });
    expect(await test.context.db.prisma.penaltyEntry.count()).toBe(0);
  });

  it('may fall under the schemes that the plan names, all marked 示例', async () => {
    const rules = await test.services.incidents.rules({ actor: await test.actor('gao') });
    expect([...new Set(rules.map(({ scheme }) => scheme))].sort()).toEqual(
      ['客户服务事件问责', '投诉管理', '装移维服务质量管理', '实体渠道服务质量管理', '产商品审核管理']
        .map(scheme => `${scheme}（示例）`)
        .sort(),
    );
    expect(rules.every(({ title }) => title.endsWith('（示例）'))).toBe(true);
  });
});

describe('an incident that was registered in error', () => {
  const no = 'SJ-2026-0001';
  const reason = '与本公司无关';
  const withdraw = async (id: string, submissionId = `withdraw-${id}`) =>
    test.services.incidents.withdraw({ actor: await test.actor(id), no, reason, submissionId });
  const entry = () =>
    test.context.db.prisma.penaltyEntry.findUniqueOrThrow({
      where: { no: 'KF-2026-0001' },
      include: { postings: true },
    });

  it('is taken back once, with the points that wait and the measures that are owed, and told', async () => {
    await register('wu', '1');
    expect(await test.services.incidents.previewWithdrawal({ actor: await test.actor('qian'), no })).toMatchObject({
      ...{ kind: 'open', unitName: '公众客户部', penalty: { no: 'KF-2026-0001', points: '1' }, owesMeasures: true },
    });
    const outcome = await withdraw('qian');
    expect(outcome).toMatchObject({ kind: 'withdrawn', penaltyNo: 'KF-2026-0001', reviewNos: [] });
    expect(await withdraw('qian')).toEqual(outcome);
    expect(await withdraw('wu')).toMatchObject({ kind: 'alreadyWithdrawn', at: '2026-11-12T01:00:00.000Z' });
    expect(await entry()).toMatchObject({
      status: 'rejected',
      decidedById: 'qian',
      decisionReason: reason,
      postings: [],
    });
    expect([await pending('pan'), await pending('wu')]).toEqual([[], []]);
    expect([await codes('pan'), await codes('wu')]).toEqual([
      ...[['incidentRegistered', 'incidentWithdrawn', 'penaltyProposed'], ['incidentWithdrawn']],
    ]);
    const view = await test.services.incidents.view({ actor: await test.actor('pan'), no });
    expect(view).toMatchObject({ withdrawn: { byName: '钱若谷', reason }, mayReport: false, mayClose: false });
    const pan = await test.actor('pan');
    const measures = { actor: pan, no, measures: '双人复核', submissionId: 'm' };
    expect(await test.services.incidents.reportMeasures(measures)).toEqual({ kind: 'withdrawn', no });
    const close = { actor: await test.actor('wu'), no, submissionId: 'c' };
    expect(await test.services.incidents.close(close)).toEqual({ kind: 'withdrawn', no });
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await codes('qian')).not.toContain('penaltyDecisionReminder');
    expect(await test.context.db.prisma.auditEvent.count({ where: { action: 'incident.withdrawn' } })).toBe(1);
    expect(await register('wu', '2')).toMatchObject({ kind: 'registered', no: 'SJ-2026-0002' });
  });

  it('ends what its unit had contested, and tells every unit that was held responsible', async () => {
    await register('gao', '1');
    const contest = { no: 'KF-2026-0001', statement: '由政企部发出', fileIds: [] };
    const units = await test.services.penalties.accountableUnits();
    const proposedUnitId = units.find(({ name }) => name === '政企客户部')!.id;
    const pan = await test.actor('pan');
    await test.services.penalties.contest({ ...contest, actor: pan, proposedUnitId, submissionId: 'contest' });
    await test.services.penalties.decideReview({
      ...{ actor: await test.actor('wu'), no: 'RD-2026-0001', moveToUnitId: proposedUnitId, reason: '属实', seen: 0 },
      submissionId: 'move',
    });
    const back = { actor: await test.actor('cui'), no: 'KF-2026-0001', statement: '已移交', fileIds: [] };
    await test.services.penalties.contest({ ...back, proposedUnitId: 'public-customers', submissionId: 'back' });
    expect(await withdraw('gao')).toMatchObject({ kind: 'withdrawn', reviewNos: ['RD-2026-0002'] });
    expect(await codes('cui')).toContain('liabilityWithdrawn');
    for (const id of ['cui', 'pan']) expect(await codes(id)).toContain('incidentWithdrawn');
    expect(await codes('gao')).not.toContain('incidentWithdrawn');
  });

  it('is taken back only after its points, where these are confirmed', async () => {
    await register('wu', '1');
    const decision = { no: 'KF-2026-0001', decision: 'confirm', submissionId: 'confirm' } as const;
    await test.services.penalties.decide({ actor: await test.actor('qian'), ...decision });
    expect(await withdraw('wu')).toEqual({
      kind: 'pointsConfirmed',
      no,
      penaltyNo: 'KF-2026-0001',
      status: 'confirmed',
    });
    const reversal = { no: 'KF-2026-0001', reason: '没有这件事', fileIds: [], submissionId: 'reversal' };
    await test.services.penalties.proposeReversal({ actor: await test.actor('wu'), ...reversal });
    await test.services.penalties.decideReversal({
      ...{ actor: await test.actor('qian'), no: 'KF-2026-0001', decision: 'confirm', submissionId: 'reverse' },
    });
    expect(await withdraw('wu', 'again')).toMatchObject({ kind: 'withdrawn', penaltyNo: null });
    expect((await entry()).status).toBe('reversed');
    expect(await codes('pan')).toContain('incidentWithdrawn');
  });

  it('is for whoever registered it or a quality officer of another unit', async () => {
    await register('gao', '1', { unitId: 'customer-service' });
    for (const id of ['pan', 'zhou']) await expect(withdraw(id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdraw('wu')).rejects.toMatchObject({ params: { reason: 'ownMatter' } });
    await expect(
      test.services.incidents.withdraw({ actor: await test.actor('gao'), no, reason: ' ', submissionId: 'none' }),
    ).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await withdraw('gao')).toMatchObject({ kind: 'withdrawn' });
  });
});
