import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import type { WorkingWeek } from '../../../src/domain/calendar/working-week.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-06T10:00:00+08:00' });
});
afterEach(() => test.close());

const WEEK: WorkingWeek = { days: [1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00', rest: null };

async function set(unitId: string, more: { by?: string; week?: WorkingWeek | null; from?: string; id?: string } = {}) {
  const { by = 'root', week = WEEK, from = '2026-11-06', id = `set-${unitId}-${from}` } = more;
  return test.services.calendar.set({ actor: await test.actor(by), submissionId: id, unitId, week, from });
}

async function investigate(unitId: string) {
  const actor = await test.actor('wu');
  const opened = await test.services.investigations.open({
    ...{ actor, unitId, subject: '移机工单超时', question: '派单与上门时间', fileIds: [] },
    submissionId: `open-${unitId}-${await test.context.db.prisma.serviceInvestigation.count()}`,
  });
  return { ...opened, due: formatShanghai(new Date(opened.dueAt)) };
}

describe('the working week of a unit', () => {
  it('counts for deadlines that are set afterwards; those that are set stand', async () => {
    const before = await investigate('public-customers');
    expect(before.due).toBe('2026-11-11 18:00');
    await set('public-customers');
    const after = await investigate('public-customers');
    expect(after).toMatchObject({ due: '2026-11-10 17:00', dueBasis: { unitCalendar: '公众客户部' } });
    expect((await investigate('network')).due).toBe('2026-11-11 18:00');
    const { dueAt } = await test.context.db.prisma.serviceInvestigation.findUniqueOrThrow({ where: { no: before.no } });
    expect(formatShanghai(dueAt)).toBe('2026-11-11 18:00');
  });

  it('is seen by another instance at once', async () => {
    const calendarOf = await test.context.unitCalendars(test.context.db.prisma);
    expect(calendarOf('public-customers').isWorkingDay('2026-11-07')).toBe(false);
    await set('public-customers');
    const fresh = await test.context.unitCalendars(test.context.db.prisma);
    expect(fresh('public-customers').isWorkingDay('2026-11-07')).toBe(true);
  });

  it('is set by the administrator only, of a unit below the company, from today on, once', async () => {
    await expect(set('public-customers', { by: 'wu' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set('city')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(set('nowhere')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(set('network', { week: { ...WEEK, closes: '08:00' } })).rejects.toMatchObject({
      code: 'invalidInput',
    });
    expect(await set('network', { from: '2026-11-05' })).toEqual({ kind: 'past', from: '2026-11-05' });
    await set('network');
    await set('network');
    expect(await test.context.db.prisma.unitWorkingWeek.count()).toBe(1);
    expect(await test.context.db.prisma.auditEvent.count({ where: { action: 'calendar.set' } })).toBe(1);
  });

  it('is previewed without being set, with what inherits it', async () => {
    const actor = await test.actor('root');
    const preview = await test.services.calendar.preview({
      actor,
      unitId: 'public-customers',
      week: WEEK,
      from: '2026-11-06',
    });
    expect(preview.examples.map(({ before, after }) => [formatShanghai(before), formatShanghai(after)])).toEqual([
      ['2026-11-11 18:00', '2026-11-10 17:00'],
      ['2026-11-13 18:00', '2026-11-12 17:00'],
      ['2026-11-20 18:00', '2026-11-18 17:00'],
    ]);
    expect(preview.inheriting).toContain('通川营业厅');
    expect(await test.context.db.prisma.unitWorkingWeek.count()).toBe(0);
  });

  it('gives problems of one bulletin the deadline of each responsible unit', async () => {
    await set('public-customers');
    const issued = await test.services.bulletins.issue({
      ...{ actor: await test.actor('wu'), submissionId: 'issue', kind: 'monthly', origin: 'city', period: '2026-10' },
      ...{ title: '10月服务质量月报', leftOut: [] },
      problems: [
        { unitId: 'network', text: '断网后没有告知用户' },
        { unitId: 'public-customers', text: '装机改约没有告知用户' },
      ],
    });
    if (issued.kind !== 'issued') throw new Error(issued.kind);
    expect(formatShanghai(new Date(issued.dueAt))).toBe('2026-11-13 18:00');
    expect(issued.apart).toMatchObject([{ unitNames: ['公众客户部'], dueBasis: { unitCalendar: '公众客户部' } }]);
    expect(formatShanghai(new Date(issued.apart![0]!.dueAt))).toBe('2026-11-12 17:00');
  });
});
