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
