import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoShanghai } from '../../../src/domain/calendar/shanghai.ts';
import type { ReportKind } from '../../../src/domain/supervision/workflow.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { deliverAll, depart, openFailed, storePhoto } from '../rectification/inspected.ts';

let test: TestContext;
let rectificationNo: string;

beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  rectificationNo = (await openFailed(test))[0]!.no;
});
afterEach(() => test.close());

let submissions = 0;
const submissionId = () => `s${++submissions}`;

async function issue(by = 'wu', of = rectificationNo) {
  const input = { submissionId: submissionId(), rectificationNo: of, title: '窗口秩序混乱', requirement: '彻底整改' };
  return test.services.supervision.issue({ actor: await test.actor(by), ...input });
}
async function issued(): Promise<string> {
  const outcome = await issue();
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  return outcome.no;
}
async function report(no: string, kind: ReportKind, by = 'pan', fileIds: string[] = []) {
  const input = { submissionId: submissionId(), no, report: kind, text: `说明${kind}`, fileIds };
  return test.services.supervision.report({ actor: await test.actor(by), ...input });
}
async function close(no: string, by = 'wu', delivered = true) {
  if (delivered) await deliverAll(test);
  return test.services.supervision.close({ actor: await test.actor(by), submissionId: submissionId(), no });
}
const view = async (no: string, by = 'wu') => test.services.supervision.view({ actor: await test.actor(by), no });
const codes = async (who: string) => (await test.notices(who)).map(notice => notice.code);
const penalties = () => test.context.db.prisma.penaltyEntry.findMany({ orderBy: { occurrenceKey: 'asc' } });

describe('issuing', () => {
  it('tells head and service officer of the responsible unit, and the inspected unit as a copy', async () => {
    const no = await issued();
    const of = async (who: string) => (await test.notices(who)).filter(notice => notice.refNo === no);
    expect(await of('pan')).toMatchObject([{ code: 'supervisionIssued', params: { copy: false } }]);
    expect(await of('wen')).toMatchObject([{ code: 'supervisionIssued', params: { copy: false } }]);
    expect(await of('chen')).toMatchObject([{ code: 'supervisionIssued', params: { copy: true } }]);
    const { clocks } = await view(no);
    expect(clocks.map(clock => [clock.kind, isoShanghai(clock.dueAt).slice(0, 10)])).toEqual([
      ['cause', '2026-11-05'],
      ['fix', '2026-11-16'],
      ['feedback', '2026-11-18'],
    ]);
  });

  it('records the judgement as a major problem of the responsible unit', async () => {
    const outcome = await issue();
    if (outcome.kind !== 'issued') throw new Error(outcome.kind);
    const order = await test.context.db.prisma.supervisionOrder.findUniqueOrThrow({
      where: { no: outcome.no },
      include: { majorIssue: true },
    });
    expect(outcome.issueNo).toBe('WT-2026-0001');
    expect(order.majorIssue).toMatchObject({
      no: 'WT-2026-0001',
      responsibleUnitId: 'public-customers',
      title: '窗口秩序混乱',
      raisedById: 'wu',
      status: 'open',
    });
    expect((await view(outcome.no, 'pan')).order.issueNo).toBe('WT-2026-0001');
  });

  it('is for quality officers, once per notice', async () => {
    await expect(issue('zhou')).rejects.toMatchObject({ params: { reason: 'roleMissing' } });
    await expect(issue('gao')).rejects.toMatchObject({ params: { reason: 'roleMissing' } });
    const no = await issued();
    expect(await issue('qian')).toMatchObject({ kind: 'alreadyOpen', orderNo: no });
  });

  it('is the leader’s where 客户服务部 is responsible', async () => {
    const [own] = await openFailed(test, { responsibleUnitId: 'customer-service' });
    await expect(issue('wu', own!.no)).rejects.toMatchObject({ params: { reason: 'ownMatter' } });
    const outcome = await issue('gao', own!.no);
    if (outcome.kind !== 'issued') throw new Error(outcome.kind);
    await report(outcome.no, 'cause', 'dong');
    await report(outcome.no, 'fix', 'jiang');
    await report(outcome.no, 'feedback', 'dong');
    expect(await codes('gao')).toContain('supervisionReported');
    expect(await close(outcome.no, 'gao')).toMatchObject({ kind: 'done' });
  });

  it('offers what can be raised when no number is given', async () => {
    const issuable = async () =>
      (await test.services.supervision.issuable(await test.actor('wu'))).map(each => each.no);
    expect(await issuable()).toEqual([rectificationNo]);
    await issued();
    expect(await issuable()).toEqual([]);
  });
});

describe('reporting', () => {
  it('goes cause, fix, feedback; signing is implied', async () => {
    const no = await issued();
    expect(await report(no, 'feedback')).toEqual({ kind: 'tooEarly', no, missing: 'cause' });
    const photo = await storePhoto(test, 'wen');
    expect(await report(no, 'cause', 'wen', [photo])).toMatchObject({ kind: 'filed', implicitSign: true, evidence: 1 });
    expect(await report(no, 'cause')).toMatchObject({ kind: 'alreadyReported' });
    expect(await report(no, 'feedback')).toMatchObject({ kind: 'tooEarly', missing: 'fix' });
    expect(await report(no, 'fix')).toMatchObject({ kind: 'filed', implicitSign: false });
    expect(await report(no, 'feedback')).toMatchObject({ kind: 'filed', nextDueAt: null });
    const { steps, order } = await view(no, 'pan');
    expect(order.status).toBe('reported');
    expect(steps.map(step => step.kind)).toEqual(['sign', 'cause', 'fix', 'feedback']);
    await expect(report(no, 'feedback', 'chen')).rejects.toMatchObject({ params: { reason: 'otherUnit' } });
  });

  it('signs once and says who was first', async () => {
    const no = await issued();
    const sign = async (by: string) =>
      test.services.supervision.sign({ actor: await test.actor(by), no, submissionId: submissionId() });
    expect(await sign('wen')).toMatchObject({ kind: 'signed', byName: '文素' });
    expect(await sign('pan')).toMatchObject({ kind: 'alreadySigned', byName: '文素' });
    await expect(sign('chen')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('follows the responsible unit when it is moved', async () => {
    const no = await issued();
    await test.context.db.prisma.supervisionOrder.update({ where: { no }, data: { responsibleUnitId: 'market' } });
    await expect(report(no, 'cause', 'pan')).rejects.toMatchObject({ params: { reason: 'otherUnit' } });
    expect(await report(no, 'cause', 'he')).toMatchObject({ kind: 'filed' });
  });
});

describe('clocks', () => {
  it('a missed clock fails once, proposes one deduction and does not close the order', async () => {
    const no = await issued();
    await test.advanceTo('2026-11-06T12:00:00+08:00');
    const { clocks, order } = await view(no);
    expect(order.status).toBe('issued');
    expect(clocks.map(clock => clock.state.kind)).toEqual(['overdue', 'running', 'running']);
    expect(await penalties()).toMatchObject([
      { occurrenceKey: `supervision-clock:${no}:cause:1`, responsibleUnitId: 'public-customers', status: 'proposed' },
    ]);
    const clock = await test.context.db.prisma.supervisionClock.findFirstOrThrow({ where: { kind: 'cause' } });
    await test.services.supervision.timers.supervisionClockDue({ kind: 'supervisionClockDue', id: clock.id });
    expect(await penalties()).toHaveLength(1);
    expect(await report(no, 'cause')).toMatchObject({ kind: 'filed', late: true });
    expect((await view(no)).clocks[0]!.state.kind).toBe('metLate');
  });

  it('met exactly when due is in time', async () => {
    const no = await issued();
    await test.advanceTo('2026-11-05T18:00:00+08:00');
    expect(await report(no, 'cause')).toMatchObject({ late: false });
    await test.advanceTo('2026-11-06T12:00:00+08:00');
    expect(await penalties()).toEqual([]);
    expect((await view(no)).clocks[0]!.state.kind).toBe('metInTime');
  });

  it('fails although it was met late before anybody looked', async () => {
    const no = await issued();
    // The timer is slow: the report comes a moment after the deadline and before the check.
    await test.advanceTo('2026-11-05T18:00:00.500+08:00');
    expect(await report(no, 'cause')).toMatchObject({ late: true });
    await test.advanceTo('2026-11-05T18:01:00+08:00');
    expect(await penalties()).toHaveLength(1);
  });

  it('all three missed are three deductions, and nothing more', async () => {
    await issued();
    await test.advanceTo('2026-12-01T12:00:00+08:00');
    expect((await penalties()).map(entry => entry.occurrenceKey.split(':')[2])).toEqual(['cause', 'feedback', 'fix']);
  });

  it('reminds in stages, and when overdue the quality officers too', async () => {
    await issued();
    await test.advanceTo('2026-11-06T12:00:00+08:00');
    const stages = async (who: string) =>
      (await test.notices(who))
        .filter(notice => notice.code === 'supervisionReminder')
        .map(notice => (notice.params as { stage: string }).stage);
    expect(await stages('pan')).toEqual(['oneDayBefore', 'dueMorning', 'overdue']);
    expect(await stages('wen')).toEqual(await stages('pan'));
    expect(await stages('wu')).toEqual(['overdue']);
  });
});

describe('more time', () => {
  async function asked(): Promise<string> {
    const no = await issued();
    await report(no, 'cause');
    const input = { submissionId: submissionId(), no, day: '2026-11-20' as const, reason: '配件未到' };
    expect(await test.services.extensions.ask({ actor: await test.actor('pan'), ...input })).toMatchObject({
      kind: 'asked',
    });
    return no;
  }
  async function refuse(no: string) {
    const actor = await test.actor('wu');
    await test.services.extensions.view({ actor, no });
    const input = { submissionId: submissionId(), no, granted: false, decision: '不合理' };
    return test.services.extensions.decide({ actor, ...input });
  }
  const overdue = async (who: string) =>
    (await test.notices(who)).filter(
      ({ code, params }) => code === 'supervisionReminder' && (params as { stage: string }).stage === 'overdue',
    );

  it('refused in the evening after the deadline is told the next morning, once', async () => {
    const no = await asked();
    await test.advanceTo('2026-11-16T21:30:00+08:00');
    await refuse(no);
    await test.advanceTo('2026-11-16T21:31:00+08:00');
    expect((await overdue('pan')).map(({ deliverAfter }) => isoShanghai(deliverAfter!).slice(0, 10))).toEqual([
      '2026-11-17',
    ]);
    await test.advanceTo('2026-11-17T12:00:00+08:00');
    expect(await overdue('pan')).toHaveLength(1);
    expect(await overdue('wen')).toHaveLength(1);
    expect(await penalties()).toHaveLength(1);
  });

  it('reminds whoever decides the day before and when it would be overdue, until it is decided', async () => {
    const no = await asked();
    const reminders = async () => (await codes('wu')).filter(code => code === 'extensionReminder');
    await test.advanceTo('2026-11-13T12:00:00+08:00');
    expect(await reminders()).toHaveLength(1);
    await test.advanceTo('2026-11-18T12:00:00+08:00');
    expect(await reminders()).toHaveLength(2);
    await refuse(no);
    await test.advanceTo('2026-11-25T12:00:00+08:00');
    expect(await reminders()).toHaveLength(2);
  });

  it('asked for and not needed is closed, and holds back nothing', async () => {
    const no = await asked();
    await report(no, 'fix');
    expect((await view(no)).putOffs).toMatchObject([{ status: 'lapsed', decidedByName: null }]);
    expect(await test.services.extensions.pending(await test.actor('wu'))).toEqual([]);
    await test.advanceTo('2026-11-25T12:00:00+08:00');
    expect(await codes('wu')).not.toContain('extensionReminder');
    expect((await penalties()).map(entry => entry.occurrenceKey.split(':')[2])).toEqual(['feedback']);
  });
});

describe('deciding', () => {
  async function reported(): Promise<string> {
    const no = await issued();
    for (const kind of ['cause', 'fix', 'feedback'] as const) await report(no, kind);
    return no;
  }

  it('closes, stops the clocks, and has the recheck come due', async () => {
    const no = await reported();
    expect(await codes('wu')).toEqual(['supervisionReported']);
    const closed = await close(no);
    expect(closed).toMatchObject({ kind: 'done' });
    expect(await close(no)).toMatchObject({ kind: 'wrongState', status: 'closed' });
    expect(await issue()).toMatchObject({ kind: 'wrongState', status: 'verified' });
    await test.advanceTo('2026-11-30T17:59:00+08:00');
    expect(await codes('wu')).not.toContain('supervisionRecheck');
    await test.advanceTo('2026-11-30T18:00:00+08:00');
    expect((await test.notices('wu')).filter(notice => notice.code === 'supervisionRecheck')).toMatchObject([
      { refNo: no },
    ]);
    const recheck = { actor: await test.actor('wu'), submissionId: submissionId(), no, text: '保持良好' };
    expect(await test.services.supervision.recheck(recheck)).toMatchObject({ kind: 'done' });
    expect((await view(no)).order.status).toBe('consolidated');
  });

  it('closes its rectification notice with it, the answer under review included, and tells who waits', async () => {
    const said = { no: rectificationNo, cause: '线路老化', measure: '更换', result: '已亮', fileIds: [] };
    await test.services.rectification.answer({
      ...{ actor: await test.actor('chen'), submissionId: submissionId() },
      ...said,
    });
    const no = await reported();
    expect(await close(no)).toMatchObject({ kind: 'done', rectificationNo });
    const viewed = await test.services.rectification.view({ actor: await test.actor('wu'), no: rectificationNo });
    expect(viewed.matter.status).toBe('verified');
    expect(viewed).toMatchObject({ closedByOrder: no, responses: [{ accepted: true, judgedByName: '吴婉清' }] });
    for (const who of ['chen', 'zhou']) {
      const verified = (await test.notices(who)).filter(notice => notice.code === 'rectificationVerified');
      expect(verified, who).toMatchObject([{ refNo: rectificationNo, params: { orderNo: no } }]);
    }
    expect(await codes('pan')).not.toContain('rectificationVerified');
    expect(await test.services.rectification.pending(await test.actor('zhou'))).toEqual([]);
  });

  it('leaves a rectification notice alone that was verified before', async () => {
    const no = await reported();
    const closedAt = new Date('2026-11-02T01:30:00Z');
    const { rectificationNotice } = test.context.db.prisma;
    await rectificationNotice.update({ where: { no: rectificationNo }, data: { status: 'verified', closedAt } });
    expect(await close(no)).toMatchObject({ kind: 'done', rectificationNo: null });
    expect((await rectificationNotice.findUniqueOrThrow({ where: { no: rectificationNo } })).closedAt).toEqual(
      closedAt,
    );
    expect(await codes('chen')).not.toContain('rectificationVerified');
  });

  it('returns into a new round with clocks of its own, none before the old one, each failing for itself', async () => {
    const no = await reported();
    const input = { actor: await test.actor('wu'), submissionId: submissionId(), no, reason: '问题仍在' };
    await deliverAll(test);
    expect(await test.services.supervision.return(input)).toMatchObject({ kind: 'done' });
    const { order, clocks } = await view(no);
    expect(order).toMatchObject({ status: 'returned', round: 2 });
    expect(clocks.filter(clock => clock.round === 2).map(clock => isoShanghai(clock.dueAt).slice(0, 10))).toEqual([
      '2026-11-16',
      '2026-11-18',
    ]);
    expect(await report(no, 'feedback')).toMatchObject({ kind: 'tooEarly', missing: 'fix' });
    await test.advanceTo('2026-11-17T09:00:00+08:00');
    expect((await penalties()).map(entry => entry.occurrenceKey)).toEqual([`supervision-clock:${no}:fix:2`]);
    expect(await report(no, 'fix')).toMatchObject({ kind: 'filed', late: true });
    expect(await report(no, 'feedback')).toMatchObject({ kind: 'filed', late: false });
  });

  it('waits until the feedback has been seen: an old button closes nothing', async () => {
    const no = await reported();
    expect(await close(no, 'wu', false)).toEqual({ kind: 'updated', no });
    expect(await view(no)).toMatchObject({ feedbackSeen: false, order: { status: 'reported' } });
    const back = { actor: await test.actor('wu'), no, reason: '问题仍在' };
    const { return: send } = test.services.supervision;
    expect(await send({ ...back, submissionId: submissionId() })).toMatchObject({ kind: 'done' });
    await report(no, 'fix');
    await report(no, 'feedback');
    expect(await close(no, 'wu', false)).toEqual({ kind: 'updated', no });
    await deliverAll(test);
    expect(await send({ ...back, round: 1, submissionId: submissionId() })).toEqual({ kind: 'updated', no });
    expect(await close(no)).toMatchObject({ kind: 'done' });
  });

  it('falls to the other quality officer when the issuer has left', async () => {
    const no = await issued();
    await depart(test, 'wu');
    for (const kind of ['cause', 'fix', 'feedback'] as const) await report(no, kind);
    expect(await codes('wu')).toEqual([]);
    expect(await codes('qian')).toEqual(['supervisionReported']);
    expect(await test.services.supervision.pending(await test.actor('qian'))).toMatchObject([
      { action: 'verifyOrder' },
    ]);
    expect(await close(no, 'qian')).toMatchObject({ kind: 'done' });
    await test.advanceTo('2026-12-01T12:00:00+08:00');
    expect(await codes('qian')).toContain('supervisionRecheck');
    expect(await codes('wu')).toEqual([]);
  });

  it('is not for the unit itself', async () => {
    const no = await reported();
    await expect(close(no, 'pan')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('pending', () => {
  const pending = async (who: string) =>
    (await test.services.supervision.pending(await test.actor(who))).map(todo => [
      todo.action,
      todo.dueAt && isoShanghai(todo.dueAt).slice(0, 10),
    ]);

  it('shows the next step with its clock, then the issuer’s decision', async () => {
    const no = await issued();
    // 签收 comes first, by its own deadline.
    expect(await pending('pan')).toEqual([['signOrder', '2026-11-03']]);
    expect(await pending('wu')).toEqual([]);
    await report(no, 'cause');
    expect(await pending('wen')).toEqual([['reportFix', '2026-11-16']]);
    await report(no, 'fix');
    expect(await pending('pan')).toEqual([['reportFeedback', '2026-11-18']]);
    await report(no, 'feedback');
    expect(await pending('pan')).toEqual([]);
    expect(await pending('wu')).toEqual([['verifyOrder', null]]);
    expect(await pending('qian')).toEqual([]);
  });

  it('is not crowded out by what is pending for others', async () => {
    const no = await issued();
    for (const kind of ['cause', 'fix', 'feedback'] as const) await report(no, kind);
    await test.context.db.prisma.supervisionOrder.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        ...{ id: `o${index}`, no: `DB-2025-${1000 + index}`, submissionId: `o${index}`, origin: 'city' as const },
        ...{ unitId: 'hall-tongchuan', responsibleUnitId: 'public-customers', title: '旧事', requirement: '整改' },
        ...{ status: 'reported' as const, issuedById: 'qian', issuedAt: new Date('2025-11-02T09:00:00+08:00') },
      })),
    });
    expect(await pending('wu')).toEqual([['verifyOrder', null]]);
    expect(await pending('qian')).toHaveLength(50);
  });
});
