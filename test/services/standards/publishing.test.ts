import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { openFailed } from '../rectification/inspected.ts';
import { approve, importHall, SIGN, submissionId, WAIT } from './hall-editions.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  // What the demo's people once confirmed is asked before every publication; here that has a test of its own.
  await test.context.db.prisma.clauseQuestion.deleteMany();
  await test.context.db.prisma.approvedAnswer.deleteMany();
});
afterEach(() => test.close());

const standards = () => test.services.standards;
const prisma = () => test.context.db.prisma;
const publish = async (no: string, effectiveDay?: string, id = 'wu') =>
  (
    await standards().publish({
      actor: await test.actor(id),
      no,
      submissionId: submissionId(),
      ...(effectiveDay && { effectiveDay }),
    })
  ).result;
const waitLimit = async (at: string) => {
  const { clauses } = await test.context.library.on(new Date(at));
  return /排队等候不超过(\d+)分钟/u.exec(clauses.find(clause => clause.text.includes('排队等候'))?.text ?? '')?.[1];
};
const toldOf = async (id: string) => (await test.notices(id)).filter(each => each.refType === 'standard');

describe('发布', () => {
  it('is refused before the approval is complete, and to others than quality officers', async () => {
    const { no } = await importHall(test, '2026-12-01', WAIT);
    expect(await publish(no)).toMatchObject({ kind: 'notApproved', stage: { kind: 'draft' } });
    await approve(test, no, { upTo: 'jointReview' });
    expect(await publish(no)).toMatchObject({ kind: 'notApproved', stage: { kind: 'step', step: 'approve' } });
    await expect(publish(no, undefined, 'pan')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await waitLimit('2027-01-01T00:00:00+08:00')).toBe('10');
  });

  it('takes effect at the first minute of its day, which may lie ahead', async () => {
    const { no } = await importHall(test, '2026-12-01', WAIT);
    await approve(test, no);
    expect(await publish(no, '2026-12-15')).toMatchObject({
      kind: 'published',
      status: 'published',
      effectiveFrom: new Date('2026-12-15T00:00:00+08:00'),
    });
    expect(await waitLimit('2026-12-14T23:59:59+08:00')).toBe('10');
    expect(await waitLimit('2026-12-15T00:00:00+08:00')).toBe('8');
    const listed = await standards().list({ actor: await test.actor('lina'), name: '营业厅服务规范' });
    expect(listed).toMatchObject([{ inForce: { label: '2026-01-01' }, upcoming: [{ no, label: '2026-12-15' }] }]);
    expect(await publish(no)).toMatchObject({ kind: 'alreadyPublished' });
  });

  it.each([
    ['2026-11-01', 'past'],
    ['2026-01-01', 'taken'],
  ])('from %s: %s', async (day, problem) => {
    const { no } = await importHall(test, '2026-12-01', WAIT);
    await approve(test, no);
    expect(await publish(no, day)).toMatchObject({ kind: 'badDay', problem });
    expect(await prisma().readConfirmation.count()).toBe(0);
  });

  it('tells each person concerned once what changed, and asks those to confirm who did not approve it', async () => {
    const { no, id } = await importHall(test, '2026-12-01', WAIT, ['不超过3户', '不超过2户']);
    await approve(test, no);
    const published = await publish(no);
    const readings = await prisma().readConfirmation.findMany({
      where: { versionId: id },
      orderBy: { staffId: 'asc' },
    });
    expect(readings.map(each => each.staffId)).toEqual(['bai', 'chen', 'liao', 'lina', 'shi', 'tang', 'wen', 'zhou']);
    expect(published).toMatchObject({ readers: 8, findings: 0 });
    for (const { staffId } of readings) {
      const told = await toldOf(staffId);
      expect(told.map(each => each.code)).toEqual(['standardPublished']);
      expect(told[0]!.params).toMatchObject({
        toRead: true,
        matters: [],
        news: { since: '2026-01-01', counts: { changed: 2 }, telling: [{ kind: 'changed' }, { kind: 'changed' }] },
      });
    }
    expect((await toldOf('fang')).length).toBe(0);
    expect((await toldOf('pan')).map(each => each.code)).toEqual(['standardToDecide']);
  });

  it('the operator’s publication is audited and tells nobody', async () => {
    const { id } = await importHall(test, '2026-12-01', WAIT);
    const { publishStandard } = await import('../../../src/services/standards/publish-standard.ts');
    expect(await publishStandard(test.context, { by: 'operator', versionId: id })).toMatchObject({
      kind: 'published',
      readers: 0,
    });
    expect(await prisma().readConfirmation.count()).toBe(0);
    expect(await prisma().auditEvent.count({ where: { action: 'standard.published', actorId: 'operator' } })).toBe(1);
  });

  it('is refused while a confirmed question would no longer lead to its clause', async () => {
    const clause = '第四章/第十六条';
    await prisma().clauseQuestion.create({
      data: {
        ...{ id: 'q', standardId: 'hall-service', path: clause, text: '营业厅排队等候不能超过多少分钟' },
        ...{ confirmedById: 'wu', confirmedAt: test.context.clock.now() },
      },
    });
    const gone = /第十六条 [^\n]+\n\n/u.exec((await import('./hall-editions.ts')).hallText())![0];
    const { no } = await importHall(test, '2026-12-01', [gone, '']);
    await approve(test, no);
    const refused = await publish(no);
    expect(refused).toMatchObject({
      kind: 'regression',
      failures: [{ question: '营业厅排队等候不能超过多少分钟', reason: 'vanished' }],
    });
    expect(await waitLimit('2027-01-01T00:00:00+08:00')).toBe('10');
  });
});

describe('open findings', () => {
  const view = async (no: string) => test.services.rectification.view({ actor: await test.actor('chen'), no });

  it('whose clause changed are flagged; inspector and head learn it with the one notice about the edition', async () => {
    const [opened] = await openFailed(test);
    const { no, id } = await importHall(test, '2026-12-01', SIGN);
    await approve(test, no);
    expect(await publish(no)).toMatchObject({ kind: 'published', findings: 1 });
    expect(await prisma().findingClauseChange.findMany()).toMatchObject([{ versionId: id }]);
    for (const recipient of ['zhou', 'chen']) {
      const told = await toldOf(recipient);
      expect(told.map(each => each.code)).toEqual(['standardPublished']);
      expect(told[0]!.params).toMatchObject({
        matters: [{ no: opened!.no, change: 'reworded', unitName: '通川营业厅' }],
      });
    }
    expect((await toldOf('lina'))[0]!.params).toMatchObject({ matters: [] });
    expect((await view(opened!.no)).clauseChange).toMatchObject({
      label: '2026-12-01',
      now: { number: '第四条', wording: [{ kind: 'reworded' }] },
    });
    expect((await view(opened!.no)).clause).toMatchObject({ version: '2026-01-01' });
  });

  it('whose clause only moved are not flagged, nor those of another standard, nor closed ones', async () => {
    const [opened, closed] = await openFailed(test, { failed: 2 });
    await prisma().rectificationNotice.update({ where: { no: closed!.no }, data: { status: 'verified' } });
    const inserted = '第四条 【招牌照明】灯箱每晚点亮至打烊。\n\n第四十条 ';
    const { no } = await importHall(test, '2026-12-01', ['第四条 ', inserted], ['每2小时巡查', '每1小时巡查']);
    await approve(test, no);
    expect(await publish(no)).toMatchObject({ kind: 'published', findings: 0 });
    expect((await view(opened!.no)).clauseChange).toBeNull();
  });

  it('whose clause went are flagged as such; what was withdrawn before it began changes nothing', async () => {
    const [opened] = await openFailed(test);
    const sign = /第四条 [^\n]+\n\n/u.exec((await import('./hall-editions.ts')).hallText())![0];
    const { no } = await importHall(test, '2026-12-01', [sign, '']);
    await approve(test, no);
    await publish(no);
    expect((await view(opened!.no)).clauseChange).toMatchObject({ label: '2026-12-01', now: null });
    const [wu, qian] = [await test.actor('wu'), await test.actor('qian')];
    await standards().proposeWithdrawal({ actor: wu, no, reason: '误删', submissionId: submissionId() });
    const decision = { kind: 'confirm' } as const;
    await standards().decideWithdrawal({ actor: qian, no, submissionId: submissionId(), decision });
    expect((await view(opened!.no)).clauseChange).toBeNull();
  });
});

describe('作废', () => {
  const propose = async (no: string, id = 'wu') =>
    standards().proposeWithdrawal({
      actor: await test.actor(id),
      no,
      reason: '系统未上线',
      submissionId: submissionId(),
    });
  const decide = async (no: string, id: string, confirm = true) =>
    standards().decideWithdrawal({
      actor: await test.actor(id),
      no,
      submissionId: submissionId(),
      decision: confirm ? { kind: 'confirm' } : { kind: 'decline', reason: '仍在用' },
    });
  async function publishHall(day = '2026-12-01') {
    const { no } = await importHall(test, day, WAIT);
    await approve(test, no);
    await publish(no, day);
    return no;
  }

  it('before its day: the edition before stays in force, as if it had never been', async () => {
    const no = await publishHall();
    expect(await propose(no)).toMatchObject({ kind: 'proposed' });
    expect(await waitLimit('2026-12-01T00:00:00+08:00')).toBe('8');
    expect(await decide(no, 'qian')).toMatchObject({ kind: 'withdrawn', stays: '2026-01-01' });
    expect(await waitLimit('2026-12-01T00:00:00+08:00')).toBe('10');
    const told = (await toldOf('lina')).at(-1)!;
    expect([told.code, told.params]).toMatchObject([
      'standardWithdrawn',
      { stays: '2026-01-01', reason: '系统未上线' },
    ]);
    expect(await prisma().readConfirmation.count()).toBe(0);
    const listed = await standards().list({ actor: await test.actor('lina'), name: '营业厅服务规范' });
    expect(listed).toMatchObject([{ inForce: { label: '2026-01-01' }, upcoming: [] }]);
  });

  it('in force: it answers only about the time before, and the edition before does not come back', async () => {
    const no = await publishHall();
    await test.advanceTo('2026-12-10T10:00:00+08:00');
    await propose(no);
    expect(await decide(no, 'gao')).toMatchObject({ kind: 'withdrawn', stays: null });
    expect(await waitLimit('2026-12-10T09:59:59+08:00')).toBe('8');
    expect(await waitLimit('2026-12-10T10:00:00+08:00')).toBeUndefined();
    expect(await waitLimit('2026-11-30T00:00:00+08:00')).toBe('10');
    // A later edition takes over from its own day, not from that of the withdrawn one.
    const { no: later } = await importHall(test, '2027-01-01');
    await approve(test, later);
    expect(await publish(later)).toMatchObject({ kind: 'published' });
    expect(await waitLimit('2026-12-20T00:00:00+08:00')).toBeUndefined();
    expect(await waitLimit('2027-01-01T00:00:00+08:00')).toBe('10');
  });

  it('takes two people; the second may decline', async () => {
    const no = await publishHall();
    await expect(propose(no, 'pan')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decide(no, 'qian')).toEqual({ kind: 'notProposed', no });
    await propose(no);
    expect(await propose(no)).toEqual({ kind: 'alreadyProposed', no });
    await expect(decide(no, 'wu')).rejects.toMatchObject({ params: { reason: 'tookPart' } });
    await expect(decide(no, 'pan')).rejects.toMatchObject({ params: { reason: 'roleMissing' } });
    expect((await standards().pending({ actor: await test.actor('qian') })).map(each => each.action)).toEqual([
      'decideWithdrawal',
    ]);
    expect(await decide(no, 'dong', false)).toMatchObject({ kind: 'declined' });
    expect((await toldOf('wu')).at(-1)).toMatchObject({ code: 'standardWithdrawalDeclined' });
    expect(await waitLimit('2026-12-01T00:00:00+08:00')).toBe('8');
    expect(await propose(no)).toMatchObject({ kind: 'proposed' });
  });

  it('what is a draft, superseded or withdrawn cannot be withdrawn', async () => {
    const { no: draft } = await importHall(test, '2027-05-01', WAIT);
    expect(await propose(draft)).toEqual({ kind: 'notPublic', no: draft });
    const first = await publishHall();
    await publishHall('2026-12-20');
    await test.advanceTo('2026-12-19T23:00:00+08:00');
    expect(
      (await standards().viewVersion({ actor: await test.actor('wu'), no: first, shows: false })).may.withdraw,
    ).toBe(true);
    await test.advanceTo('2026-12-20T00:00:00+08:00');
    expect(await propose(first)).toEqual({ kind: 'notPublic', no: first });
  });
});

describe('已阅', () => {
  it('is confirmed once by those who were asked; who has not is known and reminded, once a day', async () => {
    const { no } = await importHall(test, '2026-12-01', WAIT);
    await approve(test, no);
    await publish(no);
    const [lina, wu, fang] = [await test.actor('lina'), await test.actor('wu'), await test.actor('fang')];
    expect((await standards().pending({ actor: lina })).map(each => each.action)).toEqual(['readStandard']);
    expect(await standards().confirmReading({ actor: lina, no })).toMatchObject({ kind: 'confirmed' });
    expect(await standards().confirmReading({ actor: lina, no })).toMatchObject({ kind: 'already' });
    expect(await standards().confirmReading({ actor: fang, no })).toEqual({ kind: 'notAsked' });
    expect(await standards().pending({ actor: lina })).toEqual([]);
    await expect(standards().readingStatus({ actor: lina, no })).rejects.toMatchObject({ code: 'forbidden' });
    const { readers } = await standards().readingStatus({ actor: wu, no });
    expect(readers.map(each => [each.name, each.confirmedAt !== null]).at(-1)).toEqual(['李娜', true]);
    expect(readers.filter(each => each.confirmedAt === null)).toHaveLength(7);
    expect(await standards().remindReaders({ actor: wu, no })).toEqual({ kind: 'reminded', no, people: 7 });
    await standards().remindReaders({ actor: wu, no });
    const reminders = async (id: string) =>
      (await toldOf(id)).filter(each => each.code === 'standardReadingReminder').length;
    expect([await reminders('chen'), await reminders('lina')]).toEqual([1, 0]);
    // The next one comes by itself.
    await test.advanceTo('2026-11-05T09:00:00+08:00');
    expect([await reminders('chen'), await reminders('lina')]).toEqual([2, 0]);
  });

  it('in passing (全部已阅) it is not confirmed', async () => {
    const { no } = await importHall(test, '2026-12-01', WAIT);
    await approve(test, no);
    await publish(no);
    const lina = await test.actor('lina');
    await test.services.tasks.acknowledgeAll({ actor: lina });
    expect(await test.services.tasks.unread({ actor: lina })).toEqual([no]);
    expect((await standards().pending({ actor: lina })).map(each => each.action)).toEqual(['readStandard']);
  });
});
