import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import { type SheetCell, spreadsheet } from '../../commands/spreadsheet.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let wu: Actor;

beforeAll(async () => {
  test = await openTestContext();
  wu = await test.actor('wu');
});
afterAll(() => test.close());

async function send(rows: readonly (readonly SheetCell[])[]): Promise<string> {
  const file = await receiveFile(test.context, { senderId: wu.id, name: '结果.xlsx', content: spreadsheet(rows) });
  if (file.kind !== 'stored') throw new Error(file.kind);
  return file.id;
}

const HEAD = ['单位', '日期', '得分'];
const input = (fileId: string, more = {}) => ({
  actor: wu,
  fileId,
  programmeId: 'hall',
  level: 'province' as const,
  leftOut: [],
  submissionId: randomUUID(),
  skipProblems: false,
  ...more,
});
const batch = () => test.services.inspections.batch;
const stored = () =>
  test.context.db.prisma.inspection.findMany({ where: { batchId: { not: null } }, include: { findings: true } });

describe('a sheet of results', () => {
  it('is filed whole, once, whoever sends it how often', async () => {
    const rows = [HEAD, ['通川营业厅', '2026-09-18', 92.5], ['南外合作营业厅', '2026-09-18', 88]];
    const first = input(await send(rows));
    const done = await batch().import(first);
    expect(done).toMatchObject({ kind: 'imported', results: 2, failed: 0, rectifications: 0 });
    // The same turn again, and the same file in another message.
    expect(await batch().import(first)).toEqual(done);
    expect(await batch().import(input(await send(rows)))).toMatchObject({ kind: 'already', batch: { results: 2 } });
    const filed = await stored();
    expect(filed.map(each => [each.level, each.source, each.score?.toString(), each.findings.length])).toEqual([
      ['province', 'province', '92.5', 0],
      ['province', 'province', '88', 0],
    ]);
  });

  it('writes nothing while a row has a problem, and the others once that is agreed', async () => {
    const fileId = await send([HEAD, ['渠县主营业厅', '2026-09-20', 81], ['临巴农客营业厅', '2026-09-20', 181]]);
    const before = (await stored()).length;
    expect(await batch().import(input(fileId))).toMatchObject({
      kind: 'notReady',
      preview: { read: { problems: [{ cell: 'C3', code: 'scoreRange' }] } },
    });
    expect(await stored()).toHaveLength(before);
    expect(await batch().import(input(fileId, { skipProblems: true }))).toMatchObject({ results: 1, leftOut: 1 });
    expect(await stored()).toHaveLength(before + 1);
  });

  it('knows a result that came in with an earlier file', async () => {
    const fileId = await send([HEAD, ['渠县主营业厅', '2026-09-20', 81], ['临巴农客营业厅', '2026-09-20', 18]]);
    const read = await batch().read(input(fileId));
    expect(read).toMatchObject({
      read: { problems: [{ row: 2, code: 'exists' }], results: [{ unitId: 'hall-linba' }] },
    });
  });

  it('asks a name once per programme', async () => {
    const fileId = await send([HEAD, ['达州通川旗舰厅', '2026-09-21', 90]]);
    const asked = await batch().read(input(fileId));
    expect(asked).toMatchObject({ kind: 'unknown', names: [{ kind: 'unit', name: '达州通川旗舰厅', cell: 'A2' }] });
    const mapping = {
      actor: wu,
      programmeId: 'hall',
      kind: 'unit' as const,
      name: '达州通川旗舰厅',
      target: 'hall-tongchuan',
    };
    await batch().mapName(mapping);
    await batch().mapName(mapping);
    expect(await batch().read(input(fileId))).toMatchObject({ read: { results: [{ unitId: 'hall-tongchuan' }] } });
  });

  it('is imported by nobody for their own unit', async () => {
    const fileId = await send([HEAD, ['10000号', '2026-09-20', 96]]);
    const read = await batch().read(input(fileId, { programmeId: 'hotline' }));
    expect(read).toMatchObject({ read: { results: [], problems: [{ code: 'ownUnit' }] } });
    const zhou = await test.actor('zhou');
    await expect(batch().read(input(fileId, { actor: zhou }))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('opens for failed items what filing in chat opens', async () => {
    const titles = ['客户履约率', '上门人员行为规范达标率', '新装机用户满意率', '故障客户满意率'];
    const fileId = await send([
      ['单位', '日期', ...titles, '得分'],
      ['渠县分公司', '2026-10-30', '30/30', '20/30', '30/30', '30/30', 91.67],
      ['宣汉分公司', '2026-10-30', '30/30', '30/30', '30/30', '30/30', 90],
    ]);
    const read = await batch().read(input(fileId, { programmeId: 'installation', level: 'city' }));
    expect(read).toMatchObject({ read: { problems: [{ cell: 'G3', code: 'scoreDiffers', about: '100' }] } });
    const done = await batch().import(
      input(fileId, { programmeId: 'installation', level: 'city', skipProblems: true }),
    );
    expect(done).toMatchObject({ kind: 'imported', results: 1, failed: 1, rectifications: 1 });
    const [opened] = await test.context.db.prisma.rectificationNotice.findMany({ where: { unitId: 'county-quxian' } });
    expect(opened).toMatchObject({ responsibleUnitId: 'county-quxian' });
  });

  it('makes calls into samples of one result per unit', async () => {
    const fileId = await send([
      ['单位', '日期', '客户类型', '联系电话', '回访结果', '是否履约', '是否满意', '备注'],
      ['渠县分公司', '2026-10-12', '新装', '13812345678', '成功', '是', '满意', ''],
      ['渠县分公司', '2026-10-13', '故障', '13812345679', '成功', '否', '不满意', '来电13812345679催过'],
      ['渠县分公司', '2026-10-14', '故障', '13812345670', '空号', '', '', ''],
    ]);
    const done = await batch().import(input(fileId, { programmeId: 'installation', level: 'city' }));
    expect(done).toMatchObject({ kind: 'imported', results: 1, rows: 3 });
    const rows = await test.context.db.prisma.sampleRecord.findMany({ orderBy: { ordinal: 'asc' } });
    expect(rows.map(row => [row.population, row.reached, row.outcomes, row.note])).toEqual([
      ['新装客户', true, { 1: true, 3: true }, ''],
      ['故障客户', true, { 1: false, 4: false }, '来电催过'],
      ['故障客户', false, {}, ''],
    ]);
  });

  it("fulfils the open task of its unit and period where it is the city's, once, and its inspector is told", async () => {
    await test.services.planning.ensurePeriods();
    const { prisma } = test.context.db;
    const halls = { programmeId: 'hall', unitId: { in: ['hall-tongchuan', 'hall-nanwai'] } };
    await prisma.inspectionTask.updateMany({ where: halls, data: { inspectorId: 'zhou' } });
    const tasks = () =>
      prisma.inspectionTask.findMany({ where: { ...halls, period: '2026-11' }, orderBy: { unitId: 'asc' } });
    const province = [HEAD, ['通川营业厅', '2026-11-01', 90]];
    await batch().import(input(await send(province)));
    expect((await tasks()).map(task => task.status)).toEqual(['planned', 'planned']);
    const city = [HEAD, ['通川营业厅', '2026-11-01', 91], ['通川营业厅', '2026-11-02', 93]];
    const first = input(await send(city), { level: 'city' });
    const done = await batch().import(first);
    expect(await batch().import(first)).toEqual(done);
    expect((await tasks()).map(task => task.status)).toEqual(['planned', 'done']);
    const filed = await prisma.inspection.findMany({
      where: { ...halls, level: 'city' },
      orderBy: { inspectedAt: 'asc' },
    });
    expect(filed.map(each => each.taskId)).toEqual([(await tasks())[1]!.id, null]);
    const told = (await test.notices('zhou')).filter(notice => notice.code === 'tasksDoneByImport');
    expect(told).toHaveLength(1);
    // What is done is not missed.
    await test.advanceTo('2026-12-01T09:00:00+08:00');
    expect((await tasks()).map(task => task.status)).toEqual(['missed', 'done']);
  });
});
