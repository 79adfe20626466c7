import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importStaff } from '../../../src/services/org/import-staff.ts';
import { readStaffTable, STAFF_COLUMNS } from '../../../src/services/org/staff-table.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

const table = (...rows: string[][]) => [[...STAFF_COLUMNS], ...rows].map(row => row.map(text => ({ text })));
/** 账号, 姓名, 单位, 单位类型, 上级单位, 岗位角色, 条线, 职务, 是否负责人, 状态 */
const person = (id: string, more: Partial<Record<number, string>> = {}): string[] =>
  [id, '张三', '客户服务部', '', '', '一线员工', '', '', '', ''].map((text, index) => more[index] ?? text);

const problemsOf = (...rows: string[][]) =>
  readStaffTable(table(...rows)).problems.map(({ row, code }) => `${row} ${code}`);

describe('readStaffTable', () => {
  it('keeps an account as written', () => {
    expect(readStaffTable(table(person('007'), person('a.B-c@d'))).people.map(each => each.id)).toEqual([
      '007',
      'a.B-c@d',
    ]);
  });

  it.each<[string, string[], string]>([
    ['no account', person(''), '2 blankId'],
    ['a Chinese account', person('张三'), '2 badId'],
    ['a reserved account', person('system'), '2 badId'],
    ['no name', person('a', { 1: ' ' }), '2 blankName'],
    ['no unit', person('a', { 2: '' }), '2 blankUnit'],
    ['no role', person('a', { 5: '' }), '2 noRole'],
    ['an unknown role', person('a', { 5: '一线员工、厂长' }), '2 unknownRole'],
    ['an unknown line', person('a', { 6: '食堂' }), '2 unknownLine'],
    ['an inspector without a line', person('a', { 5: '监督检查人员' }), '2 inspectorNeedsLine'],
    ['an unknown unit type', person('a', { 3: '分店' }), '2 unknownUnitType'],
    ['an odd flag', person('a', { 8: '大概' }), '2 badFlag'],
    ['an odd status', person('a', { 9: '休假' }), '2 badStatus'],
    ['a departed head', person('a', { 8: '是', 9: '离岗' }), '2 departedHead'],
  ])('reports %s', (_what, row, problem) => expect(problemsOf(row)).toEqual([problem]));

  it('reports clashes between rows, with rows as a spreadsheet counts them', () => {
    const head = { 8: '是' };
    expect(problemsOf(person('a', head), [], person('a'), person('b', head))).toEqual(['4 duplicateId', '5 twoHeads']);
  });

  it('reports missing columns and an empty table', () => {
    const headings = [['账号', '姓名'].map(text => ({ text }))];
    expect(readStaffTable(headings).problems.map(each => each.value)).toEqual(['单位', '岗位角色']);
    expect(readStaffTable([]).problems).toEqual([{ row: 1, code: 'noRows' }]);
    expect(problemsOf()).toEqual(['1 noRows']);
  });

  it('tells number cells apart', () => {
    const rows = table(person('7'), person('1.5'));
    rows[1]![0] = { text: '7', numeric: true } as { text: string };
    rows[2]![0] = { text: '1.5', numeric: true } as { text: string };
    const read = readStaffTable(rows);
    expect(read.numericIdRows).toEqual([2, 3]);
    expect(read.problems).toEqual([{ row: 3, code: 'numberId', value: '1.5' }]);
  });
});

describe('importStaff', () => {
  let test: TestContext;
  beforeEach(async () => {
    test = await openTestContext();
  });
  afterEach(() => test.close());
  const run = (...rows: string[][]) => importStaff(test.context, { rows: table(...rows) });

  it('makes units, parents first in any order, people and heads, and updates by account', async () => {
    const result = await run(
      person('0001', { 2: '新城营业厅', 3: '现业主营业厅', 4: '新城客户部', 5: '负责人', 8: '是' }),
      person('0002', {
        2: '新城客户部',
        3: '现业客户群部门',
        4: '市分公司',
        5: '服务管理人员、监督检查人员',
        6: '投诉、VIP',
      }),
      person('lina', { 1: '李娜娜', 2: '新城营业厅' }),
    );
    expect(result).toMatchObject({ kind: 'imported', created: 2, updated: 1, units: 2 });
    expect(await test.actor('0002')).toMatchObject({
      roles: ['serviceOfficer', 'inspector'],
      lines: ['complaint', 'vip'],
    });
    const hall = await test.context.db.prisma.orgUnit.findUniqueOrThrow({
      where: { name: '新城营业厅' },
      include: { parent: { include: { parent: true } } },
    });
    expect(hall).toMatchObject({
      kind: 'hall',
      hallKind: 'cityMain',
      headId: '0001',
      parent: { parent: { name: '市分公司' } },
    });
    expect(await test.actor('lina')).toMatchObject({ name: '李娜娜', unitName: '新城营业厅' });
    expect(await test.actor('chen')).toMatchObject({ unitName: '通川营业厅' });
  });

  it('finds a unit by its alias and takes a head back', async () => {
    expect(await run(person('chen', { 2: '通川厅', 8: '否' }))).toMatchObject({ kind: 'imported', units: 0 });
    const hall = await test.context.db.prisma.orgUnit.findUniqueOrThrow({ where: { id: 'hall-tongchuan' } });
    expect(hall.headId).toBeNull();
  });

  it('marks who has left, takes their units back and names those now without a head', async () => {
    const result = await run(person('pan', { 2: '公众客户部', 5: '部门负责人', 9: '离岗' }));
    expect(result).toMatchObject({ updated: 1, departed: 1, headless: ['南外合作营业厅', '公众客户部'] });
    const { prisma } = test.context.db;
    expect(await prisma.staff.findUniqueOrThrow({ where: { id: 'pan' } })).toMatchObject({ active: false });
    expect(await prisma.orgUnit.count({ where: { headId: 'pan' } })).toBe(0);
    const { detail } = await prisma.auditEvent.findFirstOrThrow({ where: { action: 'staff.imported' } });
    expect(detail).toMatchObject({ departed: 1, headless: ['hall-nanwai', 'public-customers'] });
    // A later table that says nothing of it brings nobody back; one that does, does.
    await run(person('pan', { 2: '公众客户部', 5: '部门负责人' }));
    expect(await prisma.staff.findUniqueOrThrow({ where: { id: 'pan' } })).toMatchObject({ active: false });
    const back = await run(person('pan', { 2: '公众客户部', 5: '部门负责人', 8: '是', 9: '在岗' }));
    expect(back).toMatchObject({ departed: 0, headless: [] });
    expect(await test.actor('pan')).toMatchObject({ headOf: ['public-customers'] });
  });

  it.each<[string, string[][], string[], string[]]>([
    ['says nothing', [person('chen', { 2: '农村客户部' })], [], ['通川营业厅']],
    ['names the new unit', [person('chen', { 2: '农村客户部', 8: '是' })], ['rural-customers'], ['通川营业厅']],
    [
      'stands below the successor',
      [person('lina', { 2: '通川营业厅', 8: '是' }), person('chen', { 2: '农村客户部' })],
      [],
      [],
    ],
    ['stays', [person('chen', { 2: '通川营业厅' })], ['hall-tongchuan'], []],
  ])('somebody who moves stops heading the old unit: the row %s', async (_what, rows, headOf, headless) => {
    expect(await run(...rows)).toMatchObject({ kind: 'imported', headless });
    expect((await test.actor('chen')).headOf).toEqual(headOf);
  });

  it.each<[string, string[][], string[]]>([
    ['a new unit without type', [person('a', { 2: '新厅' })], ['2 unitNeedsType']],
    ['a new unit without parent', [person('a', { 2: '新厅', 3: '农客营业厅' })], ['2 unitNeedsParent']],
    ['an unknown parent', [person('a', { 2: '新厅', 3: '农客营业厅', 4: '无此部' })], ['2 unknownParent']],
    ['another type', [person('a', { 3: '县分公司' })], ['2 unitTypesDiffer']],
    ['another parent', [person('a', { 4: '市场部' })], ['2 parentsDiffer']],
    [
      'a loop',
      [person('a', { 2: '甲', 3: '外包单位', 4: '乙' }), person('b', { 2: '乙', 3: '外包单位', 4: '甲' })],
      ['2 parentLoop', '3 parentLoop'],
    ],
  ])('refuses %s', async (_what, rows, problems) => {
    const result = await run(...rows);
    expect(result.kind === 'refused' && result.problems.map(({ row, code }) => `${row} ${code}`)).toEqual(problems);
  });

  it('writes all or nothing', async () => {
    const { prisma } = test.context.db;
    const before = [await prisma.staff.count(), await prisma.orgUnit.count()];
    const result = await run(
      person('0001', { 2: '新部', 3: '市公司部门', 4: '市分公司' }),
      person('0002', { 5: '厂长' }),
    );
    expect(result).toMatchObject({ kind: 'refused', problems: [{ row: 3, code: 'unknownRole', value: '厂长' }] });
    expect([await prisma.staff.count(), await prisma.orgUnit.count()]).toEqual(before);
  });
});
