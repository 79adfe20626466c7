import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importStaffFile, listStaffMembers, staffTemplate } from '../../src/commands/staff-actions.ts';
import { STAFF_COLUMNS } from '../../src/services/org/staff-table.ts';
import { fakeConsole, testWorkbench } from './bench.ts';
import { spreadsheet } from './spreadsheet.ts';

let bench: Awaited<ReturnType<typeof testWorkbench>>;
beforeEach(async () => {
  bench = await testWorkbench();
});
afterEach(() => bench.dispose());

const ROW = ['张三', '客户服务部', '', '', '一线员工', '', '客服', '', ''] as const;
const staff = (id: string) => bench.db.prisma.staff.findUnique({ where: { id } });

async function run(path: string) {
  const console = fakeConsole();
  return { code: await importStaffFile(path, bench.open, console.terminal), ...console };
}

describe('staff import', () => {
  it('takes its own template', async () => {
    const { code, said } = await run(bench.file('模板.csv', staffTemplate()));
    expect([code, said()]).toEqual([0, '✓ 已导入：新增 4 人，更新 0 人，新建 1 个单位。']);
    expect(await staff('0003')).toMatchObject({ name: '王五', lines: ['hall', 'complaint'] });
  });

  it('reads a spreadsheet; text accounts keep their zeros, number cells are pointed out', async () => {
    const file = bench.file('人员.xlsx', spreadsheet([STAFF_COLUMNS, ['007', ...ROW], [13800138000, ...ROW]]));
    const { code, said } = await run(file);
    expect(code).toBe(0);
    expect(said()).toContain('第 3 行的账号是数字格式');
    expect(await staff('007')).not.toBeNull();
    expect(await staff('13800138000')).not.toBeNull();
  });

  it('keeps every digit of a number cell', async () => {
    const file = bench.file('人员.xlsx', spreadsheet([STAFF_COLUMNS, ['12345678901234567890', ...ROW]]));
    expect((await run(file)).code).toBe(0);
    expect(await staff('12345678901234567890')).not.toBeNull();
    const archive = await JSZip.loadAsync(spreadsheet([STAFF_COLUMNS, [1, ...ROW]]));
    const path = 'xl/worksheets/sheet1.xml';
    archive.file(path, (await archive.file(path)!.async('string')).replace('<v>1</v>', '<v>98765432109876543210</v>'));
    const { said } = await run(bench.file('长号.xlsx', await archive.generateAsync({ type: 'nodebuffer' })));
    expect(said()).toContain('第 2 行的账号是数字格式');
    expect(await staff('98765432109876543210')).not.toBeNull();
  });

  it('a cell in the last row and column exhausts nothing', async () => {
    const archive = await JSZip.loadAsync(spreadsheet([STAFF_COLUMNS, ['a', ...ROW]]));
    const path = 'xl/worksheets/sheet1.xml';
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    archive.file(path, (await archive.file(path)!.async('string')).replace('</sheetData>', far));
    const before = process.memoryUsage().rss;
    const { code, complained } = await run(bench.file('远.xlsx', await archive.generateAsync({ type: 'nodebuffer' })));
    expect([code, complained()]).toEqual([2, expect.stringContaining('行数太多')]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('reads GBK', async () => {
    const gbk = new Uint8Array([0xd5, 0xcb, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb]);
    expect((await run(bench.file('人员.csv', gbk))).complained()).toContain('缺少「单位」这一列');
  });

  it('takes tables without the column 状态, and warns of units left without a head', async () => {
    const rows = [STAFF_COLUMNS.slice(0, 9), ['a', ...ROW.slice(0, 8)]];
    expect((await run(bench.file('旧表.csv', rows.map(row => row.join(',')).join('\n')))).code).toBe(0);
    const left = [STAFF_COLUMNS, ['chen', '陈映雪', '通川营业厅', '', '', '部门负责人', '', '', '', '离岗']];
    const { code, said } = await run(bench.file('离岗.csv', left.map(row => row.join(',')).join('\n')));
    expect(code).toBe(0);
    expect(said()).toContain('标为离岗 1 人');
    expect(said()).toContain('目前没有负责人：通川营业厅。');
  });

  it('explains every bad row and writes nothing', async () => {
    const rows = [
      STAFF_COLUMNS,
      ['a', ...ROW],
      ['', ...ROW],
      ['b', '李四', '无此单位', '', '', '厂长', '', '', '', ''],
    ];
    const { code, complained } = await run(bench.file('人员.csv', rows.map(row => row.join(',')).join('\n')));
    expect(code).toBe(2);
    expect(complained()).toContain('有 3 处需要修改，没有写入任何内容');
    expect(complained()).toContain('第 3 行：账号没有填写');
    expect(complained()).toContain('第 4 行：不认识岗位角色「厂长」');
    expect(complained()).toContain('第 4 行：「无此单位」是新单位，请填写单位类型');
    expect(await staff('a')).toBeNull();
  });

  it.each([
    ['没有.csv', undefined, '文件不存在'],
    ['人员.doc', 'x', '只支持 .xlsx 和 .csv'],
    ['空.csv', '', '文件是空的'],
    ['坏.xlsx', 'not a zip', '不是有效的 xlsx 文件'],
    ['坏.csv', '账号,姓名\n"a,b', '引号或分隔符有误'],
  ])('refuses %s', async (name, content, reason) => {
    const { code, complained } = await run(
      content === undefined ? `${bench.folder}/${name}` : bench.file(name, content),
    );
    expect([code, complained()]).toEqual([2, expect.stringContaining(reason)]);
  });
});

describe('staff list', () => {
  it('lists everybody in words', async () => {
    const { terminal, said } = fakeConsole();
    expect(await listStaffMembers(bench.open, terminal)).toBe(0);
    expect(said()).toContain('zhou　周行远　客户服务部　营业厅监督检查员　监督检查人员（营业厅）　在岗');
    expect(said()).toContain('负责：通川营业厅');
    expect(said()).toContain('共 25 人。');
  });

  it('shows who has left', async () => {
    await bench.db.prisma.staff.update({ where: { id: 'zhou' }, data: { active: false } });
    const { terminal, said } = fakeConsole();
    await listStaffMembers(bench.open, terminal);
    expect(said()).toContain('监督检查人员（营业厅）　离岗');
    expect(said()).toContain('共 25 人，其中离岗 1 人。');
  });
});
