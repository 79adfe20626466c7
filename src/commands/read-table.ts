import { extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { BadTable } from '../../dialogs/replies/staff-command.ts';
import { decodeText } from '../documents/decode-text.ts';
import { readCells } from '../documents/read-cells.ts';
import type { Cell } from '../services/org/staff-table.ts';
import { readBytes } from './read-bytes.ts';

export type TableFile = { ok: true; rows: readonly (readonly Cell[])[] } | { ok: false; bad: BadTable };

/** One statement cannot name more people than this; a branch has hundreds. */
const MAX_ROWS = 10_000;
/** A staff table has ten columns. */
const MAX_COLUMNS = 200;

/** The cells of a table's first sheet (.xlsx) or of a .csv file, empty rows kept, so that row numbers are those a person sees. */
export async function readTableFile(path: string): Promise<TableFile> {
  const read = await readBytes(path, ['.xlsx', '.csv']);
  if (!read.ok) return bad(read.reason);
  return extname(path).toLowerCase() === '.xlsx' ? readSpreadsheet(read.bytes) : readCsv(read.bytes);
}

function bad(code: Exclude<BadTable['code'], 'badCsv'>): TableFile {
  return { ok: false, bad: { code } };
}

async function readSpreadsheet(bytes: Buffer): Promise<TableFile> {
  const read = await readCells(bytes);
  if (read.kind === 'unreadable') {
    const { reason } = read;
    return bad(reason === 'encrypted' || reason === 'tooLarge' ? reason : 'badSpreadsheet');
  }
  const last = read.cells.at(-1)?.row ?? 0;
  if (last > MAX_ROWS) return bad('tooManyRows');
  // A far column holds nothing of ours, however many there are.
  const rows = Array.from({ length: last }, (): Cell[] => []);
  for (const { row, column, text, numeric } of read.cells) {
    if (column < MAX_COLUMNS) fill(rows[row - 1]!, column, numeric ? { text: digitsOf(text), numeric } : { text });
  }
  return { ok: true, rows };
}

/** A number as kept, not as its format groups it. */
const digitsOf = (text: string): string => (/^-?[\d,]+$/u.test(text) ? text.replaceAll(',', '') : text);

/** Puts a cell into its column, with empty ones before it. */
function fill(row: Cell[], column: number, cell: Cell): void {
  while (row.length < column) row.push({ text: '' });
  row[column] = cell;
}

function readCsv(bytes: Buffer): TableFile {
  const text = decodeText(bytes);
  if (text === undefined) return bad('notText');
  try {
    const rows = parse(text, { bom: true, relax_column_count: true, delimiter: [',', '\t'], skip_empty_lines: false });
    return rows.length > MAX_ROWS
      ? bad('tooManyRows')
      : { ok: true, rows: rows.map(row => row.map(cell => ({ text: cell }))) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, bad: { code: 'badCsv', line: Number(error.lines ?? 1) } };
  }
}
