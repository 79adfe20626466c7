import type { ParsedClause } from '../clause.ts';
import type { SourceTable } from '../document.ts';

type Draft = Omit<ParsedClause, 'ordinal'>;

/** Headings of a column that counts the rows. */
const COUNTS_ROWS = /^(?:序\s*号|编\s*号|项\s*次|NO\.?|№)$/iu;

/** Longer texts over the whole width are notes, not names. */
const LONGEST_PART = 40;
/** Longer texts in a column that counts the rows are something else. */
const LONGEST_NUMBER = 12;
/** A first column up to this long names what the second one says. */
const LONGEST_NAME = 20;

/**
 * One clause for each row of the tables that stand at a place: every cell behind the heading of its column. A row is numbered by its own
 * 序号, else by its place in the table (a spreadsheet's row by the sheet's number); the second table of a place and those after it are
 * named 表2, 表3. `earlier` tables of the place are counted before these.
 */
export function tableClauses(tables: readonly SourceTable[], owner: Draft, earlier = 0): Draft[] {
  return tables.flatMap((table, index) => {
    const name = earlier + index === 0 ? '' : `表${earlier + index + 1}`;
    return rowClauses(table, { ...owner, name });
  });
}

function rowClauses(table: SourceTable, { name, ...owner }: Draft & { name: string }): Draft[] {
  const { rows, headRows, rowNumbers } = table;
  const headings = columnHeadings(rows.slice(0, headRows));
  const counter = headings.findIndex(heading => COUNTS_ROWS.test(heading));
  let part: string | undefined;
  const body = rows.slice(headRows).map(row => row.map(cell => cell.trim()));
  return body.flatMap((cells, index): Draft[] => {
    if (cells.every(cell => cell === '') || isHeadAgain(cells, rows.slice(0, headRows))) return [];
    const next = body[index + 1];
    if (isSpanned(cells) && cells[0]!.length <= LONGEST_PART && next !== undefined && !isSpanned(next)) {
      part = cells[0];
      return [];
    }
    const isNote = isSpanned(cells);
    if (isNote) part = undefined;
    const counted = counter >= 0 && !isNote ? cells[counter] : undefined;
    const number =
      counted && counted.length <= LONGEST_NUMBER ? counted : `第${rowNumbers?.[headRows + index] ?? index + 1}行`;
    const section = [owner.section, name, part].filter(label => label !== undefined && label !== '').join(' ');
    return [
      {
        path: [owner.path, name, number].filter(segment => segment !== '').join('/'),
        ...(owner.chapter !== undefined && { chapter: owner.chapter }),
        ...(section !== '' && { section }),
        number,
        text: isNote ? cells[0]! : rowText(cells, headings, counted === number ? counter : -1),
      },
    ];
  });
}

/** One text over the whole width: a name for the rows below it, or a note. */
const isSpanned = (cells: readonly string[]): boolean => cells.length > 2 && cells.every(cell => cell === cells[0]);

/** Headings of the columns; of several rows joined with a slash, each said once. */
function columnHeadings(head: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...head.map(row => row.length));
  return Array.from({ length: width }, (_none, column) => {
    const labels = head.map(row => (row[column] ?? '').replace(/\s+/gu, ' ').trim()).filter(label => label !== '');
    return [...new Set(labels)].join('/');
  });
}

/** A long table repeats its head on each page. */
const isHeadAgain = (cells: readonly string[], head: readonly (readonly string[])[]): boolean =>
  head.some(row => row.length === cells.length && row.every((cell, column) => cell.trim() === cells[column]));

/** `column` left out: it is the clause's number. */
function rowText(cells: readonly string[], headings: readonly string[], column: number): string {
  const parts = cells.flatMap((cell, index) => {
    if (cell === '' || index === column) return [];
    const heading = headings[index] ?? '';
    return heading === '' || heading === cell ? [cell] : [`${heading}：${cell}`];
  });
  // Two columns without names are names and values.
  return parts.length === 2 && headings.every(heading => heading === '') && parts[0]!.length <= LONGEST_NAME
    ? parts.join('：')
    : parts.join('\n');
}
