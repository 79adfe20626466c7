import { openWorkbook } from './sheets/open-workbook.ts';
import type { SheetCell } from './sheets/read-workbook.ts';
import { Unreadable, type UnreadableReason } from './unreadable.ts';

export type { SheetCell } from './sheets/read-workbook.ts';

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
