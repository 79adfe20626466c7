import { afterEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

const UNIT = 'public-customers';
const VALUES = {
  complaints: 12,
  complaintsOnTime: 12,
  workOrders: 30,
  workOrdersOnTime: 29,
  repeatComplaints: 0,
  remark: null,
};

let test: TestContext;
afterEach(() => test.close());

/** 服务质量报表 of one unit for October, with who is who changed before it is asked for. */
async function open(change: (test: TestContext) => Promise<unknown>): Promise<string> {
  test = await openTestContext({});
  const { prisma } = test.context.db;
  await change(test);
  await prisma.obligation.deleteMany({ where: { id: { not: `quality-report:${UNIT}` } } });
  await test.services.reports.ensurePeriods();
  return (await prisma.submission.findFirstOrThrow()).no;
}

const staff = (id: string, data: { active?: boolean; standInId?: string | null }) =>
  test.context.db.prisma.staff.update({ where: { id }, data });
const draft = async (by: string, no: string) =>
  test.services.reports.draft({ actor: await test.actor(by), no, submissionId: `draft:${by}`, values: VALUES });
const release = async (by: string, no: string) =>
  test.services.reports.judge({
    ...{ actor: await test.actor(by), no, draftId: `draft:wen`, submissionId: `release:${by}` },
    decision: { kind: 'release' },
  });
const todosOf = async (by: string) => test.services.reports.pending(await test.actor(by));

describe('who is away is stood in for', () => {
  it('the stand-in of a writer who has left is asked, writes, and stands in the record for whom', async () => {
    const no = await open(async () => {
      await staff('wen', { active: false, standInId: 'shi' });
      await staff('pan', { standInId: null });
    });
    expect((await test.notices('shi')).map(({ code }) => code)).toContain('reportRequested');
    expect(await todosOf('shi')).toMatchObject([{ action: 'fillReport', ref: { no } }]);
    expect(await draft('shi', no)).toMatchObject({ kind: 'drafted' });
    const row = await test.context.db.prisma.submission.findUniqueOrThrow({ where: { no } });
    expect(row).toMatchObject({ authorId: 'shi', authorForId: 'wen' });
    await expect(draft('zou', no)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a head who has left is stood in for, before the head of the unit above is asked', async () => {
    const no = await open(() => staff('pan', { active: false, standInId: 'ding' }));
    await draft('wen', no);
    expect(await todosOf('ding')).toMatchObject([{ action: 'releaseReport', ref: { no } }]);
    await expect(release('gao', no)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await release('ding', no)).toMatchObject({ kind: 'submitted' });
    const row = await test.context.db.prisma.submission.findUniqueOrThrow({ where: { no } });
    expect(row).toMatchObject({ releasedById: 'ding', releasedForId: 'pan' });
  });

  it('a stand-in who is away too passes it on; a chain that leads back ends with the head above', async () => {
    const no = await open(async () => {
      await staff('pan', { active: false, standInId: 'ding' });
      await staff('ding', { active: false, standInId: 'pan' });
    });
    await draft('wen', no);
    expect(await release('gao', no)).toMatchObject({ kind: 'submitted' });
  });

  const leaveOf = (staffId: string) =>
    test.context.db.prisma.absence.create({
      data: {
        ...{ id: 'leave', submissionId: 'leave', staffId, fromDay: '2026-11-01', toDay: '2026-11-10' },
        at: new Date('2026-11-01T09:00:00+08:00'),
      },
    });
  const OWN = { code: 'forbidden', params: { reason: 'ownText', by: '高敬之、潘致远' } };

  it('who writes as the stand-in of the head does not release it: the head above does, or the head', async () => {
    const no = await open(() => leaveOf('pan'));
    const ownHand = { forName: '潘致远', mayRelease: ['高敬之', '潘致远'] };
    expect(await draft('wen', no)).toEqual({ kind: 'drafted', no, headName: '高敬之', ownHand });
    expect((await test.notices('gao')).map(({ code }) => code)).toContain('reportDrafted');
    expect(await todosOf('wen')).toEqual([]);
    expect(await todosOf('gao')).toMatchObject([{ action: 'releaseReport', ref: { no } }]);
    expect(await test.services.reports.open({ actor: await test.actor('wen'), purpose: 'release' })).toEqual([]);
    expect(await test.services.reports.open({ actor: await test.actor('gao'), purpose: 'release' })).toMatchObject([
      { no },
    ]);
    await expect(release('wen', no)).rejects.toMatchObject(OWN);
    await expect(test.services.reports.toJudge({ actor: await test.actor('wen'), no })).rejects.toMatchObject(OWN);
    const view = await test.services.reports.view({ actor: await test.actor('wen'), no });
    expect(view).toMatchObject({ status: 'drafted', mayFill: true, mayRelease: false });
    expect(await test.services.reports.view({ actor: await test.actor('gao'), no })).toMatchObject({
      mayRelease: true,
    });
    // Reminded is who can do it.
    await test.advanceTo('2026-11-05T09:00:00+08:00');
    expect((await test.notices('gao')).map(({ code }) => code)).toContain('reportReminder');
    expect(await release('gao', no)).toMatchObject({ kind: 'submitted' });
    // Said once more, as after a crash, it is answered once more.
    expect(await release('gao', no)).toMatchObject({ kind: 'submitted' });
    const row = await test.context.db.prisma.submission.findUniqueOrThrow({ where: { no } });
    expect(row).toMatchObject({ authorId: 'wen', releasedById: 'gao', releasedForId: 'pan' });
  });

  it('the head on leave may release it, too; and who stands in releases what another wrote', async () => {
    const no = await open(async () => {
      await leaveOf('pan');
      await test.context.db.prisma.staff.update({ where: { id: 'zou' }, data: { unitId: UNIT } });
    });
    await draft('wen', no);
    expect(await todosOf('pan')).toMatchObject([{ action: 'releaseReport', ref: { no } }]);
    await test.services.reports.draft({
      ...{ actor: await test.actor('zou'), no, submissionId: 'draft:zou', values: VALUES },
    });
    expect(await todosOf('gao')).toEqual([]);
    expect(await todosOf('wen')).toMatchObject([{ action: 'releaseReport', ref: { no } }]);
    const judged = await test.services.reports.judge({
      ...{ actor: await test.actor('wen'), no, draftId: 'draft:zou', submissionId: 'release:wen' },
      decision: { kind: 'release' },
    });
    expect(judged).toMatchObject({ kind: 'submitted' });
  });

  it('with a successor in office nobody stands in for the one who left', async () => {
    const no = await open(async () => {
      await staff('wen', { active: false, standInId: 'shi' });
      await test.context.db.prisma.staff.update({ where: { id: 'zou' }, data: { unitId: UNIT } });
    });
    await expect(draft('shi', no)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await draft('zou', no)).toMatchObject({ kind: 'drafted' });
  });
});
