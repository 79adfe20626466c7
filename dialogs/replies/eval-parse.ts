import type { TableProblem } from '../../src/domain/inspections/templates/read-table.ts';
import { cellProblem, UNREADABLE, type UnreadableReason } from '../inspections/templates/workbook-words.ts';

/** What `npm run eval:parse` says. */
export const evalParseTexts = {
  usage: '--cases <文件> [选项]',
  description:
    '读一批口语句子，逐条输出听懂了什么（不用模型）。在演示分公司的单位、检查类别和测评表上运行；七个检查类别都可以录。',
  cases:
    '句子文件：每行一个 JSON，如 {"id":"1","text":"上午查了通川营业厅，厅容扣2分，其余满分"}；可带 now 和 expected',
  now: '没有写 now 的句子是什么时候说的，如 2026-11-18T17:30:00+08:00；不写则为现在',
  template:
    '测评表（.xlsx 或 .xls）：各检查类别的测评项改用这张表，像「修改测评表」导入时那样识别，单位等照旧；表名或文件名里写了类别的，说不清类别的句子归到它',
  json: '每句输出一行 JSON，不输出别的',
  expected:
    '句子带有 expected 时与之比较，最后说明各空填对的比例、没有展示就记错的个数（与 --json 同用时写到标准错误）',
  examples: `
输出：{"id","unit","programme","date","items":[{"item","score"|"deduction"|"choice"|"sample","note"}],"rest","notUnderstood":[…]}
没有说清的单位和类别是 null；只提到、没有说结果的项目没有分值。
示例：
  npm run --silent eval:parse -- --cases test/inspections/free-development.jsonl --now 2026-11-18T17:30:00+08:00 --json --expected
  npm run --silent eval:parse -- --cases 句子.jsonl --template 营业厅测评表.xlsx --json`,
  badFile: (path: string): string => `读不了句子文件 ${path}，请检查路径`,
  badLine: (path: string, line: number): string =>
    `${path} 第 ${line} 行写法有误：每行一个 JSON，要有 id 和 text；now 写成 2026-11-18T17:30:00+08:00`,
  badTemplate: (path: string): string => `读不了测评表 ${path}，请检查路径`,
  unreadable: (path: string, reason: UnreadableReason): string => `测评表 ${path} 没能读出来：${UNREADABLE[reason]}`,
  noTable: (path: string, sheets: readonly string[]): string =>
    `${path} 里没有认出测评表：没有找到写着「检查内容」「分值」这类列名的表头，或表头下面没有测评项。工作表有：${sheets.map(sheet => `「${sheet}」`).join('、')}`,
  badCells: (path: string, problems: readonly TableProblem[]): string =>
    `测评表 ${path} 有写错的单元格：\n${problems.map(problem => `　${cellProblem(problem)}`).join('\n')}`,
  badTime: (text: string): string => `看不懂时间「${text}」，请写成 2026-11-18T17:30:00+08:00`,
  slot: (name: string, expected: string, got: string): string => `    ${name}：应为「${expected}」，得到「${got}」`,
  summary: ({ cases, slots, right, silent }: { cases: number; slots: number; right: number; silent: number }): string =>
    `共 ${cases} 句、${slots} 个空，填对 ${right} 个（${slots === 0 ? '—' : ((100 * right) / slots).toFixed(1)}%），没有展示就记错 ${silent} 个。`,
};
