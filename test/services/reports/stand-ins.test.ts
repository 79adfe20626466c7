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

  it('with a successor in office nobody stands in for the one who left', async () => {
    const no = await open(async () => {
      await staff('wen', { active: false, standInId: 'shi' });
      await test.context.db.prisma.staff.update({ where: { id: 'zou' }, data: { unitId: UNIT } });
    });
    await expect(draft('shi', no)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await draft('zou', no)).toMatchObject({ kind: 'drafted' });
  });
});
