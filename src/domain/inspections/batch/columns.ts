import { coreOf } from '../samples/read-outcomes.ts';
import { sampledItems } from '../samples/scheme.ts';
import type { Sheet } from '../sheet.ts';
import type { TableGrid } from '../templates/table.ts';

export type ColumnUse =
  | { readonly kind: 'unit' | 'date' | 'score' | 'note' | 'population' | 'label' | 'contact' | 'ignored' }
  /** Several where a call's one verdict counts for the rate of its group: 满意. */
  | { readonly kind: 'item'; readonly ordinals: readonly number[] }
  /** Nobody has said yet what it is. */
  | { readonly kind: 'unknown' };

export interface ResultColumn {
  readonly column: number;
  readonly title: string;
  readonly use: ColumnUse;
}

export interface ResultHead {
  readonly row: number;
  readonly columns: readonly ResultColumn[];
  /** Each row is one customer that was called or visited, not one result. */
  readonly isCalls: boolean;
}

type Simple = Exclude<ColumnUse['kind'], 'item' | 'unknown'>;
const WORDS: readonly [Simple, RegExp][] = [
  [
    'unit',
    /^(?:(?:被|受)?(?:测评?|检查?|评|考核|抽查|调查|访)?(?:单位|部门|营业厅|网点|厅店|门店)|营业厅|分公司|责任单位|所属单位|区县|县分公司|县公司|厅名)(?:名称)?$/,
  ],
  ['date', /^(?:检查|测评|测试|回访|调查|抽查|访问|考核|暗访|统计)?(?:日期|时间|月份|周期|期间|季度)$/],
  ['score', /^(?:测评|考核|综合|最终|省公司|省测|检查|服务|合计|百分制)?(?:得分|成绩|总分|评分|总得分|分数)$/],
  [
    'note',
    /^(?:备注|说明|问题|(?:主要|存在)的?问题|扣分(?:原因|说明)|失分(?:原因|说明)|问题(?:描述|说明)|情况说明|不合格(?:情况|说明|原因))$/,
  ],
  ['population', /^(?:客户|用户|业务|工单)(?:类型|类别|群)$/],
  ['contact', /^(?:联系|回访|访问|接通|通话)(?:结果|情况|状态)$/],
  ['label', /^(?:(?:客户|用户|样本|工单|装机)(?:地址|区域|位置)|地址|小区|乡镇)$/],
  // Who the customer is, is never read.
  [
    'ignored',
    /^(?:序号|编号|no\.?|排名|名次|满分|检查人|测评人|回访人|访问员|(?:客户|用户)?(?:姓名|名称)|(?:客户|用户|联系)?(?:电话|手机|号码)号?码?|(?:样本|工单|客户|用户)(?:编)?号|联系人|联系方式)$/i,
  ],
];
/** The names of the columns stand near the top. */
const DEEPEST_HEAD = 15;
const LONGEST_TITLE = 40;

export const bareTitle = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/[（(【[][^）)】\]]*[）)】\]]$/, '')
    .replace(/[:：]$/, '');

/** The row that names the columns: it has the unit, and something to take over. `known`: titles mapped before, '' means not to be read. */
export function findResultHead(
  grid: TableGrid,
  sheet: Sheet,
  known: ReadonlyMap<string, string>,
): ResultHead | undefined {
  for (let row = 1; row <= Math.min(grid.lastRow, DEEPEST_HEAD); row++) {
    const titles: { column: number; title: string }[] = [];
    for (let column = 0; column <= grid.lastColumn; column++) {
      const title = bareTitle(grid.text(row, column));
      if (title !== '' && title.length <= LONGEST_TITLE) titles.push({ column, title });
    }
    const isCalls = titles.some(({ title }) => ['population', 'contact'].includes(simpleUse(title) ?? ''));
    const columns = titles.map(each => ({ ...each, use: useOf(each.title, sheet, known, isCalls) }));
    const has = (kind: ColumnUse['kind']) => columns.some(({ use }) => use.kind === kind);
    if (has('unit') && (has('score') || has('item') || (columns.length > 2 && has('unknown'))))
      return { row, columns, isCalls };
  }
  return undefined;
}

const simpleUse = (title: string): Simple | undefined => WORDS.find(([, pattern]) => pattern.test(title))?.[0];

function useOf(title: string, sheet: Sheet, known: ReadonlyMap<string, string>, isCalls: boolean): ColumnUse {
  const own = sheet.items.filter(item => bareTitle(item.title) === title);
  if (own.length > 0) return { kind: 'item', ordinals: own.map(item => item.ordinal) };
  const simple = simpleUse(title);
  if (simple) return { kind: simple };
  const mapped = known.get(title);
  if (mapped === '') return { kind: 'ignored' };
  const item = sheet.items.find(each => each.title === mapped);
  if (item) return { kind: 'item', ordinals: [item.ordinal] };
  const rates = isCalls ? sampledItems(sheet).filter(each => title.includes(coreOf(each))) : [];
  return rates.length > 0 ? { kind: 'item', ordinals: rates.map(each => each.ordinal) } : { kind: 'unknown' };
}
