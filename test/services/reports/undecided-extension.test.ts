import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

/** The monthly report of 农村客户部, due 2026-11-06 18:00; its head asks for more time the day before, nobody decides in time. */
describe('a report sent in late while its request for more time waits', () => {
  let test: TestContext;
  let no: string;
  let ids = 0;
  const submissionId = () => `s${++ids}`;
  const stored = () => test.context.db.prisma.submission.findUniqueOrThrow({ where: { no } });
  const entries = () => test.context.db.prisma.penaltyEntry.findMany({ where: { subjectNo: no } });
  const decide = async (granted: boolean) => {
    const actor = await test.actor('wu');
    await test.services.extensions.view({ actor, no });
    return test.services.extensions.decide({ actor, submissionId: submissionId(), no, granted, decision: '已核实' });
  };
  const send = async () => {
    const values = {
      ...{ complaints: 12, complaintsOnTime: 12, workOrders: 30, workOrdersOnTime: 29, repeatComplaints: 0 },
      remark: null,
    };
    return test.services.reports.draft({ actor: await test.actor('ding'), no, submissionId: submissionId(), values });
  };

  beforeEach(async () => {
    test = await openTestContext();
    await test.context.db.prisma.obligation.deleteMany({ where: { id: { not: 'quality-report:rural-customers' } } });
    await test.services.reports.ensurePeriods();
    no = (await test.context.db.prisma.submission.findFirstOrThrow()).no;
    await test.advanceTo('2026-11-05T09:00:00+08:00');
    const asked = await test.services.extensions.ask({
      ...{ actor: await test.actor('ding'), submissionId: submissionId(), no },
      ...{ day: '2026-11-11', reason: '数据未到' },
    });
    expect(asked).toMatchObject({ kind: 'asked' });
  });
  afterEach(() => test.close());

  it('costs nothing until somebody decides, and can still be decided', async () => {
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    expect(await send()).toEqual({ kind: 'submitted', no, late: false, undecided: true });
    expect(await entries()).toEqual([]);
    const wu = await test.actor('wu');
    expect((await test.services.extensions.pending(wu)).map(({ ref }) => ref.no)).toEqual([no]);
    expect(await test.services.reports.view({ actor: wu, no })).toMatchObject({
      late: false,
      askedDueAt: new Date('2026-11-11T18:00:00+08:00'),
    });
    const { submissionId: draftId } = await stored();
    const examination = { kind: 'accept' } as const;
    expect(
      await test.services.reports.examine({ actor: wu, no, draftId, submissionId: submissionId(), examination }),
    ).toEqual({ kind: 'undecided', no });

    expect(await decide(false)).toMatchObject({ kind: 'refused' });
    expect(await stored()).toMatchObject({ status: 'submitted', late: true });
    expect((await entries()).map(({ occurrenceKey, reason }) => ({ occurrenceKey, reason }))).toEqual([
      {
        occurrenceKey: `report:${no}:late:1`,
        reason: expect.objectContaining({ code: 'reportLate', extension: 'refused' }),
      },
    ]);
    expect(await test.services.extensions.pending(wu)).toEqual([]);
  });

  it('costs once, also where it was written before the deadline and released after it, and whatever passes later', async () => {
    const values = {
      complaints: 1,
      complaintsOnTime: 1,
      workOrders: 1,
      workOrdersOnTime: 1,
      repeatComplaints: 0,
      remark: null,
    };
    await test.services.reports.draft({ actor: await test.actor('shi'), no, submissionId: 'written', values });
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    const judged = await test.services.reports.judge({
      ...{ actor: await test.actor('ding'), no, draftId: 'written', submissionId: submissionId() },
      decision: { kind: 'release' },
    });
    expect(judged).toMatchObject({ kind: 'submitted', late: false, undecided: true });
    await decide(false);
    await test.advanceTo('2026-12-15T09:00:00+08:00');
    expect((await entries()).map(({ occurrenceKey }) => occurrenceKey)).toEqual([`report:${no}:late:1`]);
  });

  it('costs once where it was refused before it was sent in', async () => {
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    await decide(false);
    await test.drain();
    expect(await send()).toMatchObject({ kind: 'submitted', late: true });
    await test.advanceTo('2026-12-15T09:00:00+08:00');
    expect((await entries()).map(({ occurrenceKey }) => occurrenceKey)).toEqual([`report:${no}:late:1`]);
  });

  it('is in time once more time is granted', async () => {
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    await send();
    expect(await decide(true)).toMatchObject({ kind: 'granted' });
    expect(await stored()).toMatchObject({ status: 'submitted', late: false });
    await test.advanceTo('2026-11-30T09:00:00+08:00');
    expect(await entries()).toEqual([]);
  });

  it('is late by the deadline that was granted where it came after that too', async () => {
    await test.advanceTo('2026-11-12T09:00:00+08:00');
    expect(await send()).toMatchObject({ undecided: true });
    expect(await decide(true)).toMatchObject({ kind: 'granted' });
    expect((await entries()).map(({ reason }) => reason)).toEqual([
      expect.objectContaining({ dueAt: '2026-11-11T10:00:00.000Z', extension: 'granted' }),
    ]);
  });
});
