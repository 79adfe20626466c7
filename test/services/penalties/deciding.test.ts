import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionReply } from '../../../dialogs/penalties/replies.ts';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);
const entry = (no: string) => test.context.db.prisma.penaltyEntry.findUniqueOrThrow({ where: { no } });
const ledger = () => test.context.db.prisma.penaltyPosting.findMany({ orderBy: { id: 'asc' } });

async function decide(
  id: string,
  no: string,
  decision: 'confirm' | 'reject' = 'confirm',
  submissionId = `${id}-${no}`,
) {
  return test.services.penalties.decide({ actor: await test.actor(id), no, decision, submissionId });
}

describe('proposing', () => {
  it('writes one deduction per occurrence and tells deciders and the head', async () => {
    expect(await propose(test, 'clock')).toBe('KF-2026-0001');
    expect(await propose(test, 'clock')).toBeUndefined();
    expect(await propose(test, 'clock', { round: 2 })).toBe('KF-2026-0002');
    const row = await entry('KF-2026-0001');
    expect(row).toMatchObject({ status: 'proposed', period: '2026-11', ruleVersionId: 'supervision-clock@1' });
    expect(row.points.toString()).toBe('1');
    expect(await codes('wu')).toEqual(['penaltyToDecide', 'penaltyToDecide']);
    expect(await codes('qian')).toHaveLength(2);
    expect(await codes('pan')).toEqual(['penaltyProposed', 'penaltyProposed']);
    expect(await codes('gao')).toEqual([]);
  });

  it('asks the leader where every quality officer is barred', async () => {
    await propose(test, 'report', { unitId: 'customer-service' });
    expect(await codes('gao')).toEqual(['penaltyToDecide']);
    expect(await codes('wu')).toEqual([]);
  });

  it('says so where nobody may decide', async () => {
    await propose(test, 'report', { unitId: 'customer-service', proposedById: 'gao' });
    expect(await codes('gao')).toEqual(['penaltyWithoutDecider']);
    expect(await codes('root')).toEqual(['penaltyWithoutDecider']);
    expect(await codes('wu')).toEqual([]);
  });

  it('proposes nothing while no version of the rule is in force', async () => {
    await test.context.db.prisma.penaltyRuleVersion.updateMany({
      data: { effectiveFrom: new Date('2027-01-01T00:00:00+08:00') },
    });
    expect(await propose(test, 'clock')).toBeUndefined();
  });
});

describe('what happened last month', () => {
  it('falls under the rule of that day and counts in its month', async () => {
    const { prisma } = test.context.db;
    const row = await prisma.penaltyRuleVersion.findUniqueOrThrow({ where: { id: 'supervision-clock@1' } });
    const cut = new Date('2026-11-01T00:00:00+08:00');
    await prisma.penaltyRuleVersion.update({ where: { id: row.id }, data: { status: 'superseded', effectiveTo: cut } });
    const next = { id: 'next', version: 2, points: '2', effectiveFrom: cut, effectiveTo: null };
    await prisma.penaltyRuleVersion.create({ data: { ...row, ...next } });
    const no = (await propose(test, 'clock', { occurredAt: new Date('2026-10-30T18:00:00+08:00') }))!;
    expect(await entry(no)).toMatchObject({
      ruleVersionId: row.id,
      period: '2026-10',
      proposedAt: test.context.clock.now(),
    });
    const later = (await propose(test, 'clock', { round: 2 }))!;
    expect(await entry(later)).toMatchObject({ ruleVersionId: 'next', period: '2026-11' });
  });
});

describe('deciding', () => {
  it('confirms once: points, window, notice', async () => {
    const no = (await propose(test, 'finding'))!;
    const outcome = await decide('wu', no);
    expect(outcome).toMatchObject({ kind: 'confirmed', points: '0.5', appealDueAt: '2026-11-23T10:00:00.000Z' });
    expect(await decide('wu', no)).toEqual(outcome);
    expect(await decide('qian', no)).toMatchObject({ kind: 'alreadyDecided', status: 'confirmed', byName: '吴婉清' });
    expect((await ledger()).map(({ points, reason }) => [points.toString(), reason])).toEqual([['0.5', 'confirmed']]);
    const notice = (await test.notices('pan')).find(({ code }) => code === 'penaltyConfirmed');
    expect(notice?.params).toMatchObject({
      clause: { standard: '营业厅服务规范', version: '2026-01-01', clause: '第二章/第五条' },
      evidence: { note: '地面有积水', photos: 0, result: { points: '2', maxPoints: '6', occurrences: null } },
    });
  });

  it('rejects with a reason and counts nothing', async () => {
    const no = (await propose(test, 'clock'))!;
    const actor = await test.actor('wu');
    const input = { actor, no, decision: 'reject' as const, reason: '证据不足', submissionId: 's' };
    const bare = test.services.penalties.decide({ ...input, reason: ' ' });
    await expect(bare).rejects.toMatchObject({ code: 'invalidInput', params: { field: 'reason' } });
    expect(await test.services.penalties.decide(input)).toMatchObject({ kind: 'rejected' });
    expect(await decide('qian', no)).toMatchObject({ kind: 'alreadyDecided', status: 'rejected' });
    expect(await ledger()).toEqual([]);
    expect(await codes('pan')).toContain('penaltyRejected');
  });

  it('refuses everybody else', async () => {
    const refusals = [
      ['pan', 'public-customers', 'roleMissing'],
      ['zhou', 'public-customers', 'roleMissing'],
      ['gao', 'public-customers', 'roleMissing'],
      ['root', 'public-customers', 'roleMissing'],
      ['wu', 'customer-service', 'ownMatter'],
    ] as const;
    for (const [round, [id, unitId, reason]] of refusals.entries()) {
      const no = (await propose(test, 'report', { unitId, round }))!;
      await expect(decide(id, no)).rejects.toMatchObject({ code: 'forbidden', params: { reason } });
      expect((await entry(no)).status).toBe('proposed');
    }
  });

  it('lets the leader decide about 客户服务部, and reports an unknown number', async () => {
    const no = (await propose(test, 'report', { unitId: 'customer-service' }))!;
    expect(await decide('gao', no)).toMatchObject({ kind: 'confirmed' });
    await expect(decide('wu', 'KF-2026-9999')).rejects.toMatchObject({ code: 'notFound' });
  });

  it('reminds before the window closes and makes the deduction final, quietly', async () => {
    const no = (await propose(test, 'clock'))!;
    await decide('wu', no);
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await codes('pan')).toContain('appealWindowReminder');
    expect((await entry(no)).status).toBe('confirmed');
    await test.advanceTo('2026-11-23T18:00:00+08:00');
    expect((await entry(no)).status).toBe('final');
    expect((await codes('pan')).filter(code => code === 'appealWindowReminder')).toHaveLength(1);
  });

  it('confirmed at night may be appealed for five working days from the morning it is delivered, which is all that is delivered', async () => {
    await test.advanceTo('2026-11-16T22:30:00+08:00');
    const late = (await propose(test, 'clock'))!;
    const outcome = await decide('wu', late);
    expect(outcome).toMatchObject({ appealDueAt: '2026-11-24T10:00:00.000Z', appealBasis: { start: '2026-11-17' } });
    const held = await test.context.db.prisma.notice.findMany({ where: { refNo: late } });
    expect(held.filter(({ status }) => status === 'queued').map(({ code }) => code)).toEqual(['penaltyConfirmed']);
    const reply = decisionReply(outcome, new Date('2026-11-16T22:30:00+08:00')).text;
    expect(reply).toContain('扣分通知将于 11月17日（周二）08:00 送达');
    expect(reply).not.toContain('已发给');
  });

  it('keeps the ledger as it was written', async () => {
    await decide('wu', (await propose(test, 'clock'))!);
    await expect(test.context.db.prisma.penaltyPosting.updateMany({ data: { points: '0' } })).rejects.toThrow();
    await expect(test.context.db.prisma.penaltyPosting.deleteMany()).rejects.toThrow();
  });
});

describe('what is pending', () => {
  it('is the decision for officers, then the appeal for the head', async () => {
    const no = (await propose(test, 'clock'))!;
    const pending = async (id: string) => {
      const todos = await test.services.penalties.pending(await test.actor(id));
      return todos.map(({ action, ref }) => `${action} ${ref.no}`);
    };
    expect(await pending('wu')).toEqual([`decidePenalty ${no}`]);
    expect(await pending('pan')).toEqual([]);
    await decide('wu', no);
    expect(await pending('qian')).toEqual([]);
    expect(await pending('pan')).toEqual([`appealPenalty ${no}`]);
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect(await pending('pan')).toEqual([]);
  });
});

describe('the list', () => {
  it('shows each unit its own, the inspected hall too, and officers all', async () => {
    await decide('wu', (await propose(test, 'clock'))!);
    await propose(test, 'finding');
    await propose(test, 'report', { unitId: 'county-quxian' });
    const list = async (id: string) => test.services.penalties.list({ actor: await test.actor(id) });
    expect((await list('pan')).totals).toEqual([
      { unitName: '公众客户部', counted: '1', appealed: '0', pending: '0.5' },
    ]);
    expect((await list('lina')).entries.map(({ no }) => no)).toEqual(['KF-2026-0001', 'KF-2026-0002']);
    expect((await list('liao')).entries).toHaveLength(1);
    expect(await list('gao')).toMatchObject({ scope: 'all', period: '2026-11' });
    expect((await list('wu')).entries).toHaveLength(3);
    expect((await list('root')).entries).toEqual([]);
  });
});

describe('why', () => {
  it('walks from the points to the clause', async () => {
    const no = (await propose(test, 'clock'))!;
    const explained = await test.services.penalties.explain({ actor: await test.actor('lina'), no });
    expect(explained).toMatchObject({
      kind: 'chain',
      chain: {
        no,
        clock: { kind: 'cause', round: 1 },
        order: { no: CHAIN.orderNo },
        rectification: { no: CHAIN.rectificationNo },
        finding: { item: '厅容环境', points: '2', note: '地面有积水' },
        inspection: { no: CHAIN.inspectionNo, unitName: '通川营业厅', inspectorName: null },
        clause: { standard: '营业厅服务规范', clause: '第二章/第五条' },
        counted: '0',
      },
    });
    const forOfficer = await test.services.penalties.explain({ actor: await test.actor('wu'), no });
    expect(forOfficer).toMatchObject({ chain: { inspection: { inspectorName: '周行远' } } });
  });

  it('finds the deduction by what it came from', async () => {
    const wu = await test.actor('wu');
    const explain = (no: string) => test.services.penalties.explain({ actor: wu, no });
    expect(await explain(CHAIN.rectificationNo)).toEqual({ kind: 'none', no: CHAIN.rectificationNo });
    // That there is none is for those to know who may see what it would come from.
    const ofOther = test.services.penalties.explain({ actor: await test.actor('du'), no: CHAIN.rectificationNo });
    await expect(ofOther).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherUnit' } });
    const no = (await propose(test, 'clock'))!;
    for (const origin of [CHAIN.rectificationNo, CHAIN.orderNo, CHAIN.inspectionNo])
      expect(await explain(origin)).toMatchObject({ kind: 'chain', chain: { no } });
    const other = await propose(test, 'finding');
    expect(await explain(CHAIN.inspectionNo)).toMatchObject({ kind: 'several', penaltyNos: [no, other] });
  });

  it('of several shows each only to those it concerns', async () => {
    const moved = (await propose(test, 'clock', { unitId: 'rural-customers' }))!;
    const own = (await propose(test, 'finding'))!;
    // Nobody inspected the hall any more: only the responsible units are left to concern anybody.
    const { prisma } = test.context.db;
    await prisma.inspection.updateMany({ data: { unitId: 'hall-quxian' } });
    const ask = async (id: string) =>
      test.services.penalties.explain({ actor: await test.actor(id), no: CHAIN.inspectionNo });
    expect(await ask('wu')).toMatchObject({ kind: 'several', penaltyNos: [moved, own] });
    expect(await ask('pan')).toMatchObject({ kind: 'chain', chain: { no: own } });
    expect(await ask('ding')).toMatchObject({ kind: 'chain', chain: { no: moved } });
    await expect(ask('cui')).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherUnit' } });
  });

  it('is refused to other units and other lines', async () => {
    const no = (await propose(test, 'finding'))!;
    for (const id of ['ding', 'fang', 'min', 'root']) {
      const asked = test.services.penalties.explain({ actor: await test.actor(id), no });
      await expect(asked).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherUnit' } });
    }
  });

  it('cites the version in force on the day of the inspection', async () => {
    const { prisma } = test.context.db;
    const standard = await prisma.standard.findUniqueOrThrow({ where: { title: '营业厅服务规范' } });
    const row = await prisma.standardVersion.findFirstOrThrow({ where: { standardId: standard.id } });
    const cut = new Date('2026-10-01T00:00:00+08:00');
    await prisma.standardVersion.update({ where: { id: row.id }, data: { status: 'superseded', effectiveTo: cut } });
    const next = { ...row, id: 'next', label: '2026-10-01', status: 'published' as const, effectiveFrom: cut };
    await prisma.standardVersion.create({ data: { ...next, effectiveTo: null, leftOut: [] } });
    const place = { path: '第二章/第五条', number: '第五条' };
    const old = await prisma.clause.findFirstOrThrow({ where: { versionId: row.id, path: place.path } });
    const text = old.text.replace('每2小时', '每1小时');
    await prisma.clause.create({ data: { id: 'next-5', versionId: 'next', ordinal: 1, ...place, text } });
    const no = (await propose(test, 'finding'))!;
    const explained = await test.services.penalties.explain({ actor: await test.actor('pan'), no });
    expect(explained).toMatchObject({ chain: { clause: { version: '2026-10-01', text } } });
  });
});
