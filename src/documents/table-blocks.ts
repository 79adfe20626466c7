import type { SourceBlock } from '../domain/standards/document.ts';
import type { Grid, GridPlace } from './table-grid.ts';

/** Words that name a column. */
const COLUMN_NAME =
  /^(?:序\s*号|编号|项次|项\s*目|内\s*容|名\s*称|类\s*[别型]|指\s*标|标\s*准|要\s*求|时\s*限|时间|期限|说\s*明|备\s*注|分\s*[值数]|得分|扣分|权重|部门|责任.{0,4}|岗位|职责|周期|频次|方式|对象|条款|依据|业务.{0,4}|服务.{0,4}|考核.{0,4}|检查.{0,4}|测评.{0,4}|评分.{0,4}|问题|措施|单位|区域|级别|等级|情形|条件|流程|步骤|环节|电话|地址)$/u;
const LONGEST_HEADING = 20;
const MOST_HEAD_ROWS = 4;

interface Options {
  /** Rows that the format itself marks as heading. */
  readonly headRows?: number;
  readonly rowNumbers?: readonly number[];
}

/**
 * A table as blocks: titles over its whole width as lines, then the table with its heading rows. What only looks like a table, one column or
 * one row for the layout, becomes lines.
 */
export function tableBlocks(grid: Grid, { headRows = 0, rowNumbers }: Options = {}): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let top = 0;
  // A spreadsheet's title stands over the table; a title that is marked as heading stays with it.
  while (headRows === 0 && top < grid.length && isTitleRow(grid[top]!)) blocks.push(...lines(grid[top++]![0]!.text));
  const rows = grid.slice(top);
  const width = rows[0]?.length ?? 0;
  if (rows.length === 0) return blocks;
  if (width <= 1 || (rows.length === 1 && headRows === 0)) {
    const cells = rows.flatMap(row => row.filter(place => place.isOrigin));
    return [...blocks, ...cells.flatMap(place => lines(place.text))];
  }
  const head = headRows > 0 ? headRows : headRowsOf(rows);
  const numbers = rowNumbers?.slice(top);
  return [
    ...blocks,
    {
      kind: 'table',
      rows: rows.map(row => row.map(place => place.text)),
      headRows: head,
      ...(numbers && { rowNumbers: numbers }),
    },
  ];
}

const lines = (text: string): SourceBlock[] =>
  text.split('\n').flatMap(line => (line.trim() === '' ? [] : [{ kind: 'line', text: line.trim() } as const]));

/** One cell over the whole width. */
const isTitleRow = (row: readonly GridPlace[]): boolean => row.length > 1 && row[0]!.across >= row.length;

/** How many rows name the columns: the first one if its cells read like names, and as many as its merged cells reach down or part. */
function headRowsOf(rows: Grid): number {
  const [first = []] = rows;
  if (!isHeadRow(first)) return 0;
  const reach = Math.max(...first.map(place => place.down));
  const parted = first.some(place => place.across > 1);
  return Math.min(Math.max(reach, parted ? 2 : 1), MOST_HEAD_ROWS, rows.length);
}

/** Whether the cells of a row read like names of columns. */
export function isHeadRow(row: readonly GridPlace[]): boolean {
  const cells = row
    .filter(place => place.isOrigin && place.text.trim() !== '')
    .map(place => ({ ...place, text: place.text.replace(/\s+/gu, '') }));
  if (cells.length < 2) return false;
  if (cells.some(({ text }) => text.length > LONGEST_HEADING || /[。；;]/u.test(text))) return false;
  if (cells.some(({ text }) => COLUMN_NAME.test(text)) || cells.every(({ bold }) => bold)) return true;
  // Two columns without a name above are rather a list of names and values.
  return (
    cells.length > 2 &&
    cells.length >= row.filter(place => place.isOrigin).length - 1 &&
    cells.every(({ text }) => !/\d/u.test(text))
  );
}
