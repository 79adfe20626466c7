import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanPreview } from '../../../../src/services/inspections/planning/generate-tasks.ts';
import { openTestContext, type TestContext } from '../../../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-01T00:00:00+08:00' });
});
afterEach(() => test.close());

const tasks = (where: object = {}) => test.context.db.prisma.inspectionTask.findMany({ where, orderBy: { no: 'asc' } });

async function preview(programmeId: string, at = test.context.clock.now()): Promise<PlanPreview> {
  const shown = await test.services.planning.preview({ actor: await test.actor('wu'), programmeId, at });
  if (shown.kind !== 'preview' && shown.kind !== 'redraw') throw new Error(shown.kind);
  return { ...shown, kind: 'preview' };
}

async function confirm(shown: PlanPreview, programmeId: string, changes: object = {}) {
  return test.services.planning.generate({
    ...{ actor: await test.actor('wu'), programmeId, at: test.context.clock.now(), reason: '', submissionId: 'm1' },
    ...{ seed: shown.seed, mode: shown.mode, shown: shown.shown },
    ...changes,
  });
}

describe('tasks of a period', () => {
  it('are given out by the timer at its beginning, each unit once, to an inspector of the line from another unit', async () => {
    await test.services.planning.ensurePeriods();
    const month = await tasks({ period: '2026-11' });
    expect(
      Object.fromEntries([...Map.groupBy(month, task => task.programmeId)].map(([id, own]) => [id, own.length])),
    ).toEqual({
      hall: 4,
      hotline: 1,
      installation: 7,
      satisfaction: 5,
      'full-service': 4,
      weakness: 4,
    });
    expect(new Set(month.map(task => `${task.programmeId}:${task.unitId}`)).size).toBe(month.length);
    for (const task of month) {
      const person = await test.context.db.prisma.staff.findUniqueOrThrow({ where: { id: task.inspectorId } });
      const programme = await test.context.db.prisma.inspectionProgramme.findUniqueOrThrow({
        where: { id: task.programmeId },
      });
      expect(person.lines).toContain(programme.line);
      const { line } = programme;
      const on = test.context.clock.now();
      const responsible = await test.context.directory.responsibleUnit(test.context.db.prisma, {
        unitId: task.unitId,
        line,
        on,
      });
      expect([task.unitId, responsible]).not.toContain(person.unitId);
      expect(task.dueAt.toISOString()).toBe('2026-11-30T10:00:00.000Z');
    }
    // The week of 1 November, a Sunday, has no working day left.
    expect(await tasks({ programmeId: 'vip' })).toEqual([]);
    await test.advanceTo('2026-11-02T00:00:00+08:00');
    expect((await tasks({ programmeId: 'vip' })).map(task => [task.period, task.inspectorId])).toEqual([
      ['2026-W45', 'min'],
      ['2026-W45', 'min'],
    ]);
  });

  it('are shared out evenly among those who may', async () => {
    await test.services.planning.ensurePeriods();
    const halls = await tasks({ programmeId: 'hall' });
    expect(Map.groupBy(halls, task => task.inspectorId).get('zhou')).toHaveLength(2);
    const loads = ['zhou', 'tang'].map(async id => (await tasks({ inspectorId: id })).length);
    const [zhou = 0, tang = 0] = await Promise.all(loads);
    expect(Math.abs(zhou - tang)).toBeLessThanOrEqual(1);
  });

  it('are given out once, however often and by however many instances', async () => {
    await Promise.all([1, 2].map(() => test.services.planning.ensurePeriods()));
    const first = await tasks();
    await test.services.planning.ensurePeriods();
    expect(await tasks()).toEqual(first);
    expect(new Set(first.map(task => `${task.programmeId}:${task.period}:${task.unitId}`)).size).toBe(first.length);
  });

  it('go on period by period, and a rotation comes round to every unit within a month', async () => {
    await test.services.planning.ensurePeriods();
    await test.advanceTo('2026-11-23T09:00:00+08:00');
    const { prisma } = test.context.db;
    await prisma.inspectionTask.updateMany({
      where: { programmeId: 'vip', status: 'missed' },
      data: { status: 'done' },
    });
    const vip = await tasks({ programmeId: 'vip' });
    expect([...new Set(vip.map(task => task.period))]).toEqual(['2026-W45', '2026-W46', '2026-W47', '2026-W48']);
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await tasks({ programmeId: 'hall', period: '2026-12' })).toHaveLength(4);
  });

  it('reach a unit that came in the middle of it, while there is time', async () => {
    await test.services.planning.ensurePeriods();
    const { prisma } = test.context.db;
    const hall = {
      id: 'hall-new',
      name: '新开营业厅',
      kind: 'hall',
      hallKind: 'social',
      parentId: 'public-customers',
      aliases: [],
    } as const;
    await prisma.orgUnit.create({ data: { ...hall, aliases: [] } });
    await test.advanceTo('2026-11-09T00:00:00+08:00');
    expect(await tasks({ unitId: 'hall-new' })).toMatchObject([{ programmeId: 'hall', status: 'planned', round: 1 }]);
    await test.advanceTo('2026-11-25T09:00:00+08:00');
    await prisma.orgUnit.create({ data: { ...hall, id: 'hall-late', name: '月底开的营业厅', aliases: [] } });
    await test.advanceTo('2026-11-30T09:00:00+08:00');
    expect(await tasks({ unitId: 'hall-late' })).toEqual([]);
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await tasks({ unitId: 'hall-late', period: '2026-12' })).toHaveLength(1);
  });

  it('leave a unit without an inspector to the quality officers, and take it up when there is one', async () => {
    const { prisma } = test.context.db;
    await prisma.staff.update({ where: { id: 'tang' }, data: { active: false } });
    await test.services.planning.ensurePeriods();
    // 10000号 belongs to 客户服务部, where the only other inspector of the line works.
    expect(await tasks({ programmeId: 'hotline' })).toEqual([]);
    const told = (await test.notices('wu')).filter(notice => notice.code === 'tasksUnassigned');
    expect(told.map(notice => (notice.params as { units: string[] }).units)).toContainEqual(['10000号']);
    await prisma.staff.update({ where: { id: 'tang' }, data: { active: true } });
    await test.advanceTo('2026-11-09T00:00:00+08:00');
    expect(await tasks({ programmeId: 'hotline' })).toMatchObject([{ inspectorId: 'tang' }]);
    expect((await test.notices('wu')).filter(notice => notice.code === 'tasksUnassigned')).toHaveLength(told.length);
  });

  it('are given to nobody who is away when they are due', async () => {
    const zhou = await test.actor('zhou');
    const leave = { actor: zhou, submissionId: 'l1', fromDay: '2026-11-30', toDay: '2026-12-01', reason: '' };
    await test.services.planning.takeLeave(leave);
    await test.services.planning.ensurePeriods();
    expect(await tasks({ inspectorId: 'zhou', period: '2026-11' })).toEqual([]);
    expect((await tasks({ programmeId: 'hall' })).every(task => task.inspectorId === 'tang')).toBe(true);
  });
});

describe('生成任务', () => {
  it('writes the draw that was shown, once, and tells the inspectors', async () => {
    const shown = await preview('full-service');
    expect(shown.tasks).toHaveLength(4);
    const first = await confirm(shown, 'full-service');
    expect(await confirm(shown, 'full-service')).toEqual(first);
    const written = await tasks({ programmeId: 'full-service' });
    const { prisma } = test.context.db;
    const names = new Map((await prisma.orgUnit.findMany()).map(unit => [unit.id, unit.name]));
    expect(written.map(task => names.get(task.unitId))).toEqual(shown.tasks.map(task => task.unit));
    expect(written.every(task => task.seed === shown.seed)).toBe(true);
    const people = [...new Set(written.map(task => task.inspectorId))];
    for (const id of people) {
      expect((await test.notices(id)).map(notice => notice.code)).toEqual(['tasksAssigned']);
    }
    // The timer finds it done.
    await test.services.planning.ensurePeriods();
    expect(await tasks({ programmeId: 'full-service' })).toHaveLength(4);
  });

  it('writes nothing when the case has changed since', async () => {
    const shown = await preview('hall');
    await test.context.db.prisma.staff.update({ where: { id: 'tang' }, data: { active: false } });
    expect(await confirm(shown, 'hall')).toEqual({ kind: 'changed' });
    expect(await tasks()).toEqual([]);
    const again = await preview('hall');
    await test.services.planning.ensurePeriods();
    expect(await confirm(again, 'hall', { submissionId: 'm2' })).toEqual({ kind: 'changed' });
  });

  it('draws again only with a reason, and keeps what was, with its seeds', async () => {
    await test.services.planning.ensurePeriods();
    const before = await tasks({ programmeId: 'full-service' });
    const begun = before[0]!;
    await test.context.db.prisma.inspectionTask.update({ where: { id: begun.id }, data: { status: 'inProgress' } });
    const shown = await preview('full-service');
    expect(await confirm(shown, 'full-service')).toEqual({ kind: 'reasonMissing' });
    await confirm(shown, 'full-service', { reason: '政企部搬家', submissionId: 'm2' });
    const after = await tasks({ programmeId: 'full-service' });
    expect(after.filter(task => task.status !== 'withdrawn')).toHaveLength(4);
    expect(after.find(task => task.id === begun.id)?.status).toBe('inProgress');
    expect(after.filter(task => task.status === 'withdrawn').map(task => task.no)).toEqual(shown.withdrawn);
    const plan = await test.context.db.prisma.taskPlan.findFirstOrThrow({ where: { programmeId: 'full-service' } });
    expect(plan).toMatchObject({
      seed: shown.seed,
      drawn: { draws: [{ mode: 'first' }, { mode: 'redraw', reason: '政企部搬家', byId: 'wu' }] },
    });
    // What was taken back is nobody's neglect.
    const progress = await test.services.planning.progress({ actor: await test.actor('wu'), month: '2026-11' });
    expect(progress.skipped).toEqual([]);
    expect(progress.programmes.find(each => each.programme.startsWith('全业务'))).toMatchObject({ open: 4 });
  });

  it('is a quality officer’s', async () => {
    for (const id of ['zhou', 'dong', 'gao', 'lina', 'root']) {
      const actor = await test.actor(id);
      const asked = test.services.planning.preview({ actor, programmeId: 'hall', at: test.context.clock.now() });
      await expect(asked, id).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
