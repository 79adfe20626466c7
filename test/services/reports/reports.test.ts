import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderReportNotice } from '../../../dialogs/reports/notices.ts';
import type { ReportNotice } from '../../../src/domain/reports/notices.ts';
import type { Examination } from '../../../src/services/reports/examine-report.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { storePhoto } from '../rectification/inspected.ts';

/** 服务质量报表 of October, due 2026-11-06 18:00, of five units; by serviceOfficer and head. */
const UNITS = {
  public: { id: 'public-customers', officer: 'wen', head: 'pan' },
  rural: { id: 'rural-customers', officer: 'shi', head: 'ding' },
  enterprise: { id: 'enterprise-customers', officer: 'zou', head: 'cui' },
  quxian: { id: 'county-quxian', officer: 'bai', head: 'liao' },
  xuanhan: { id: 'county-xuanhan', officer: 'xia', head: 'du' },
} as const;
type Unit = keyof typeof UNITS;

const FILLED = {
  complaints: 12,
  complaintsOnTime: 12,
  workOrders: 30,
  workOrdersOnTime: 29,
  repeatComplaints: 0,
  remark: null,
};
type Decision = { kind: 'release' } | { kind: 'return'; reason: string };

let test: TestContext;

async function open(options: { at?: string; units?: readonly Unit[] } = {}) {
  test = await openTestContext({ at: options.at });
  const kept = (options.units ?? (Object.keys(UNITS) as Unit[])).map(unit => `quality-report:${UNITS[unit].id}`);
  await test.context.db.prisma.obligation.deleteMany({ where: { id: { notIn: kept } } });
  await test.services.reports.ensurePeriods();
}

const stored = (unit: Unit) =>
  test.context.db.prisma.submission.findFirstOrThrow({ where: { unitId: UNITS[unit].id, period: '2026-10' } });
const entries = async (unit: Unit) =>
  test.context.db.prisma.penaltyEntry.findMany({ where: { subjectNo: (await stored(unit)).no } });
const codes = async (recipient: string) => (await test.notices(recipient)).map(each => each.code).sort();

let submissions = 0;
const newId = () => `s${++submissions}`;

async function draft(unit: Unit, by: string, submissionId = newId(), values: Record<string, number | null> = FILLED) {
  const { no } = await stored(unit);
  return test.services.reports.draft({ actor: await test.actor(by), no, submissionId, values });
}
/** Judges the draft that waits, or the one named. */
async function judge(unit: Unit, by: string, decision: Decision, seen?: string) {
  const { no, submissionId } = await stored(unit);
  const draftId = seen ?? submissionId;
  return test.services.reports.judge({ actor: await test.actor(by), no, draftId, submissionId: newId(), decision });
}

describe('opening a period', () => {
  afterEach(() => test.close());

  it('opens a submission for each obligation in force with its deadline explained, and only once', async () => {
    await open({ units: ['public', 'rural'] });
    expect(await stored('public')).toMatchObject({
      status: 'due',
      dueAt: new Date('2026-11-06T18:00:00+08:00'),
      dueBasis: { start: '2026-10-31', workingDays: 5, skipped: [{ date: '2026-11-01', reason: 'weekend' }] },
    });
    expect(await codes('wen')).toEqual(['reportRequested']);
    expect(await test.services.reports.ensurePeriods()).toEqual([]);
    expect(await codes('wen')).toEqual(['reportRequested']);

    const { prisma } = test.context.db;
    const effectiveTo = new Date('2026-11-15T00:00:00+08:00');
    await prisma.obligation.updateMany({ where: { unitId: 'public-customers' }, data: { effectiveTo } });
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    const november = await prisma.submission.findMany({ where: { period: '2026-11' }, select: { unitId: true } });
    expect(november).toEqual([{ unitId: 'rural-customers' }]);
  });

  it('opens nothing whose deadline has passed, and goes on with the next period', async () => {
    await open({ at: '2026-11-22T09:00:00+08:00', units: ['public'] });
    const { prisma } = test.context.db;
    expect(await prisma.submission.count()).toBe(0);
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await prisma.submission.findMany()).toMatchObject([{ period: '2026-11' }]);
  });
});

describe('writing and releasing', () => {
  beforeAll(() => open());
  afterAll(() => test.close());

  it('goes from the serviceOfficer to the head and out', async () => {
    const { no } = await stored('public');
    expect(await draft('public', 'wen')).toEqual({ kind: 'drafted', no, headName: '潘致远' });
    expect(await codes('pan')).toEqual(['reportDrafted']);
    expect(await judge('public', 'pan', { kind: 'release' })).toMatchObject({ kind: 'submitted', late: false });
    expect(await stored('public')).toMatchObject({
      status: 'submitted',
      releasedById: 'pan',
      authorId: 'wen',
      late: false,
    });
    expect(await codes('wen')).toEqual(['reportRequested', 'reportSubmitted']);
  });

  it("releases a head's own at once; a repeat answers the same and changes nothing", async () => {
    const { no } = await stored('rural');
    expect(await draft('rural', 'ding', 'same')).toEqual({ kind: 'submitted', no, late: false });
    expect(await draft('rural', 'ding', 'same')).toEqual({ kind: 'submitted', no, late: false });
    expect(await draft('rural', 'shi')).toEqual({ kind: 'wrongState', no, status: 'submitted' });
    expect(await judge('rural', 'ding', { kind: 'release' })).toEqual({ kind: 'wrongState', no, status: 'submitted' });
    expect(await stored('rural')).toMatchObject({ authorId: 'ding', releasedById: 'ding' });
  });

  it('sends back with a reason, which the writer sees with what was written', async () => {
    const { no } = await stored('enterprise');
    await draft('enterprise', 'zou');
    expect(await judge('enterprise', 'cui', { kind: 'return', reason: '派单量不对' })).toMatchObject({
      kind: 'returned',
    });
    expect(await codes('zou')).toEqual(['reportRequested', 'reportReturned']);
    const view = await test.services.reports.view({ actor: await test.actor('zou'), no });
    expect(view).toMatchObject({ status: 'returned', reason: '派单量不对', mayFill: true, authorName: '邹一鸣' });
    expect(view.content[0]).toEqual({ key: 'complaints', title: '投诉受理量（件）', value: 12 });
    expect(await draft('enterprise', 'zou')).toMatchObject({ kind: 'drafted' });
    expect(await codes('cui')).toEqual(['reportDrafted', 'reportDrafted']);
  });

  it('judges only the draft that was seen, even where a newer one bears the same time', async () => {
    const { no, submissionId: seen } = await stored('enterprise');
    const { draftId } = await test.services.reports.toJudge({ actor: await test.actor('cui'), no });
    expect(draftId).toBe(seen);
    await draft('enterprise', 'zou', newId(), { ...FILLED, complaints: 99 });
    for (const decision of [{ kind: 'release' }, { kind: 'return', reason: '不对' }] as const) {
      expect(await judge('enterprise', 'cui', decision, seen!)).toEqual({ kind: 'changed', no });
    }
    expect(await stored('enterprise')).toMatchObject({ status: 'drafted', releasedById: null });
    expect(await judge('enterprise', 'cui', { kind: 'release' })).toMatchObject({ kind: 'submitted' });
  });

  it('refuses what is incomplete, and everybody else', async () => {
    const values = { ...FILLED, complaints: -1, workOrders: null };
    expect(await draft('quxian', 'bai', newId(), values)).toMatchObject({
      kind: 'incomplete',
      problems: [{ key: 'complaints' }, { key: 'workOrders' }],
    });
    for (const who of ['lina', 'wen', 'wu', 'gao', 'root']) {
      await expect(draft('quxian', who)).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherUnit' } });
    }
    expect(await stored('quxian')).toMatchObject({ status: 'due', authorId: null });
    await draft('quxian', 'bai');
    for (const who of ['bai', 'pan', 'wu']) {
      await expect(judge('quxian', who, { kind: 'release' })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('is pending for the serviceOfficer, then for the head', async () => {
    const pending = async (who: string) =>
      (await test.services.reports.pending(await test.actor(who))).map(todo => todo.action);
    expect([await pending('xia'), await pending('du')]).toEqual([['fillReport'], []]);
    await draft('xuanhan', 'xia');
    expect([await pending('xia'), await pending('du')]).toEqual([[], ['releaseReport']]);
    await judge('xuanhan', 'du', { kind: 'return', reason: '不全' });
    expect([await pending('xia'), await pending('du')]).toEqual([['fillReport'], []]);
    await draft('xuanhan', 'du');
    expect([await pending('xia'), await pending('du')]).toEqual([[], []]);
    for (const who of ['lina', 'zhou', 'gao', 'root']) expect(await pending(who)).toEqual([]);
    // What was sent in waits for whoever examines it.
    expect(new Set(await pending('wu'))).toEqual(new Set(['examineReport']));
  });
});

describe('missing reports', () => {
  afterEach(() => test.close());

  it('stand among what a head has to do once they are overdue, before everything else', async () => {
    await open({ units: ['public', 'rural'] });
    const todos = async (who: string) => test.services.tasks.todos({ actor: await test.actor(who) });
    const { no } = await stored('public');
    await test.advanceTo('2026-11-06T17:59:00+08:00');
    expect((await todos('pan')).open.map(({ action }) => action)).not.toContain('overdueReport');
    // Nothing is overdue while more time is asked for.
    const rural = (await stored('rural')).no;
    const asks = { actor: await test.actor('shi'), submissionId: newId(), no: rural };
    await test.services.extensions.ask({ ...asks, day: '2026-11-13', reason: '数据未到' });
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    expect((await todos('pan')).overdue[0]).toMatchObject({
      action: 'overdueReport',
      ref: { no },
      unitName: '公众客户部',
    });
    expect((await todos('wen')).overdue[0]).toMatchObject({ action: 'fillReport', ref: { no } });
    expect((await todos('ding')).overdue.map(({ action }) => action)).not.toContain('overdueReport');
    await draft('public', 'wen');
    expect((await todos('pan')).overdue[0]).toMatchObject({ action: 'releaseReport', ref: { no } });
  });

  it('reminds, proposes a deduction at the deadline once, and omits in the end', async () => {
    await open();
    // 公众客户部 never writes, 农村客户部's head does not release, 政企客户部 gets more time, 渠县 is in time, 宣汉 late.
    await draft('rural', 'shi');
    await draft('quxian', 'liao');
    const extendedTo = new Date('2026-11-30T18:00:00+08:00');
    await test.context.db.prisma.submission.update({
      where: { no: (await stored('enterprise')).no },
      data: { extendedTo },
    });

    await test.advanceTo('2026-11-06T17:59:00+08:00');
    expect(await codes('wen')).toEqual(['reportReminder', 'reportReminder', 'reportReminder', 'reportRequested']);
    expect(await codes('pan')).toEqual([]);
    expect(await codes('shi')).toEqual(['reportRequested']);
    expect(await codes('ding')).toEqual(['reportDrafted', 'reportReminder', 'reportReminder', 'reportReminder']);
    expect(await codes('bai')).toEqual(['reportRequested']);
    expect(await test.context.db.prisma.penaltyEntry.count()).toBe(0);

    await test.advanceTo('2026-11-06T18:00:00+08:00');
    const [entry] = await entries('public');
    expect(entry).toMatchObject({
      occurrenceKey: `report:${(await stored('public')).no}:late:1`,
      responsibleUnitId: 'public-customers',
      status: 'proposed',
      reason: { code: 'reportLate', title: '服务质量报表', period: '2026-10' },
    });
    expect(entry?.points.toString()).toBe('0.5');
    expect(await entries('rural')).toHaveLength(1);
    expect(await entries('quxian')).toEqual([]);
    expect(await entries('enterprise')).toEqual([]);
    expect(await draft('xuanhan', 'du')).toMatchObject({ kind: 'submitted', late: true });
    expect(await judge('rural', 'ding', { kind: 'release' })).toMatchObject({ kind: 'submitted', late: true });

    await test.advanceTo('2026-11-20T18:00:00+08:00');
    expect((await codes('pan')).filter(code => code === 'reportReminder')).toHaveLength(1);
    expect(await stored('public')).toMatchObject({ status: 'omitted', late: true });
    expect(await codes('wen')).toContain('reportOmitted');
    // One occurrence of the rule each, omitted or only late.
    for (const unit of ['public', 'rural', 'xuanhan'] as const) expect(await entries(unit)).toHaveLength(1);
    expect(await draft('public', 'wen')).toMatchObject({ kind: 'wrongState', status: 'omitted' });
    expect(await stored('enterprise')).toMatchObject({ status: 'due', late: false });
    expect(await draft('enterprise', 'cui')).toMatchObject({ kind: 'submitted', late: false });
  });

  it('reminds of what waits for the head: who wrote it may look, the head may release', async () => {
    await open({ units: ['rural'] });
    await draft('rural', 'shi');
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    const buttons = async (who: string) => {
      const [last] = (await test.notices(who)).filter(({ code }) => code === 'reportReminder').slice(-1);
      const content = { code: last!.code, ...(last!.params as object) } as ReportNotice;
      return renderReportNotice(content, test.context.clock.now()).options?.map(({ label }) => label);
    };
    expect([await buttons('shi'), await buttons('ding')]).toEqual([['查看'], ['审核上报']]);
  });

  it('proposes the omission where lateness cost nothing', async () => {
    await open({ units: ['public'] });
    const effectiveFrom = new Date('2026-11-10T00:00:00+08:00');
    await test.context.db.prisma.penaltyRuleVersion.updateMany({
      where: { ruleId: 'report' },
      data: { effectiveFrom },
    });
    await test.advanceTo('2026-11-20T18:00:00+08:00');
    const { no } = await stored('public');
    expect(await entries('public')).toMatchObject([
      { occurrenceKey: `report:${no}:omitted:1`, reason: { code: 'reportOmitted' } },
    ]);
  });
});

describe('examining what was sent in', () => {
  beforeAll(() => open({ units: ['public', 'rural'] }));
  afterAll(() => test.close());

  async function examine(unit: Unit, by: string, examination: Examination, submissionId = newId()) {
    const { no, submissionId: draftId } = await stored(unit);
    return test.services.reports.examine({ actor: await test.actor(by), no, draftId, submissionId, examination });
  }
  const UNTRUE: Examination = { kind: 'fault', fault: 'untrue', reason: '报 12 件，系统为 19 件', fileIds: [] };
  const shown = async (by: string) => ({ ...UNTRUE, fileIds: [await storePhoto(test, by)] });

  it('is for whoever decides about points, and for what was sent in', async () => {
    for (const by of ['pan', 'wen', 'zhou', 'lina', 'gao'])
      await expect(examine('public', by, UNTRUE)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await examine('public', 'wu', UNTRUE)).toMatchObject({ kind: 'wrongState', status: 'due' });
  });

  it('finds it untrue once: points are proposed, and it is owed again, never before the deadline it had', async () => {
    await draft('public', 'pan');
    const { no } = await stored('public');
    expect(await examine('public', 'wu', UNTRUE)).toEqual({ kind: 'unproven', no });
    const itself = { ...UNTRUE, reason: `${no} 不实` };
    expect(await examine('public', 'wu', itself)).toEqual({ kind: 'unproven', no });
    const found = await shown('wu');
    const [first, second] = [await examine('public', 'wu', found, 'f1'), await examine('public', 'wu', found, 'f1')];
    expect(second).toEqual(first);
    expect(first).toMatchObject({ kind: 'faulted', no, dueAt: '2026-11-06T10:00:00.000Z', penaltyNo: 'KF-2026-0001' });
    expect(await entries('public')).toMatchObject([
      { occurrenceKey: `report:${no}:untrue:1`, reason: { code: 'personFinding', text: '报 12 件，系统为 19 件' } },
    ]);
    expect(await stored('public')).toMatchObject({
      status: 'returned',
      round: 2,
      late: false,
      dueBasis: { workingDays: 5 },
    });
    expect(await codes('wen')).toContain('reportFaulted');
  });

  it('written anew it shows no release any more; the audit keeps the old one', async () => {
    expect(await stored('public')).toMatchObject({ releasedById: 'pan' });
    await draft('public', 'wen');
    expect(await stored('public')).toMatchObject({ status: 'drafted', releasedById: null, submittedAt: null });
    const [event] = await test.context.db.prisma.auditEvent.findMany({
      where: { action: 'report.drafted', subjectId: (await stored('public')).id },
    });
    expect(event?.detail).toMatchObject({ before: { releasedById: 'pan' } });
  });

  it('judges only what was seen', async () => {
    const { no, submissionId: seen } = await stored('public');
    await draft('public', 'pan', newId(), { ...FILLED, complaints: 19 });
    const examination = { kind: 'accept' } as const;
    const actor = await test.actor('wu');
    const late = { actor, no, draftId: seen, submissionId: newId(), examination };
    expect(await test.services.reports.examine(late)).toEqual({ kind: 'changed', no });
    expect(await examine('public', 'wu', examination)).toMatchObject({ kind: 'accepted', no });
    expect(await examine('public', 'qian', UNTRUE)).toMatchObject({ kind: 'wrongState', status: 'accepted' });
  });

  it('that is late again costs again: another round is another occurrence', async () => {
    await draft('rural', 'ding');
    const { no } = await stored('rural');
    await examine('rural', 'wu', { ...UNTRUE, fault: 'incomplete' });
    await test.advanceTo('2026-11-06T18:00:01+08:00');
    expect((await entries('rural')).map(({ occurrenceKey }) => occurrenceKey).sort()).toEqual([
      `report:${no}:incomplete:1`,
      `report:${no}:late:2`,
    ]);
  });
});
