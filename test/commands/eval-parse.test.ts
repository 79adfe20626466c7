import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evalParseTexts } from '../../dialogs/replies/eval-parse.ts';
import { parseOne, readCases } from '../../src/commands/parse-cases.ts';
import { withTemplate } from '../../src/commands/parse-template.ts';
import type { FilableProgramme } from '../../src/domain/inspections/free/read-sentence.ts';
import { hallWorkbook, provinceWorkbook } from '../helpers/inspection-workbooks.ts';

const NOW = new Date('2026-11-18T17:30:00+08:00');
const BOM = '\uFEFF';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eval-parse-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the cases of a file', () => {
  it('may end their lines as they like, and leave some blank', () => {
    const read = readCases('{"id":1,"text":"甲"}\r\n\r\n  \n{"id":"b","text":"乙"}\r', { judged: false });
    expect(read).toEqual({
      cases: [
        { id: 1, text: '甲' },
        { id: 'b', text: '乙' },
      ],
    });
  });

  it('may say when, with or without an offset, or not at all', () => {
    const times = ['"2026-11-18T17:30:00+08:00"', '"2026-11-18T09:30:00Z"', '"2026-11-18T17:30"', 'null'];
    const read = readCases(times.map((now, id) => `{"id":${id},"text":"甲","now":${now}}`).join('\n'), {
      judged: false,
    });
    expect('cases' in read && read.cases.map(each => each.now?.getTime())).toEqual([
      ...[NOW.getTime(), NOW.getTime(), NOW.getTime()],
      undefined,
    ]);
  });

  it('are none where any line is none, whose numbers are told', () => {
    const content = '{"id":1,"text":"甲"}\n{bad\n\n{"id":2}\n{"id":3,"text":"丙","now":"昨天"}\n[]';
    expect(readCases(content, { judged: false })).toEqual({ badLines: [2, 4, 5, 6] });
  });

  it('say what they expect only where that is judged', () => {
    const content = '{"id":1,"text":"甲","expected":{"of":"another kind"}}';
    expect(readCases(content, { judged: false })).toEqual({ cases: [{ id: 1, text: '甲' }] });
    expect(readCases(content, { judged: true })).toEqual({ badLines: [1] });
  });
});

const unit = (name: string, ...aliases: string[]) => ({ id: name, name, aliases });
const programme = (name: string, ...aliases: string[]): FilableProgramme => ({
  ...unit(name, ...aliases),
  units: [unit('通川营业厅', '通川厅', '通川')],
  sheet: {
    ...{ templateId: name, programmeId: name, programmeName: name, line: 'hall', cycle: 'monthly' },
    fields: [{ key: 'desk', title: '台席' }],
    sections: [],
    items: [],
  },
});
const PROGRAMMES = [programme('全业务服务标准抽查', '全业务'), programme('营业厅监督检查', '营业厅')];

describe('with the items of a workbook', () => {
  const parse = async (path: string, text: string) =>
    parseOne({ id: 1, text }, await withTemplate(PROGRAMMES, path, evalParseTexts), NOW).form;

  it('a sentence is read with them, for the programme whose workbook it is', async () => {
    const path = put('a.xlsx', await hallWorkbook());
    expect(await parse(path, '上午查了通川营业厅，着装2人不符，公示缺一项，服务用语良好，其余满分')).toMatchObject({
      ...{ unit: '通川营业厅', programme: '营业厅监督检查', date: '2026-11-18', time: '上午', rest: '满分' },
      items: [
        { item: '公示内容', deduction: 1 },
        { item: '着装工牌', deduction: 4 },
        { item: '服务用语', choice: '良好' },
      ],
      notUnderstood: [],
    });
  });

  it('fits every programme where neither its title nor its file says whose it is', async () => {
    const text = '上午查了通川厅，首问负责良好，其余满分';
    const form = { unit: '通川营业厅', items: [{ item: '首问负责', choice: '良好' }] };
    const bytes = await provinceWorkbook();
    expect(await parse(put('b.xlsx', bytes), text)).toMatchObject({ ...form, programme: null });
    expect(await parse(put('全业务.xlsx', bytes), text)).toMatchObject({ ...form, programme: '全业务服务标准抽查' });
  });

  it('that cannot be taken names its cells', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('评分表');
    sheet.addRows([
      ['序号', '检查内容', '分值'],
      [1, '门头招牌', '五分左右'],
      [2, '厅容环境', 10],
      [3, '公示内容', ''],
    ]);
    const path = put('c.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    await expect(withTemplate(PROGRAMMES, path, evalParseTexts)).rejects.toMatchObject({
      code: 'invalidInput',
      params: { what: expect.stringMatching(/C2：分值「五分左右」不是数字\s+C4：没有分值/) },
    });
  });

  it.each([
    ['is no table of items', async () => workbookOf([['姓名', '电话']]), '没有认出测评表'],
    ['is no workbook', async () => Buffer.from('不是表'), '没能读出来'],
  ])('that %s is refused', async (_, content, said) => {
    const path = put('d.xlsx', await content());
    await expect(withTemplate(PROGRAMMES, path, evalParseTexts)).rejects.toMatchObject({
      params: { what: expect.stringContaining(said) },
    });
  });
});

async function workbookOf(rows: string[][]): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.addWorksheet('Sheet1').addRows(rows);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('the command', () => {
  function run(...args: string[]) {
    const [command, preload] = ['commands/eval-parse.ts', 'preload.ts'].map(
      name => new URL(`../../src/${name}`, import.meta.url).pathname,
    );
    return spawnSync(process.execPath, ['--import', preload!, command!, ...args], { cwd: folder, encoding: 'utf8' });
  }

  it('says one line of JSON for each case and nothing else', { timeout: 120_000 }, async () => {
    const expected = '"expected":{"unit":"通川营业厅","programme":null,"date":null,"items":[],"rest":"满分"}';
    const cases = put(
      'cases.jsonl',
      `${BOM}{"id":1,"text":"通川营业厅其余满分",${expected}}\r\n\r\n{"id":"b","text":"没什么"}`,
    );
    const template = put('hall.xlsx', await hallWorkbook());
    const { status, stdout, stderr } = run('--cases', cases, '--template', template, '--json', '--expected');
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).id),
    ).toEqual([1, 'b']);
    expect(stderr).toContain('"accuracy":{"cases":1');
  });

  it('ends with 1 and the line that is no case', { timeout: 30_000 }, () => {
    const { status, stdout, stderr } = run('--cases', put('bad.jsonl', '{"id":1,"text":"甲"}\n{bad\n'), '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('bad.jsonl 第 2 行');
  });
});
