import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor, namedExactly } from '../../../../src/domain/inspections/batch/candidates.ts';
import { findResultHead } from '../../../../src/domain/inspections/batch/columns.ts';
import { readDay } from '../../../../src/domain/inspections/batch/read-day.ts';
import { readResults } from '../../../../src/domain/inspections/batch/read-results.ts';
import { gridOf } from '../../../../src/domain/inspections/templates/table.ts';
import { INSTALLATION } from '../samples/sheet.ts';

const now = new Date('2026-11-25T09:00:00+08:00');

function grid(rows: readonly (readonly string[])[]) {
  const cells = rows.flatMap((texts, row) => texts.map((text, column) => ({ row: row + 1, column, text })));
  return gridOf({ name: '表', cells: cells.filter(cell => cell.text !== ''), merges: [] });
}

function read(rows: readonly (readonly string[])[], level: 'province' | 'city' = 'province') {
  const table = grid(rows);
  const head = findResultHead(table, INSTALLATION, new Map())!;
  return readResults({ grid: table, head, sheet: INSTALLATION, unitOf: name => name, level, now });
}

describe('a day in a sheet', () => {
  it.each([
    ['2026-10-15', '2026-10-15 12:00'],
    ['2026/10/5', '2026-10-05 12:00'],
    ['2026年10月15日', '2026-10-15 12:00'],
    ['2026-10-15 09:30', '2026-10-15 09:30'],
    ['10月15日', '2026-10-15 12:00'],
    ['12月15日', '2025-12-15 12:00'],
    ['2026-11-25', '2026-11-25 00:00'],
    ['10月', '2026-10-31 12:00'],
    ['2026-10', '2026-10-31 12:00'],
    ['2026年11月', '2026-11-25 00:00'],
    ['2026年第三季度', '2026-09-30 12:00'],
    ['第四季度', '2025-12-31 12:00'],
    ['2026Q4', '2026-11-25 00:00'],
    ['2026-13-01', undefined],
    ['2026-02-30', undefined],
    ['15', undefined],
    ['上旬', undefined],
  ])('%s', (text, expected) => {
    const day = readDay(text, now);
    expect(day && `${day.day} ${day.time}`).toBe(expected);
  });
});

describe('rows of results', () => {
  it('names the cell of everything that is wrong', () => {
    const { results, problems } = read([
      ['单位', '日期', '得分'],
      ['甲', '2026-10-01', '105'],
      ['乙', '2026-10-01', '-1'],
      ['丙', '', '90'],
      ['丁', '2026-10-01', ''],
      ['戊', '2026-12-30', '90'],
      ['己', '2024-01-01', '90'],
      ['庚', '2026-10-01', '90'],
      ['庚', '2026-10-01', '91'],
      ['合计', '', '600'],
    ]);
    expect(problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'C2 scoreRange',
      'C3 scoreRange',
      'B4 dateMissing',
      'C5 scoreMissing',
      'B6 future',
      'B7 tooOld',
      'A9 twice',
    ]);
    expect(results.map(each => [each.unitId, each.total])).toEqual([['庚', 90]]);
  });

  it('takes the period of the title where no column tells the day', () => {
    const { results } = read([['2026年10月成绩'], ['单位', '得分'], ['甲', '90']]);
    expect(results[0]!.inspectedAt).toEqual(new Date('2026-10-31T12:00:00+08:00'));
  });

  it('wants every item of a result of our own, and the sum to be right', () => {
    const head = ['单位', '日期', ...INSTALLATION.items.map(item => item.title), '得分'];
    const { problems, results } = read(
      [
        head,
        ['甲', '2026-10-01', '30/30', '', '30/30', '30/30', '100'],
        ['乙', '2026-10-01', '30/30', '15/30', '30/30', '30/30', '90'],
        ['丙', '2026-10-01', '30/30', '很好', '30/30', '30/30', ''],
        ['丁', '2026-10-01', '30/30', '15/30', '30/30', '30/30', '87.5'],
      ],
      'city',
    );
    expect(problems.map(({ cell, code, about }) => `${cell} ${code} ${about}`)).toEqual([
      'D2 itemMissing 上门人员行为规范达标率',
      'G3 scoreDiffers 87.5',
      'D4 itemUnclear 上门人员行为规范达标率',
    ]);
    expect(results.map(each => each.unitId)).toEqual(['丁']);
  });

  it('never loses a row: each is a result, has a problem, or sums up', () => {
    const cell = fc.constantFrom('', '90', '105', '八十', '2026-10-01', '2026-10-02', '第三季度', '好');
    const row = fc.tuple(fc.constantFrom('甲', '乙', '合计'), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), rows => {
        const { results, problems } = read([['单位', '日期', '得分'], ...rows]);
        const told = new Set([...results.flatMap(each => each.rows), ...problems.map(each => each.row)]);
        const expected = rows.flatMap(([name], index) => (name === '合计' ? [] : [index + 2]));
        expect([...told].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});

describe('a name of somebody else', () => {
  const units = [
    { id: 'a', name: '通川营业厅', aliases: ['通川厅'] },
    { id: 'b', name: '南外合作营业厅', aliases: ['南外'] },
    { id: 'c', name: '渠县分公司', aliases: [] },
  ];

  it.each([
    ['通川厅', 'a'],
    ['南 外', 'b'],
    ['通川旗舰厅', undefined],
  ])('%s is exactly %s', (text, id) => expect(namedExactly(text, units)?.id).toBe(id));

  it.each([
    ['达州通川旗舰营业厅', 'a'],
    ['南外社会渠道厅', 'b'],
    ['渠县电信分公司', 'c'],
  ])('%s is likeliest %s', (text, id) => expect(candidatesFor(text, units)[0]!.id).toBe(id));
});
