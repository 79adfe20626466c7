import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-01T00:00:00+08:00' });
  await test.services.planning.ensurePeriods();
});
afterEach(() => test.close());

const codes = async (who: string) => (await test.notices(who)).map(notice => notice.code);
const told = async (who: string, code: string) =>
  (await test.notices(who))
    .filter(notice => notice.code === code)
    .map(notice => notice.params as Record<string, never>);
const taskOf = (where: object) =>
  test.context.db.prisma.inspectionTask.findFirstOrThrow({ where, orderBy: { no: 'asc' } });

describe('an inspector’s week', () => {
  it('begins with one notice on the morning of its first working day', async () => {
    await test.advanceTo('2026-11-02T08:29:00+08:00');
    expect(await codes('min')).toEqual([]);
    await test.advanceTo('2026-11-02T08:30:00+08:00');
    const [week] = await told('min', 'weekTasks');
    expect((week as unknown as { thisWeek: unknown[]; later: unknown[] }).thisWeek).toHaveLength(2);
    const [month] = await told('zhou', 'weekTasks');
    expect((month as unknown as { thisWeek: unknown[] }).thisWeek).toEqual([]);
    expect(await codes('min')).toEqual(['weekTasks']);
    await test.advanceTo('2026-11-09T08:30:00+08:00');
    expect(await told('zhou', 'weekTasks')).toHaveLength(2);
  });

  it('is reminded of in one notice per stage, and what was missed goes to the head and the quality officers', async () => {
    await test.advanceTo('2026-11-03T08:30:00+08:00');
    expect((await told('min', 'taskReminder')).map(each => each.stage)).toEqual(['threeDaysBefore']);
    await test.advanceTo('2026-11-06T17:59:00+08:00');
    expect((await told('min', 'taskReminder')).map(each => each.stage)).toEqual([
      'threeDaysBefore',
      'oneDayBefore',
      'dueMorning',
    ]);
    expect((await taskOf({ programmeId: 'vip' })).status).toBe('planned');
    await test.advanceTo('2026-11-06T18:00:00+08:00');
    expect((await taskOf({ programmeId: 'vip' })).status).toBe('missed');
    await test.advanceTo('2026-11-09T08:30:00+08:00');
    expect((await told('min', 'taskReminder')).at(-1)?.stage).toBe('overdue');
    for (const id of ['he', 'wu', 'qian']) {
      const [missed] = await told(id, 'tasksMissed');
      expect(
        (missed as unknown as { tasks: { inspectorName: string }[] }).tasks.map(each => each.inspectorName),
      ).toEqual(['闵佳', '闵佳']);
    }
  });

  it('says nothing more of a missed task whose reason is given', async () => {
    await test.advanceTo('2026-11-06T18:00:00+08:00');
    const min = await test.actor('min');
    const missed = await test.context.db.prisma.inspectionTask.findMany({ where: { programmeId: 'vip' } });
    for (const { no } of missed) {
      const said = await test.services.planning.skip({
        actor: min,
        submissionId: `s${no}`,
        no,
        reason: '客户经理培训',
      });
      expect(said.kind).toBe('explained');
    }
    await test.advanceTo('2026-11-09T08:30:00+08:00');
    expect((await told('min', 'taskReminder')).map(each => each.stage)).not.toContain('overdue');
    expect(await told('he', 'tasksMissed')).toEqual([]);
    expect((await taskOf({ programmeId: 'vip' })).status).toBe('missed');
  });
});

describe('an absence', () => {
  const days = { fromDay: '2026-11-30', toDay: '2026-12-04', reason: '' };
  const leave = async (who: string, submissionId: string, when = days) => {
    const taken = await test.services.planning.takeLeave({ actor: await test.actor(who), submissionId, ...when });
    if (taken.kind !== 'taken') throw new Error(`not taken: ${JSON.stringify(taken)}`);
    return taken;
  };

  it('moves what is due in it to the stand-in, once, and tells', async () => {
    const before = await test.context.db.prisma.inspectionTask.count({ where: { inspectorId: 'jiang' } });
    const first = await leave('jiang', 'l1');
    expect(first.moved).toHaveLength(before);
    expect(first.moved.every(each => each.toName === '唐知微')).toBe(true);
    expect(await leave('jiang', 'l1')).toEqual(first);
    expect(await codes('tang')).toEqual(['tasksHanded', 'standingIn']);
    expect(await test.context.db.prisma.absence.count()).toBe(1);
  });

  it('leaves with its owner what no colleague may take, and tells the quality officers', async () => {
    const left = await leave('min', 'l1', { fromDay: '2026-11-06', toDay: '2026-11-06', reason: '' });
    expect(left.moved).toEqual([]);
    await test.advanceTo('2026-11-02T00:00:00+08:00');
    // The next week's tasks find nobody: their only inspector is away when they are due.
    expect(await test.context.db.prisma.inspectionTask.count({ where: { programmeId: 'vip' } })).toBe(0);
    expect(await codes('wu')).toContain('tasksUnassigned');
    const xiang = await leave('xiang', 'l2');
    expect([xiang.moved, xiang.stuck.length]).toEqual([[], 7]);
  });

  it('of the stand-in sends them on to whoever has least to do', async () => {
    await leave('tang', 'l1');
    const jiang = await leave('jiang', 'l2');
    expect(jiang.moved).toEqual([]);
    expect(jiang.stuck.length).toBeGreaterThan(0);
  });

  it('registered twice before that was refused is cancelled as one', async () => {
    const zhou = await test.actor('zhou');
    const span = { fromDay: '2026-11-05', toDay: '2026-11-06' };
    for (const id of ['a', 'b']) {
      const row = { id, submissionId: id, staffId: 'zhou', ...span, at: new Date('2026-11-01T00:00:00+08:00') };
      await test.context.db.prisma.absence.create({ data: row });
    }
    expect(await test.services.planning.leaves({ actor: zhou })).toEqual([span]);
    const cancelled = await test.services.planning.cancelLeave({ actor: zhou, submissionId: 'c', ...span });
    expect(cancelled).toMatchObject({ kind: 'cancelled', ...span });
    expect(await test.services.planning.leaves({ actor: zhou })).toEqual([]);
  });

  it('takes the day off a visit planned in it that is due later', async () => {
    const zhou = await test.actor('zhou');
    const { no } = await taskOf({ inspectorId: 'zhou' });
    await test.services.planning.planVisit({ actor: zhou, no, day: '2026-11-05' });
    const taken = await leave('zhou', 'l1', { fromDay: '2026-11-05', toDay: '2026-11-06', reason: '' });
    expect(taken.unplanned.map(each => each.no)).toEqual([no]);
    expect(await taskOf({ no })).toMatchObject({ plannedFor: null, inspectorId: 'zhou' });
  });
});

describe('a hand-over', () => {
  const hand = async (who: string, no: string, toId: string, submissionId = 'h1') =>
    test.services.planning.handOver({ actor: await test.actor(who), submissionId, no, toId });

  it('tells the colleague once, however often the message comes', async () => {
    const { no } = await taskOf({ programmeId: 'hall', inspectorId: 'zhou' });
    const first = await hand('zhou', no, 'tang');
    expect(first).toMatchObject({ kind: 'handed', toName: '唐知微' });
    expect(await hand('zhou', no, 'tang')).toEqual(first);
    expect(await taskOf({ no })).toMatchObject({ inspectorId: 'tang', handedFromId: 'zhou' });
    expect(await codes('tang')).toEqual(['tasksHanded']);
  });

  it('goes to nobody of the very unit, nobody away, nobody of another line', async () => {
    const market = await test.context.db.prisma.inspectionTask.create({
      data: {
        ...{ id: 'x', no: 'RW-2026-0900', programmeId: 'weakness', period: '2026-11', unitId: 'market', round: 9 },
        ...{
          inspectorId: 'zhou',
          dueAt: new Date('2026-11-30T18:00:00+08:00'),
          status: 'planned',
          createdAt: new Date(),
        },
      },
    });
    expect(await hand('zhou', market.no, 'tang')).toMatchObject({ kind: 'barred' });
    expect(await hand('zhou', market.no, 'jiang', 'h2')).toMatchObject({ kind: 'closed' });
    const { no } = await taskOf({ programmeId: 'hall', inspectorId: 'zhou' });
    await test.services.planning.takeLeave({
      actor: await test.actor('tang'),
      submissionId: 'l1',
      fromDay: '2026-11-30',
      toDay: '2026-11-30',
      reason: '',
    });
    expect(await hand('zhou', no, 'tang', 'h3')).toMatchObject({ kind: 'away' });
  });

  it('is the owner’s, or a quality officer’s, who tells the owner too', async () => {
    const { no } = await taskOf({ programmeId: 'hall', inspectorId: 'zhou' });
    await expect(hand('tang', no, 'tang')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(hand('dong', no, 'tang')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await hand('wu', no, 'tang', 'h2')).toMatchObject({ kind: 'handed' });
    expect(await codes('zhou')).toEqual(['taskTaken']);
  });
});
