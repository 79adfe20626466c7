import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { storePhoto } from '../rectification/inspected.ts';

/** 服务质量报表 of October, due 2026-11-06 18:00, of three units. */
const [PUBLIC, RURAL, ENTERPRISE] = ['public-customers', 'rural-customers', 'enterprise-customers'];

let test: TestContext;
const noOf = async (unitId: string) =>
  (await test.context.db.prisma.submission.findFirstOrThrow({ where: { unitId, period: '2026-10' } })).no;
const owed = async (by: string, asked: object = {}) =>
  test.services.reports.owed({ actor: await test.actor(by), ...asked });
const span = (from: string, before: string) => ({
  span: { from: new Date(`${from}T00:00:00+08:00`), before: new Date(`${before}T00:00:00+08:00`) },
});
const OCTOBER = span('2026-10-01', '2026-11-01');
const at = (iso: string) => new Date(iso);

beforeAll(async () => {
  test = await openTestContext();
  const kept = [PUBLIC, RURAL, ENTERPRISE].map(unit => `quality-report:${unit}`);
  await test.context.db.prisma.obligation.deleteMany({ where: { id: { notIn: kept } } });
  await test.services.reports.ensurePeriods();
  const asks = async (by: string, unitId: string, day: string) =>
    test.services.extensions.ask({
      ...{ actor: await test.actor(by), submissionId: `ask:${unitId}`, no: await noOf(unitId) },
      ...{ day, reason: '数据未到' },
    });
  await asks('shi', RURAL!, '2026-11-11');
  await asks('zou', ENTERPRISE!, '2026-11-12');
  const wu = await test.actor('wu');
  const no = await noOf(RURAL!);
  await test.services.extensions.view({ actor: wu, no });
  await test.services.extensions.decide({ actor: wu, submissionId: 'grant', no, granted: true, decision: '' });
});
afterAll(() => test.close());

it('each has its own state and due time, and the mark of an extension', async () => {
  await test.advanceTo('2026-11-09T09:00:00+08:00');
  const found = await owed('wu');
  expect(found).toMatchObject({ scope: 'all', sent: 0, omittedBefore: 0 });
  expect(
    found.owed.map(({ unitName, state, dueAt, extendedFrom, askedDueAt }) => [
      unitName,
      state,
      dueAt,
      extendedFrom,
      askedDueAt,
    ]),
  ).toEqual([
    ['政企客户部', 'undecided', at('2026-11-06T18:00:00+08:00'), null, at('2026-11-12T18:00:00+08:00')],
    ['公众客户部', 'overdue', at('2026-11-06T18:00:00+08:00'), null, null],
    ['农村客户部', 'open', at('2026-11-11T18:00:00+08:00'), at('2026-11-06T18:00:00+08:00'), null],
  ]);
  expect((await owed('shi')).owed.map(({ unitName }) => unitName)).toEqual(['农村客户部']);
});

it('a period, or days not yet over, may be named', async () => {
  expect((await owed('wu', OCTOBER)).owed).toHaveLength(3);
  expect(await owed('wu', span('2026-07-01', '2026-10-01'))).toMatchObject({ owed: [], sent: 0, by: 'period' });
  // November has no reports of its own yet: those due in it are meant.
  expect(await owed('wu', span('2026-11-01', '2026-12-01'))).toMatchObject({ by: 'due', owed: [{}, {}, {}] });
  expect((await owed('wu', { named: '分析报告' })).owed).toEqual([]);
});

it('what was omitted is not forgotten, and what was sent back is owed again', async () => {
  await test.advanceTo('2026-11-21T09:00:00+08:00');
  expect((await owed('wu')).owed.find(({ unitName }) => unitName === '公众客户部')).toMatchObject({ state: 'omitted' });
  const no = await noOf(RURAL!);
  const values = {
    complaints: 1,
    complaintsOnTime: 1,
    workOrders: 1,
    workOrdersOnTime: 1,
    repeatComplaints: 0,
    remark: null,
  };
  await test.services.reports.draft({ actor: await test.actor('ding'), no, submissionId: 'rural', values });
  expect(await owed('wu')).toMatchObject({ sent: 1 });
  const examination = {
    kind: 'fault',
    fault: 'untrue',
    reason: '不实',
    fileIds: [await storePhoto(test, 'wu')],
  } as const;
  const faulted = { actor: await test.actor('wu'), no, draftId: 'rural', submissionId: 'fault', examination };
  await test.services.reports.examine(faulted);
  expect((await owed('wu', OCTOBER)).owed.find(each => each.no === no)).toMatchObject({ state: 'returned' });

  // Months later it is only counted, unless its month is named.
  await test.advanceTo('2027-03-01T09:00:00+08:00');
  const later = await owed('wu');
  expect(later.omittedBefore).toBeGreaterThan(0);
  expect(later.owed.map(({ no: listed }) => listed)).not.toContain(await noOf(PUBLIC!));
  expect((await owed('wu', OCTOBER)).owed.map(({ unitName, state }) => [unitName, state])).toContainEqual([
    '公众客户部',
    'omitted',
  ]);
}, 60_000);
