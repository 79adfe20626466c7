import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../src/documents/read-cells.ts';
import { editSheet } from '../../src/documents/sheets/edit-sheet.ts';
import { writeSheet } from '../../src/documents/sheets/write-sheet.ts';
import { editTemplate, readTemplateEdit } from '../../src/domain/inspections/templates/edit.ts';
import { newSheet } from '../../src/domain/inspections/templates/new-sheet.ts';
import { type ReadTable, readTable } from '../../src/domain/inspections/templates/read-table.ts';
import { sheetEdits } from '../../src/domain/inspections/templates/sheet-edits.ts';
import { NEW_ITEM, type Template, type TemplateItem } from '../../src/domain/inspections/templates/template.ts';
import { hallWorkbook, installationWorkbook, provinceWorkbook } from '../helpers/inspection-workbooks.ts';

const WORKBOOKS = [
  ['评分表', hallWorkbook],
  ['Sheet1', installationWorkbook],
  ['指标体系', provinceWorkbook],
] as const;

async function read(bytes: Buffer, sheet: string): Promise<{ table: ReadTable; lastRow: number }> {
  const result = await readSheets(bytes);
  const found = result.kind === 'read' ? result.sheets.find(each => each.name === sheet) : undefined;
  const reading = found && readTable(found, { columns: {} });
  if (reading?.kind !== 'read') throw new Error(`not read: ${sheet}`);
  return { table: reading.table, lastRow: Math.max(...found!.cells.map(cell => cell.row)) };
}

async function write(bytes: Buffer, sheet: string, template: Template): Promise<Buffer> {
  const { table, lastRow } = await read(bytes, sheet);
  return editSheet(bytes, sheet, sheetEdits(table, template, lastRow));
}

/** All that a person sees of a workbook: texts, formulas, number formats, styles, merged cells, widths, heights. */
async function looks(bytes: Buffer) {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook.worksheets.map(sheet => ({
    name: sheet.name,
    widths: Array.from({ length: sheet.columnCount }, (_, index) => sheet.getColumn(index + 1).width),
    heights: Array.from({ length: sheet.rowCount }, (_, index) => sheet.getRow(index + 1).height),
    merges: (sheet.model as { mergeCells?: string[] }).mergeCells ?? [],
    frozen: sheet.views,
    orientation: sheet.pageSetup.orientation,
    cells: cellsOf(sheet),
  }));
}

function cellsOf(sheet: Worksheet): Record<string, { value: Cell['value']; style: Cell['style'] }> {
  const cells: Record<string, { value: Cell['value']; style: Cell['style'] }> = {};
  sheet.eachRow({ includeEmpty: true }, row =>
    row.eachCell({ includeEmpty: true }, cell => {
      cells[cell.address] = { value: cell.value, style: cell.style };
    }),
  );
  return cells;
}

const say = (template: Template, sentence: string): Template => {
  const edit = readTemplateEdit(sentence, template);
  const edited = edit && edit.kind !== 'basis' ? editTemplate(template, edit) : undefined;
  if (edited?.kind !== 'edited') throw new Error(`${sentence}: ${JSON.stringify(edited)}`);
  return edited.template;
};

/** Without the rows, which are where an item stands and not what it says. */
const said = (template: Template): Template => ({
  ...template,
  items: template.items.map(({ row: _row, ...item }) => JSON.parse(JSON.stringify(item)) as TemplateItem),
});

describe.each(WORKBOOKS)('the workbook with the sheet %s', (sheet, make) => {
  it('comes back from its template as it was', async () => {
    const original = await make();
    const { table } = await read(original, sheet);
    const back = await write(original, sheet, table.template);
    expect(await looks(back)).toEqual(await looks(original));
    expect((await read(back, sheet)).table).toEqual(table);
  });

  it('shows a changed figure in its cell and nowhere else but the totals', async () => {
    const original = await make();
    const { table } = await read(original, sheet);
    const { row, maxPoints } = table.template.items[1]!;
    const column = table.head.columns.find(each => each.kind === 'points')!.column;
    const address = `${String.fromCharCode(65 + column)}${row}`;
    const back = await write(original, sheet, say(table.template, `第2项改为${maxPoints + 5}分`));
    const [before, after] = [await looks(original), await looks(back)];
    const changed = after.flatMap((each, index) =>
      Object.keys(each.cells).filter(
        key => JSON.stringify(each.cells[key]) !== JSON.stringify(before[index]!.cells[key]),
      ),
    );
    const totals = table.passed.filter(each => each.kind === 'total').map(each => `${address[0]}${each.row}`);
    expect(changed).toContain(address);
    expect([address, ...totals]).toEqual(expect.arrayContaining(changed));
    expect((await read(back, sheet)).table.template.items[1]!.maxPoints).toBe(maxPoints + 5);
  });

  it('takes up added, removed and moved items with their merged cells, and keeps every other row', async () => {
    const original = await make();
    const { table } = await read(original, sheet);
    const [first] = table.template.sections;
    const edited = [
      `加一项：${first!.title} 新增的一项，每处扣1分，10分`,
      '删除第3项',
      '第2项移到最前',
      `第1项改名为 移上来的一项`,
    ].reduce(say, table.template);
    const back = await write(original, sheet, edited);
    const again = await read(back, sheet);
    expect(said(again.table.template)).toEqual(said(edited));
    const [kept, now] = [await looks(original), await looks(back)];
    const other = (all: Awaited<ReturnType<typeof looks>>) => all.filter(each => each.name !== sheet);
    expect(other(now)).toEqual(other(kept));
    expect(now.find(each => each.name === sheet)!.widths).toEqual(kept.find(each => each.name === sheet)!.widths);
    expect(again.table.passed.map(each => each.text)).toEqual(table.passed.map(each => each.text));
  });
});

it('formulas go on summing the items of their section', async () => {
  const original = await hallWorkbook();
  const { table } = await read(original, '评分表');
  const back = await write(original, '评分表', say(table.template, '加一项：环境设施 便民设施，每缺一项扣1分，4分'));
  const sheet = (await looks(back)).find(each => each.name === '评分表')!;
  expect(sheet.cells.F9!.value).toEqual({ formula: 'SUM(F4:F8)', result: 34 });
  expect(sheet.cells.F17!.value).toMatchObject({ formula: 'F9+F12+F16' });
  expect(sheet.merges).toContain('B4:B8');
});

describe('a template that came from no workbook', () => {
  const points = fc.integer({ min: 1, max: 4000 }).map(value => value / 100);
  const kinds = fc.oneof(
    points.map(maxPoints => ({ scoring: 'points' as const, maxPoints })),
    points.map(maxPoints => ({ scoring: 'yesNo' as const, maxPoints })),
    fc
      .tuple(points, points)
      .map(([one, two]) => ({
        scoring: 'deduction' as const,
        maxPoints: Math.max(one, two),
        deductionPer: Math.min(one, two),
      })),
    fc
      .tuple(points, fc.integer({ min: 1, max: 100 }))
      .map(([maxPoints, target]) => ({ scoring: 'sampledRate' as const, maxPoints, target })),
    points.map(maxPoints => ({
      scoring: 'choice' as const,
      maxPoints,
      options: [
        { label: '优秀', points: maxPoints },
        { label: '差', points: 0 },
      ],
    })),
    fc
      .tuple(points, fc.integer({ min: 1, max: 60 }))
      .map(([maxPoints, passMax]) => ({ scoring: 'number' as const, maxPoints, range: { passMax, unit: '分钟' } })),
    fc
      .constantFrom('text' as const, 'photo' as const, 'signature' as const)
      .map(scoring => ({ scoring, maxPoints: 0 })),
  );
  const items = fc.array(
    fc.tuple(kinds, fc.boolean(), fc.boolean(), fc.constantFrom(...(['general', 'serious', 'major'] as const))),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  it('reads back from the sheet that is written for it', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }), async (rows, share) => {
        const template: Template = {
          name: '营业厅测评表',
          fields: [],
          sections: [
            { title: '环境设施', ...(share !== undefined && { weight: share }) },
            { title: '人员形象', ...(share !== undefined && { weight: 100 - share }) },
          ].slice(0, rows.length > 1 ? 2 : 1),
          items: rows.map(
            ([kind, veto, evidenceRequired, severity], index): TemplateItem => ({
              ...NEW_ITEM,
              ...kind,
              veto,
              evidenceRequired,
              severity,
              title: `测评内容${'甲乙丙丁戊己庚辛'[index]}`,
              description: index % 2 === 0 ? '地面、玻璃、柜台干净。' : '',
              section: index === 0 ? '环境设施' : '人员形象',
              ...(index === 2 && { condition: { ordinal: 1, is: 'fail' as const } }),
            }),
          ),
        };
        const { table } = await read(await writeSheet(newSheet(template, [])), '测评表');
        expect(said(table.template)).toEqual(JSON.parse(JSON.stringify(template)));
      }),
      { numRuns: 25 },
    );
  });
});
