import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerItem, draftChange } from '../../../../src/domain/inspections/draft.ts';
import { openTestContext, type TestContext } from '../../../helpers/context.ts';
import { deliverAll, openFailed } from '../../rectification/inspected.ts';

let test: TestContext;
let nos: string[];
let count = 0;
const id = () => `s${++count}`;

beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  nos = (await openFailed(test, { failed: 2 })).map(opened => opened.no);
});
afterEach(() => test.close());

const prisma = () => test.context.db.prisma;
const statuses = async () =>
  (await prisma().rectificationNotice.findMany({ orderBy: { no: 'asc' } })).map(each => each.status);
const outcomes = async () =>
  (await prisma().recheckTarget.findMany({ orderBy: { ordinal: 'asc' } })).map(each => each.outcome);
const codes = async (who: string) => (await test.notices(who)).map(notice => notice.code);

/** The unit answers, as its head. */
async function answer(no: string): Promise<void> {
  const said = { cause: '灯管老化', measure: '更换灯管', result: '已点亮', fileIds: [] };
  await test.services.rectification.answer({ actor: await test.actor('chen'), submissionId: id(), no, ...said });
}

/** Accepts the answer from the desk. */
async function verifyByHand(no: string): Promise<void> {
  const actor = await test.actor('wu');
  await test.services.rectification.view({ actor, no });
  const judged = await test.services.rectification.verify({ actor, submissionId: id(), no });
  expect(judged.kind).toBe('done');
}

async function plan(who = 'wu', inspectorId = 'zhou', wanted = nos, day = '2026-11-05') {
  const actor = await test.actor(who);
  return test.services.planning.planRecheck({ actor, submissionId: id(), nos: wanted, inspectorId, day });
}

async function taskNo(): Promise<string> {
  const planned = await plan();
  if (planned.kind !== 'planned') throw new Error(planned.kind);
  return planned.tasks[0]!.no;
}

/** Begins the recheck, with what the unit has answered before the eyes, and answers its items: true passes. */
async function fill(no: string, passed: readonly boolean[]): Promise<string> {
  const actor = await test.actor('zhou');
  const { inspections, planning } = test.services;
  const place = await planning.toFile({ actor, no });
  const begun = await inspections.beginDraft({ actor, submissionId: id(), ...place, taskNo: no });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { inspectionId } = begun;
  await planning.viewRecheck({ actor, inspectionId });
  await say(inspectionId, passed);
  return inspectionId;
}

async function say(inspectionId: string, passed: readonly boolean[]): Promise<void> {
  const actor = await test.actor('zhou');
  const open = await test.services.inspections.openDraft({ actor, inspectionId });
  if (open.kind !== 'draft') throw new Error(open.kind);
  expect(open.sheet.items.map(item => item.ordinal)).toEqual([1, 2]);
  const draft = open.sheet.items.reduce((filled, item, index) => {
    const points = passed[index] ? item.maxPoints : 0;
    return answerItem(filled, item, { result: 'scored', points }, passed[index] ? '' : '还是不亮');
  }, open.draft);
  const change = draftChange(open.draft, draft) ?? {};
  await test.services.inspections.saveDraft({ actor, inspectionId, cycle: 'monthly', change });
}

const submit = async (inspectionId: string) =>
  test.services.inspections.submit({ actor: await test.actor('zhou'), inspectionId });

describe('a planned recheck', () => {
  it('is one task with the items that had failed, and its inspector is told once', async () => {
    for (const no of nos) await answer(no);
    const planned = await plan();
    expect(planned).toMatchObject({
      kind: 'planned',
      unit: '通川营业厅',
      tasks: [{ items: [{ ordinal: 1 }, { ordinal: 2 }] }],
    });
    expect(await prisma().inspectionTask.findMany()).toMatchObject([
      { origin: 'recheck', items: [1, 2], status: 'planned', period: '2026-11', plannedById: 'wu' },
    ]);
    expect(await codes('zhou')).toEqual(expect.arrayContaining(['tasksAssigned']));
    const mine = await test.services.planning.mine({ actor: await test.actor('zhou') });
    expect(mine.thisWeek).toHaveLength(1);
  });

  it('loses what is closed before the visit, and is taken back with the last of it; its inspector is told of each', async () => {
    for (const no of nos) await answer(no);
    await plan();
    const settled = async () =>
      (await test.notices('zhou'))
        .filter(notice => notice.code === 'recheckSettled')
        .map(({ params }) => params as { no: string; left: number });
    await verifyByHand(nos[0]!);
    expect(await prisma().inspectionTask.findMany()).toMatchObject([{ items: [2], status: 'planned' }]);
    expect(await settled()).toMatchObject([{ no: nos[0], left: 1 }]);
    await verifyByHand(nos[1]!);
    expect(await prisma().inspectionTask.findMany()).toMatchObject([{ status: 'withdrawn', reason: null }]);
    expect(await settled()).toMatchObject([{ left: 1 }, { no: nos[1], left: 0 }]);
    const mine = await test.services.planning.mine({ actor: await test.actor('zhou') });
    expect(mine.thisWeek).toEqual([]);
  });

  it('that is being filled in when its 整改 is closed is left to its inspector', async () => {
    for (const no of nos) await answer(no);
    await fill(await taskNo(), [true, true]);
    await verifyByHand(nos[0]!);
    expect(await prisma().inspectionTask.findMany()).toMatchObject([{ items: [1, 2], status: 'inProgress' }]);
    expect(await codes('zhou')).not.toContain('recheckSettled');
  });

  it('waits for an answer, and is planned once, also by two people at once', async () => {
    expect(await plan()).toMatchObject({ kind: 'notRecheckable', status: 'open' });
    for (const no of nos) await answer(no);
    const both = await Promise.all([plan('wu'), plan('qian')]);
    expect(both.map(each => each.kind).sort()).toEqual(['alreadyPlanned', 'planned']);
  });

  it('is made by nobody of the inspected or the responsible unit, nor by somebody who is away or of another line', async () => {
    for (const no of nos) await answer(no);
    const wu = await test.actor('wu');
    await expect(plan('wu', 'min')).rejects.toMatchObject({ code: 'notFound' });
    const days = { fromDay: '2026-11-05', toDay: '2026-11-05', reason: '' };
    await test.services.planning.takeLeave({ actor: await test.actor('tang'), submissionId: id(), ...days });
    expect(await plan('wu', 'tang')).toMatchObject({ kind: 'notEligible', why: 'away' });
    await prisma().staff.update({ where: { id: 'zhou' }, data: { unitId: 'public-customers' } });
    const people = await test.services.planning.recheckCandidates({ actor: wu, nos, day: '2026-11-05' });
    expect(people.find(person => person.id === 'zhou')).toMatchObject({ hindrance: 'barred' });
    await expect(plan('chen')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leaves the draw of its period alone', async () => {
    for (const no of nos) await answer(no);
    await plan('wu', 'zhou', nos, '2026-12-02');
    await test.services.planning.ensurePeriods();
    await test.advanceTo('2026-12-01T09:00:00+08:00');
    const december = await prisma().inspectionTask.findMany({
      where: { programmeId: 'hall', period: '2026-12', unitId: 'hall-tongchuan' },
      orderBy: { round: 'asc' },
    });
    expect(december.map(each => each.origin)).toEqual(['recheck', 'plan']);
  });
});

describe('the result of a recheck', () => {
  it('verifies what is in order and returns what is not, once, and opens no new 整改', async () => {
    for (const no of nos) await answer(no);
    const inspectionId = await fill(await taskNo(), [true, false]);
    const filed = await submit(inspectionId);
    expect(filed).toMatchObject({
      kind: 'filed',
      released: { rectifications: [], rechecks: [{ outcome: 'verified' }, { outcome: 'returned' }] },
    });
    expect(await submit(inspectionId)).toEqual(filed);
    expect(await statuses()).toEqual(['verified', 'open']);
    const [, second] = await prisma().rectificationNotice.findMany({ orderBy: { no: 'asc' } });
    expect(second!.round).toBe(2);
    expect(await prisma().inspectionTask.findFirst()).toMatchObject({ status: 'done' });
    expect((await codes('chen')).filter(code => code === 'rectificationReturned')).toHaveLength(1);
  });

  it('reopens what was closed, and leaves closed what is still in order', async () => {
    for (const no of nos) {
      await answer(no);
      await deliverAll(test);
      await test.services.rectification.verify({ actor: await test.actor('zhou'), submissionId: id(), no });
    }
    await submit(await fill(await taskNo(), [false, true]));
    expect(await statuses()).toEqual(['open', 'verified']);
    expect(await outcomes()).toEqual(['reopened', 'stands']);
  });

  it('has its effect at the release, where the programme has a review', async () => {
    const wu = await test.actor('wu');
    await test.services.inspections.setReview({ actor: wu, programmeId: 'hall', review: true });
    for (const no of nos) await answer(no);
    const filed = await submit(await fill(await taskNo(), [true, true]));
    if (filed.kind !== 'filed') throw new Error(filed.kind);
    // The task is the inspector's and done; the 整改 waits for the release.
    expect(await prisma().inspectionTask.findFirst()).toMatchObject({ status: 'done' });
    expect([await statuses(), await outcomes()]).toEqual([
      ['released', 'released'],
      [null, null],
    ]);
    await test.services.inspections.viewForReview({ actor: wu, no: filed.no });
    await test.services.inspections.approve({ actor: wu, submissionId: id(), no: filed.no });
    expect([await statuses(), await outcomes()]).toEqual([
      ['verified', 'verified'],
      ['verified', 'verified'],
    ]);
  });

  it('decides nothing about an answer that came after the visit; both hear that somebody has to', async () => {
    const wu = await test.actor('wu');
    await test.services.inspections.setReview({ actor: wu, programmeId: 'hall', review: true });
    for (const no of nos) await answer(no);
    const filed = await submit(await fill(await taskNo(), [true, true]));
    if (filed.kind !== 'filed') throw new Error(filed.kind);
    await deliverAll(test);
    const zhou = await test.actor('zhou');
    await test.services.rectification.return({ actor: zhou, submissionId: id(), no: nos[0]!, reason: '照片看不清' });
    await answer(nos[0]!);
    await test.services.inspections.viewForReview({ actor: wu, no: filed.no });
    await test.services.inspections.approve({ actor: wu, submissionId: id(), no: filed.no });
    expect([await statuses(), await outcomes()]).toEqual([
      ['released', 'verified'],
      ['undecided', 'verified'],
    ]);
    for (const who of ['wu', 'zhou']) expect(await codes(who)).toContain('recheckUndecided');
  });

  it('that is corrected changes only what the correction changed', async () => {
    for (const no of nos) await answer(no);
    const filed = await submit(await fill(await taskNo(), [true, false]));
    if (filed.kind !== 'filed') throw new Error(filed.kind);
    const zhou = await test.actor('zhou');
    const begun = await test.services.inspections.beginCorrection({ actor: zhou, submissionId: id(), no: filed.no });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await say(begun.inspectionId, [false, false]);
    await test.services.inspections.saveCorrectionReason({ actor: zhou, ...begun, reason: '看错了' });
    await submit(begun.inspectionId);
    expect(await statuses()).toEqual(['open', 'open']);
    const rounds = await prisma().rectificationNotice.findMany({ orderBy: { no: 'asc' }, select: { round: true } });
    expect(rounds).toEqual([{ round: 2 }, { round: 2 }]);
    expect(await outcomes()).toEqual(['reopened', 'returned']);
  });

  it('is no score of the period and no visit of the rotation', async () => {
    for (const no of nos) await answer(no);
    await submit(await fill(await taskNo(), [true, true]));
    const actor = await test.actor('wu');
    const filter = { from: new Date('2026-11-01T00:00:00+08:00') };
    const rows = await test.services.inspections.results({ actor, filter });
    expect(rows.map(row => row.isRecheck)).toEqual([true, false]);
    const found = await test.services.inspections.exportPeriod({ actor, filter, period: '11月' });
    expect(found).toMatchObject({ kind: 'file', rows: 1 });
  });
});

describe('before the release', () => {
  it('nobody of the unit is told of the visit; afterwards the result stands beside the answer', async () => {
    for (const no of nos) await answer(no);
    const task = await taskNo();
    const view = async (who: string) =>
      (await test.services.rectification.view({ actor: await test.actor(who), no: nos[0]! })).rechecks;
    expect(await view('wu')).toMatchObject([{ kind: 'planned', inspectorName: '周行远' }]);
    for (const who of ['chen', 'lina', 'pan']) expect(await view(who)).toEqual([]);
    await submit(await fill(task, [true, true]));
    for (const who of ['chen', 'wu']) expect(await view(who)).toMatchObject([{ kind: 'made', passed: true }]);
    expect((await view('chen'))[0]).toMatchObject({ dayOnly: true });
  });
});
