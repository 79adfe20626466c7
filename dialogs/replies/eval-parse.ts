/** What `npm run eval:parse` says. */
export const evalParseTexts = {
  usage: '--cases <文件> [选项]',
  description:
    '读一批口语句子，逐条输出听懂了什么（不用模型）。在演示分公司的单位、检查类别和测评表上运行；七个检查类别都可以录。',
  cases:
    '句子文件：每行一个 JSON，如 {"id":"1","text":"上午查了通川营业厅，厅容扣2分，其余满分"}；可带 now 和 expected',
  now: '没有写 now 的句子是什么时候说的，如 2026-11-18T17:30:00+08:00；不写则为现在',
  json: '每句输出一行 JSON',
  expected: '句子带有 expected 时，最后另输出一行：各空填对的比例，和没有展示就记错的个数',
  examples: `
输出：{"id","unit","programme","date","items":[{"item","score"|"deduction"|"choice"|"sample","note"}],"rest","notUnderstood":[…]}
没有说清的单位和类别是 null；只提到、没有说结果的项目没有分值。
示例：
  npm run --silent eval:parse -- --cases test/inspections/free-development.jsonl --now 2026-11-18T17:30:00+08:00 --json --expected`,
  badFile: (path: string): string => `读不了句子文件 ${path}，请检查路径。`,
  badLine: (path: string, line: number): string => `${path} 第 ${line} 行写法有误：每行一个 JSON，要有 id 和 text。`,
  badTime: (text: string): string => `看不懂时间「${text}」，请写成 2026-11-18T17:30:00+08:00。`,
  slot: (name: string, expected: string, got: string): string => `    ${name}：应为「${expected}」，得到「${got}」`,
  summary: ({ cases, slots, right, silent }: { cases: number; slots: number; right: number; silent: number }): string =>
    `共 ${cases} 句、${slots} 个空，填对 ${right} 个（${slots === 0 ? '—' : ((100 * right) / slots).toFixed(1)}%），没有展示就记错 ${silent} 个。`,
};
