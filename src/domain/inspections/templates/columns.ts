import { columnLetter, type TableGrid } from './table.ts';
import type { ColumnKind, TableCorrections } from './template.ts';

const LABELS: readonly [ColumnKind, RegExp][] = [
  ['ordinal', /^(?:序号|编号|项次|序|no\.?|指标编[码号]|项目编号|题号)$/i],
  [
    'section',
    /^(?:一级(?:指标|项目|要素)|类别|检查类别|检查项目|测评项目?|测评类别|项目|项目名称|维度|测评维度|评价维度|模块|检查模块|大类|环节|检查环节|考核项目|服务环节)$/,
  ],
  [
    'title',
    /^(?:[二三四]级(?:指标|项目|要素)|检查内容|测评内容|测评项目名称|检查项|检查要点|测评点|测评要点|检查点|考核内容|指标|指标名称|评价内容|内容)$/,
  ],
  ['requirement', /^(?:规范要求|标准要求|服务标准|服务要求|具体要求|要求|检查标准|测评标准|考核标准|服务规范|标准)$/],
  [
    'rule',
    /^(?:评分标准|扣分标准|评分细则|评分办法|评分方法|评分规则|扣分细则|评分说明|计分方法|计分办法|评价标准|扣分办法|计分规则)$/,
  ],
  ['points', /^(?:分值|标准分|标准分值|满分|分数|配分|应得分|基准分|权重分|总分|分)$/],
  ['weight', /^(?:权重|占比|比重|权数|权重占比)$/],
  ['basis', /^(?:依据|标准依据|测评依据|检查依据|条款|对应条款|制度依据|出处|依据条款|条款依据)$/],
  ['condition', /^(?:检查条件|适用条件|前提条件|条件)$/],
  ['evidence', /^(?:取证要求|标记|佐证材?料?|取证方式|证据要求|照片要求|是否拍照|取证)$/],
];

const KIND_WORDS: Readonly<Record<string, ColumnKind>> = {
  序号: 'ordinal',
  不用: 'other',
  不读: 'other',
  忽略: 'other',
  部分: 'section',
  一级指标: 'section',
  章节: 'section',
  标题: 'title',
  测评项: 'title',
  二级指标: 'title',
  项名: 'title',
  要求: 'requirement',
  说明: 'requirement',
  评分标准: 'rule',
  分值: 'points',
  满分: 'points',
  权重: 'weight',
  依据: 'basis',
  条款: 'basis',
  取证: 'evidence',
  取证要求: 'evidence',
  条件: 'condition',
};

/** 「分  值（分）」 is 分值. */
const bare = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/[（(【[][^）)】\]]*[）)】\]]$/, '')
    .replace(/[:：]$/, '');

export function columnKind(label: string): ColumnKind | undefined {
  const text = bare(label);
  return LABELS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What a person calls a column, in a correction: 「E列是分值」. */
export function namedKind(name: string): ColumnKind | undefined {
  return KIND_WORDS[bare(name)] ?? columnKind(name);
}

export interface TableHead {
  /** First and last row of the names of the columns. */
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly { readonly column: number; readonly label: string; readonly kind: ColumnKind }[];
}

/** Deeper than any title, shallower than any sheet. */
const DEEPEST_HEAD = 20;

/**
 * The row that names the columns: the one with most known names. Names may take two rows, where the upper ones are merged down. With two
 * levels of 指标 the first is the section and the last the item.
 */
export function findHead(grid: TableGrid, corrections: TableCorrections): TableHead | undefined {
  const rows =
    corrections.headRow === undefined ? range(1, Math.min(grid.lastRow, DEEPEST_HEAD)) : [corrections.headRow];
  const scored = rows
    .map(row => ({ row, known: new Set(ownLabels(grid, row).flatMap(({ label }) => columnKind(label) ?? [])).size }))
    .sort((a, b) => b.known - a.known || a.row - b.row);
  const [best] = scored;
  if (!best || (best.known < 2 && corrections.headRow === undefined)) return undefined;
  const bottom = Math.max(
    best.row,
    ...ownLabels(grid, best.row).map(({ column }) => grid.merge(best.row, column)?.bottom ?? 0),
  );
  const columns = range(0, grid.lastColumn).flatMap(column => {
    const label =
      [grid.text(bottom, column), grid.text(best.row, column)].find(text => columnKind(text)) ??
      grid.text(bottom, column);
    const said = corrections.columns[columnLetter(column)];
    return label === '' && said === undefined
      ? []
      : [{ column, label, kind: said ?? columnKind(label) ?? ('other' as const) }];
  });
  return { top: best.row, bottom, columns: levels(grid, columns, corrections, bottom) };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

function ownLabels(grid: TableGrid, row: number): { column: number; label: string }[] {
  return range(0, grid.lastColumn).flatMap(column => {
    const origin = grid.origin(row, column);
    const label = grid.text(row, column);
    return label !== '' && origin.row === row && origin.column === column ? [{ column, label }] : [];
  });
}

/** Of each kind one column counts: the first, but for the levels of 指标, of which the outer is the section and the inner the item. */
function levels(
  grid: TableGrid,
  columns: TableHead['columns'],
  corrections: TableCorrections,
  bottom: number,
): TableHead['columns'] {
  const isSaid = (column: number) => corrections.columns[columnLetter(column)] !== undefined;
  const named = columns.filter(({ kind }) => kind === 'section' || kind === 'title');
  const free = named.filter(({ column }) => !isSaid(column));
  const said = named.filter(({ column }) => isSaid(column));
  const [first, last] = [free[0], free.at(-1)];
  const kinds = new Map<number, ColumnKind>();
  if (said.length === 0 && first && last && first !== last) {
    kinds.set(first.column, 'section').set(last.column, 'title');
    for (const { column } of free.slice(1, -1)) kinds.set(column, 'other');
  }
  if (said.length === 0 && first && first === last) {
    // A single level is the section where its cells reach over several rows and something else tells the items apart.
    const spans = range(bottom + 1, grid.lastRow).some(row => {
      const merge = grid.merge(row, first.column);
      return merge !== undefined && merge.bottom > merge.top && merge.right === merge.left;
    });
    const described = columns.some(({ kind }) => kind === 'requirement' || kind === 'rule');
    kinds.set(first.column, spans && described ? 'section' : 'title');
  }
  const taken = new Set<ColumnKind>(columns.filter(({ column }) => isSaid(column)).map(({ kind }) => kind));
  return columns.map(({ column, label, kind: read }) => {
    if (isSaid(column)) return { column, label, kind: read };
    const kind = kinds.get(column) ?? read;
    if (kind === 'other' || taken.has(kind)) return { column, label, kind: 'other' as const };
    taken.add(kind);
    return { column, label, kind };
  });
}
