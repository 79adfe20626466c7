import { extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { BadTable } from '../../dialogs/replies/staff-command.ts';
import { decodeText } from '../documents/decode-text.ts';
import type { Cell } from '../services/org/staff-table.ts';
import { readBytes } from './read-bytes.ts';

export type TableFile = { ok: true; rows: readonly (readonly Cell[])[] } | { ok: false; bad: BadTable };

/** One statement cannot name more people than this; a branch has hundreds. */
const MAX_ROWS = 10_000;

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
  try {
    // Numbers stay as written in the file: parsed, a long 账号 would lose digits.
    const rows = await readSheet<{ digits: string }>(bytes, { parseNumber: digits => ({ digits }) });
    return rows.length > MAX_ROWS ? bad('tooManyRows') : { ok: true, rows: rows.map(row => row.map(spreadsheetCell)) };
  } catch {
    return bad('badSpreadsheet');
  }
}

function spreadsheetCell(value: unknown): Cell {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'object' && 'digits' in value) return { text: String(value.digits), numeric: true };
  return { text: value instanceof Date ? value.toISOString() : String(value) };
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
