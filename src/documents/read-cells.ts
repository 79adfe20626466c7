import { openWorkbook } from './sheets/open-workbook.ts';
import type { Sheet, SheetCell } from './sheets/read-workbook.ts';
import { Unreadable, type UnreadableReason } from './unreadable.ts';

export type { Sheet, SheetCell } from './sheets/read-workbook.ts';

export type CellsResult =
  | { kind: 'read'; cells: readonly SheetCell[] }
  | { kind: 'unreadable'; reason: UnreadableReason };

/** The cells with content of a workbook's first sheet, in reading order: for tables that are data and no standard. */
export async function readCells(bytes: Uint8Array): Promise<CellsResult> {
  try {
    const [first] = await openWorkbook(bytes);
    return { kind: 'read', cells: first?.cells ?? [] };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', reason: error.reason };
    throw error;
  }
}

export type SheetsResult =
  | { kind: 'read'; sheets: readonly Sheet[] }
  | { kind: 'unreadable'; reason: UnreadableReason };

/** The shown sheets of a workbook that hold anything, with their merged cells: for tables whose layout says something. */
export async function readSheets(bytes: Uint8Array): Promise<SheetsResult> {
  try {
    const sheets = (await openWorkbook(bytes)).filter(sheet => !sheet.hidden && sheet.cells.length > 0);
    return sheets.length === 0 ? { kind: 'unreadable', reason: 'empty' } : { kind: 'read', sheets };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', reason: error.reason };
    throw error;
  }
}
