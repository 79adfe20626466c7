import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftChange } from '../../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../../src/domain/inspections/fill-rest.ts';
import { openTestContext, type TestContext } from '../../../helpers/context.ts';

const HALL = { programmeId: 'hall', unitId: 'hall-tongchuan' };

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  await test.services.planning.ensurePeriods();
  await test.context.db.prisma.inspectionTask.updateMany({ where: HALL, data: { inspectorId: 'zhou' } });
});
afterEach(() => test.close());

const task = () => test.context.db.prisma.inspectionTask.findFirstOrThrow({ where: HALL });
const results = () => test.context.db.prisma.inspection.findMany({ where: { no: { not: null } } });

async function begin(who: string, submissionId: string) {
  const begun = await test.services.inspections.beginDraft({ actor: await test.actor(who), submissionId, ...HALL });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  return begun;
}

async function fill(who: string, inspectionId: string, inspectedAt?: string) {
  const actor = await test.actor(who);
  const open = await test.services.inspections.openDraft({ actor, inspectionId });
  if (open.kind !== 'draft') throw new Error(open.kind);
  const { draft } = fillRest(open.sheet, open.draft);
  const filled = inspectedAt ? { ...draft, inspectedAt: new Date(inspectedAt) } : draft;
  const change = draftChange(open.draft, filled) ?? {};
  await test.services.inspections.saveDraft({ actor, inspectionId, cycle: 'monthly', change });
}

const submit = async (who: string, inspectionId: string) =>
  test.services.inspections.submit({ actor: await test.actor(who), inspectionId });

async function file(who: string, submissionId: string, inspectedAt?: string) {
  const { inspectionId } = await begin(who, submissionId);
  await fill(who, inspectionId, inspectedAt);
  return submit(who, inspectionId);
}

describe('a filing', () => {
  it('takes the task of its unit and period, and fulfils it', async () => {
    const begun = await begin('zhou', 'm1');
    expect(begun.task).toMatchObject({ kind: 'task', no: (await task()).no, ofName: null });
    expect((await task()).status).toBe('inProgress');
    await fill('zhou', begun.inspectionId);
    await submit('zhou', begun.inspectionId);
    expect((await task()).status).toBe('done');
    expect(await results()).toMatchObject([{ taskId: (await task()).id }]);
  });

  it('begun again on another device is the same draft; thrown away, it gives the task back', async () => {
    const first = await begin('zhou', 'm1');
    expect(await begin('zhou', 'm2')).toMatchObject({ inspectionId: first.inspectionId, continued: true });
    const zhou = await test.actor('zhou');
    await test.services.inspections.discardDraft({ actor: zhou, inspectionId: first.inspectionId });
    expect((await task()).status).toBe('planned');
    expect((await begin('zhou', 'm3')).inspectionId).not.toBe(first.inspectionId);
  });

  it('by two people at once gives one inspection, and the second hears who filed it and when', async () => {
    const [own, other] = [await begin('zhou', 'm1'), await begin('tang', 'm2')];
    expect(other.task).toMatchObject({ kind: 'task', ofName: '周行远' });
    await fill('zhou', own.inspectionId);
    await fill('tang', other.inspectionId);
    const outcomes = await Promise.all([submit('zhou', own.inspectionId), submit('tang', other.inspectionId)]);
    expect(outcomes.map(outcome => outcome.kind).sort()).toEqual(['alreadyFiled', 'filed']);
    expect(await results()).toHaveLength(1);
    const filed = outcomes.find(outcome => outcome.kind === 'filed')!;
    const second = outcomes.find(outcome => outcome.kind === 'alreadyFiled')!;
    expect(second).toMatchObject({ no: filed.kind === 'filed' && filed.no, at: '2026-11-02T01:00:00.000Z' });
  });

  it('confirmed twice by a retried message gets the same answer, also the second one', async () => {
    const [own, other] = [await begin('zhou', 'm1'), await begin('tang', 'm2')];
    await fill('zhou', own.inspectionId);
    await fill('tang', other.inspectionId);
    const first = await submit('zhou', own.inspectionId);
    const second = await submit('tang', other.inspectionId);
    expect(second).toMatchObject({ kind: 'alreadyFiled', byName: '周行远' });
    expect(await submit('zhou', own.inspectionId)).toEqual(first);
    expect(await submit('tang', other.inspectionId)).toEqual(second);
    expect(await results()).toHaveLength(1);
  });

  it('by a colleague fulfils the task, and its owner is told', async () => {
    expect(await file('tang', 'm1')).toMatchObject({ kind: 'filed' });
    expect(await task()).toMatchObject({ status: 'done', inspectorId: 'zhou' });
    const told = (await test.notices('zhou')).map(notice => [
      notice.code,
      (notice.params as { byName?: string }).byName,
    ]);
    expect(told).toEqual([['taskDoneByColleague', '唐知微']]);
  });

  it('of a task done already is an unplanned visit, and says so', async () => {
    await file('zhou', 'm1');
    expect((await begin('tang', 'm2')).task).toMatchObject({ kind: 'done', byName: '周行远' });
    expect(await file('tang', 'm3')).toMatchObject({ kind: 'filed' });
    expect((await results()).map(row => row.taskId)).toContain(null);
  });

  it('for a unit without a task stays possible', async () => {
    await test.context.db.prisma.inspectionTask.deleteMany({ where: HALL });
    expect((await begin('zhou', 'm1')).task).toEqual({ kind: 'unplanned' });
    expect(await file('zhou', 'm2')).toMatchObject({ kind: 'filed' });
  });

  it('after the deadline fulfils the task the visit was made for', async () => {
    await test.advanceTo('2026-12-01T09:00:00+08:00');
    expect((await task()).status).toBe('missed');
    // 录测评 begins today, in December; the visit was in November.
    expect(await file('zhou', 'm1', '2026-11-30T16:00:00+08:00')).toMatchObject({ kind: 'filed' });
    const { prisma } = test.context.db;
    const own = await prisma.inspectionTask.findMany({ where: HALL, orderBy: { period: 'asc' } });
    expect(own.map(each => [each.period, each.status])).toEqual([
      ['2026-11', 'done'],
      ['2026-12', 'planned'],
    ]);
  });

  it('of a skipped task makes it done after all', async () => {
    const { no } = await task();
    const zhou = await test.actor('zhou');
    await test.services.planning.skip({ actor: zhou, submissionId: 's1', no, reason: '停业' });
    expect((await task()).status).toBe('skipped');
    await file('zhou', 'm1');
    expect((await task()).status).toBe('done');
  });

  it('is not told by whom the visit was made where the actor is not to know', async () => {
    const { prisma } = test.context.db;
    const hotline = { programmeId: 'hotline', unitId: 'hotline' };
    const begun = await test.services.inspections.beginDraft({
      actor: await test.actor('tang'),
      submissionId: 't1',
      ...hotline,
    });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await fill('tang', begun.inspectionId);
    await submit('tang', begun.inspectionId);
    expect(await prisma.inspectionTask.findFirst({ where: hotline })).toMatchObject({ status: 'done' });
    const jiang = await test.actor('jiang');
    const again = await test.services.inspections.beginDraft({ actor: jiang, submissionId: 'j1', ...hotline });
    expect(again).toMatchObject({ task: { kind: 'unplanned' } });
  });
});
