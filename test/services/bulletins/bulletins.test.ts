import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listPendingMeasures } from '../../../src/services/bulletins/list-pending.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let acts = 0;
const next = () => `act-${++acts}`;

/** Issued on Monday the 16th: measures are owed by Monday the 23rd, 18:00. */
async function issue(submissionId = next(), problems = [{ unitId: 'hall-tongchuan', text: '叫号机三次报修未修' }]) {
  return test.services.bulletins.issue({
    actor: await test.actor('wu'),
    submissionId,
    ...{
      kind: 'weekly',
      origin: 'city',
      period: '2026-W46',
      title: '第46周服务质量周报',
      problems,
      leftOut: ['特此通报'],
    },
  });
}
const add = async (by: string, no: string, day = '2026-11-27', submissionId = next()) =>
  test.services.bulletins.addMeasure({
    actor: await test.actor(by),
    ...{ submissionId, no, text: '更换叫号机', ownerId: 'lina', day },
  });
const check = async (by: string, no: string, ordinal: number, executed: boolean, submissionId = next()) =>
  test.services.bulletins.checkMeasure({
    actor: await test.actor(by),
    ...{ submissionId, no, ordinal, executed, note: '现场查看', fileIds: [] },
  });
const entries = () => test.context.db.prisma.penaltyEntry.findMany({ orderBy: { occurrenceKey: 'asc' } });
const keys = async () => (await entries()).map(entry => entry.occurrenceKey);
const row = (no: string) => test.context.db.prisma.majorIssue.findUniqueOrThrow({ where: { no } });

describe('bulletins', () => {
  beforeEach(async () => {
    test = await openTestContext({ at: '2026-11-16T09:00:00+08:00' });
  });
  afterEach(() => test.close());

  it('become problems of responsible units once, whoever is told', async () => {
    const problems = [
      { unitId: 'hall-tongchuan', text: '叫号机三次报修未修' },
      { unitId: 'hall-nanwai', text: '公示价格缺3项' },
      { unitId: 'agency-hengtong', text: '上门不穿鞋套' },
    ];
    const first = await issue('one', problems);
    expect(await issue('one', problems)).toEqual(first);
    const rows = await test.context.db.prisma.majorIssue.findMany({ orderBy: { no: 'asc' } });
    expect(rows).toMatchObject([
      { no: 'WT-2026-0001', responsibleUnitId: 'public-customers', unitId: 'hall-tongchuan', status: 'open' },
      { no: 'WT-2026-0002', responsibleUnitId: 'public-customers' },
      { no: 'WT-2026-0003', responsibleUnitId: 'customer-service' },
    ]);
    expect(rows[0]).toMatchObject({
      measureDueAt: new Date('2026-11-23T18:00:00+08:00'),
      measureDueBasis: { start: '2026-11-16', workingDays: 5 },
    });
    // Both problems of one department in one notice.
    expect(await test.notices('pan')).toMatchObject([{ code: 'bulletinIssued', params: { issues: [{}, {}] } }]);
    expect(await test.notices('wen')).toHaveLength(1);
    expect(await test.notices('dong')).toHaveLength(1);
    expect(await test.notices('liao')).toEqual([]);
  });

  it('are issued by the quality officers and leaders only, and hold what can be answered for', async () => {
    const input = { kind: 'weekly', origin: 'city', period: '2026-W46', title: '周报', leftOut: [] } as const;
    const as = async (by: string, unitId: string, text = '叫号机坏了') =>
      test.services.bulletins.issue({
        actor: await test.actor(by),
        submissionId: next(),
        ...input,
        problems: [{ unitId, text }],
      });
    await expect(as('zhou', 'hall-tongchuan')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as('pan', 'hall-tongchuan')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as('wu', 'city')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(as('wu', 'hall-tongchuan', '1')).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await as('gao', 'hall-tongchuan')).toMatchObject({ kind: 'issued' });
  });

  it('cost one point where no measure was released in time, whatever is run again', async () => {
    await issue();
    await add('wen', 'WT-2026-0001');
    await test.advanceTo('2026-11-23T18:00:00+08:00');
    const timer = { kind: 'measureMissing', id: (await row('WT-2026-0001')).id, round: 1 } as const;
    await test.services.bulletins.timers.measureMissing(timer);
    await test.services.bulletins.timers.measureMissing(timer);
    expect(await entries()).toMatchObject([
      {
        occurrenceKey: 'major-issue-measure:WT-2026-0001:missing:1',
        responsibleUnitId: 'public-customers',
        period: '2026-11',
        status: 'proposed',
        reason: { code: 'measureMissing' },
      },
    ]);
    expect(Number((await entries())[0]!.points)).toBe(1);
  });

  it('cost nothing where the head released a measure by the deadline', async () => {
    await issue();
    expect(await add('pan', 'WT-2026-0001')).toMatchObject({ kind: 'released' });
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect(await keys()).toEqual([]);
    expect((await test.notices('wen')).map(({ code }) => code)).not.toContain('measureReminder');
  });

  it('are reminded of in stages: who writes, then the head of what waits, and overdue both', async () => {
    await issue();
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    await add('wen', 'WT-2026-0001');
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    const stages = async (who: string) =>
      (await test.notices(who))
        .filter(({ code }) => code === 'measureReminder')
        .map(({ params }) => (params as { stage: string }).stage);
    expect(await stages('wen')).toEqual(['threeDaysBefore', 'oneDayBefore', 'overdue']);
    expect(await stages('pan')).toEqual(['dueMorning', 'overdue']);
  });

  it('reopen with new measures where one was not carried out, at one point per round', async () => {
    await issue();
    await add('pan', 'WT-2026-0001', '2026-11-18');
    await add('pan', 'WT-2026-0001', '2026-11-19');
    await expect(check('zhou', 'WT-2026-0001', 1, false)).resolves.toEqual({
      ...{ kind: 'notToCheck', no: 'WT-2026-0001', ordinal: 1 },
    });
    await test.advanceTo('2026-11-19T19:00:00+08:00');
    await expect(check('pan', 'WT-2026-0001', 1, false)).rejects.toMatchObject({ params: { reason: 'ownMatter' } });
    await expect(check('xiang', 'WT-2026-0001', 1, false)).rejects.toMatchObject({ params: { reason: 'otherLine' } });
    const first = await check('zhou', 'WT-2026-0001', 1, false, 'check-1');
    expect(first).toMatchObject({ kind: 'checked', closed: false, renewed: { dueAt: '2026-11-24T10:00:00.000Z' } });
    expect(await check('zhou', 'WT-2026-0001', 1, false, 'check-1')).toEqual(first);
    expect(await row('WT-2026-0001')).toMatchObject({ status: 'open', round: 2 });
    // The other measure of that round is the same occurrence and opens no third round.
    expect(await check('tang', 'WT-2026-0001', 2, false)).toMatchObject({ penaltyNo: null, renewed: null });
    expect(await row('WT-2026-0001')).toMatchObject({ status: 'open', round: 2 });
    // Nothing new by the renewed deadline is another occurrence.
    await test.advanceTo('2026-11-24T18:00:00+08:00');
    expect(await keys()).toEqual([
      'major-issue-measure:WT-2026-0001:missing:2',
      'major-issue-measure:WT-2026-0001:unexecuted:1',
    ]);
    await add('pan', 'WT-2026-0001', '2026-11-25');
    await test.advanceTo('2026-11-25T18:00:00+08:00');
    expect(await check('wu', 'WT-2026-0001', 3, true)).toMatchObject({ closed: true });
    expect(await add('pan', 'WT-2026-0001', '2026-12-25')).toMatchObject({ kind: 'notOwed', status: 'closed' });
  });

  it('are not found unexecuted while more time that was asked for in time waits for a decision', async () => {
    await issue();
    await add('pan', 'WT-2026-0001', '2026-11-19');
    const no = 'WT-2026-0001';
    await test.services.extensions.ask({
      ...{ actor: await test.actor('pan'), submissionId: next(), no, ordinal: 1 },
      ...{ day: '2026-11-25', reason: '配件在途' },
    });
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await check('zhou', no, 1, false)).toEqual({ kind: 'undecided', no, ordinal: 1 });
    expect(await keys()).toEqual([]);
    const actor = await test.actor('wu');
    await test.services.extensions.view({ actor, no });
    const refusal = { actor, submissionId: next(), no, granted: false, decision: '已有备件' };
    expect(await test.services.extensions.decide(refusal)).toMatchObject({ kind: 'refused' });
    expect(await check('zhou', no, 1, false)).toMatchObject({ kind: 'checked', executed: false });
    expect(await keys()).toEqual(['major-issue-measure:WT-2026-0001:unexecuted:1']);
  });

  it('owe measures of their own people only, and nobody releases unseen', async () => {
    await issue();
    const addFor = async (ownerId: string) =>
      test.services.bulletins.addMeasure({
        actor: await test.actor('wen'),
        ...{ submissionId: next(), no: 'WT-2026-0001', text: '更换叫号机', ownerId, day: '2026-11-27' },
      });
    await expect(addFor('liao')).rejects.toMatchObject({ code: 'invalidInput' });
    await addFor('chen');
    const release = async (by: string) =>
      test.services.bulletins.judgeMeasures({
        actor: await test.actor(by),
        ...{ submissionId: next(), no: 'WT-2026-0001', decision: { kind: 'release' } },
      });
    await expect(release('wen')).rejects.toMatchObject({ params: { reason: 'notHead' } });
    expect(await release('pan')).toMatchObject({ kind: 'unseen' });
    await test.services.bulletins.viewIssue({ actor: await test.actor('pan'), no: 'WT-2026-0001' });
    expect(await release('pan')).toMatchObject({ kind: 'released', count: 1 });
    expect(await release('pan')).toMatchObject({ kind: 'noneDrafted' });
  });

  it('are released by somebody else where who stands in for the head wrote one of them', async () => {
    const no = 'WT-2026-0001';
    await issue();
    await test.context.db.prisma.absence.create({
      data: {
        ...{ id: 'leave', submissionId: 'leave', staffId: 'pan', fromDay: '2026-11-16', toDay: '2026-11-23' },
        at: new Date('2026-11-16T09:00:00+08:00'),
      },
    });
    // Who stands in releases what another wrote; together with their own, it is for the head above.
    await test.context.db.prisma.staff.update({
      where: { id: 'chen' },
      data: { unitId: 'public-customers', roles: ['serviceOfficer'] },
    });
    expect(await add('chen', no)).toMatchObject({ kind: 'drafted', headName: '文素' });
    const view = async (by: string) => test.services.bulletins.viewIssue({ actor: await test.actor(by), no });
    expect(await view('wen')).toMatchObject({ ownHand: false, releaserNames: ['文素', '潘致远'] });
    const ownHand = { forName: '潘致远', mayRelease: ['高敬之', '潘致远'] };
    expect(await add('wen', no)).toEqual({ kind: 'drafted', no, ordinal: 2, headName: '高敬之', ownHand });
    const pending = async (by: string) =>
      (await listPendingMeasures(test.context, await test.actor(by))).map(({ action }) => action);
    expect(await pending('gao')).toEqual(['releaseMeasures']);
    expect(await pending('pan')).toEqual(['releaseMeasures']);
    expect(await pending('wen')).toEqual([]);
    expect(await view('wen')).toMatchObject({ ownHand: true, releaserNames: ['高敬之', '潘致远'] });
    // Reminded is who can do it; overdue, everybody, and each of what they can do.
    const reminded = async (by: string) =>
      (await test.notices(by)).filter(({ code }) => code === 'measureReminder').map(({ params }) => params);
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    const toRelease = (stage: string) => ({ stage, waitsForHead: true, releases: true });
    expect(await reminded('gao')).toMatchObject([toRelease('threeDaysBefore'), toRelease('oneDayBefore')]);
    expect(await reminded('wen')).toEqual([]);
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    const judge = async (by: string, submissionId = next()) =>
      test.services.bulletins.judgeMeasures({
        actor: await test.actor(by),
        ...{ submissionId, no, decision: { kind: 'release' } },
      });
    expect((await reminded('pan')).at(-1)).toMatchObject(toRelease('overdue'));
    expect((await reminded('wen')).at(-1)).toMatchObject({ stage: 'overdue', releases: false });
    // Back again, the head alone signs.
    await expect(judge('gao')).rejects.toMatchObject({ code: 'forbidden' });
    await view('pan');
    expect(await judge('pan')).toMatchObject({ kind: 'released', count: 2 });
  });

  it('are released once, whatever is run again by who may not release what comes next', async () => {
    const no = 'WT-2026-0001';
    await issue();
    await test.context.db.prisma.absence.create({
      data: {
        ...{ id: 'leave', submissionId: 'leave', staffId: 'pan', fromDay: '2026-11-16', toDay: '2026-11-23' },
        at: new Date('2026-11-16T09:00:00+08:00'),
      },
    });
    await add('wen', no);
    const actor = await test.actor('gao');
    await test.services.bulletins.viewIssue({ actor, no });
    const release = { actor, submissionId: 'release', no, decision: { kind: 'release' } } as const;
    expect(await test.services.bulletins.judgeMeasures(release)).toMatchObject({ kind: 'released', count: 1 });
    expect(await test.services.bulletins.judgeMeasures(release)).toMatchObject({ kind: 'released', count: 1 });
    const measure = await test.context.db.prisma.improvementMeasure.findFirstOrThrow();
    expect(measure).toMatchObject({ addedById: 'wen', addedForId: null, judgedById: 'gao', judgedForId: 'pan' });
  });

  it('answer questions within what one may see', async () => {
    await issue(next(), [
      { unitId: 'hall-tongchuan', text: '叫号机三次报修未修' },
      { unitId: 'county-quxian', text: '宽带装机超时7户' },
    ]);
    const ask = async (by: string, own: boolean) => {
      const question = {
        kind: 'bulletins',
        bulletinKind: 'weekly',
        period: '2026-W46',
        issued: undefined,
        own,
      } as const;
      const [found] = await test.services.bulletins.find({ actor: await test.actor(by), question });
      return { nos: found!.issues.map(({ no }) => no), hidden: found!.hidden };
    };
    expect(await ask('pan', true)).toEqual({ nos: ['WT-2026-0001'], hidden: 0 });
    expect(await ask('pan', false)).toEqual({ nos: ['WT-2026-0001'], hidden: 1 });
    expect(await ask('lina', true)).toEqual({ nos: ['WT-2026-0001'], hidden: 0 });
    expect(await ask('gao', false)).toEqual({ nos: ['WT-2026-0001', 'WT-2026-0002'], hidden: 0 });
    expect(await ask('xiang', false)).toEqual({ nos: [], hidden: 2 });
  });
});
