import { readSheets } from '../../../documents/read-cells.ts';
import type { UnreadableReason } from '../../../documents/unreadable.ts';
import { type ReadTable, readTable, type TableReading } from '../../../domain/inspections/templates/read-table.ts';
import type { SheetTable } from '../../../domain/inspections/templates/table.ts';
import type { TableCorrections } from '../../../domain/inspections/templates/template.ts';

export type SentTable =
  | {
      readonly kind: 'read';
      readonly sheet: string;
      readonly sheets: readonly string[];
      readonly table: ReadTable;
      readonly lastRow: number;
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  /** No row of the sheet names columns of a 测评表, or nothing stands below it. */
  | { readonly kind: 'noTable'; readonly sheets: readonly string[] };

/** The 测评表 in a workbook: on the sheet that is named, else on the one with most items. */
export async function readTemplateTable(bytes: Uint8Array, corrections: TableCorrections): Promise<SentTable> {
  const read = await readSheets(bytes);
  if (read.kind === 'unreadable') return read;
  const sheets = read.sheets.map(sheet => sheet.name);
  const named = read.sheets.filter(sheet => corrections.sheet === undefined || sheet.name === corrections.sheet);
  const [best] = named
    .map(sheet => ({ sheet, reading: readTable(sheet, corrections) }))
    .sort((a, b) => itemsIn(b.reading) - itemsIn(a.reading));
  if (best?.reading.kind !== 'read') return { kind: 'noTable', sheets };
  return { kind: 'read', sheet: best.sheet.name, sheets, table: best.reading.table, lastRow: lastRowOf(best.sheet) };
}

const itemsIn = (reading: TableReading): number => (reading.kind === 'read' ? reading.table.template.items.length : 0);

const lastRowOf = ({ cells }: SheetTable): number => Math.max(0, ...cells.map(cell => cell.row));
