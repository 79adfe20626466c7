import { createHash } from 'node:crypto';
import { readSheets } from '../../../documents/read-cells.ts';
import type { UnreadableReason } from '../../../documents/unreadable.ts';
import { candidatesFor, namedExactly } from '../../../domain/inspections/batch/candidates.ts';
import { findResultHead, type ResultHead } from '../../../domain/inspections/batch/columns.ts';
import { type ReadResults, readResults, unknownUnits } from '../../../domain/inspections/batch/read-results.ts';
import type { Sheet } from '../../../domain/inspections/sheet.ts';
import { cellName, columnLetter, gridOf } from '../../../domain/inspections/templates/table.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canImportResults } from '../../../domain/permissions/inspections.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { loadSentFile } from '../../standards/load-sent-file.ts';
import { coveredUnits } from '../list-units.ts';
import { sheetInForce } from '../load-sheet.ts';
import { checkRows } from './check-rows.ts';

export interface BatchInput {
  readonly actor: Actor;
  readonly fileId: string;
  readonly programmeId: string;
  readonly level: 'province' | 'city';
  /** Of a programme whose parts are scored apart: which one. */
  readonly part?: string;
  /** The sheet of the workbook to read; without it the first that is a table of results. */
  readonly sheetName?: string;
  /** Names of units whose rows are left out of this import. */
  readonly leftOut: readonly string[];
}

/** A name of somebody else's that has to be mapped before the sheet can be read. */
export interface UnknownName {
  readonly kind: 'unit' | 'item';
  readonly name: string;
  /** The cell where it stands first. */
  readonly cell: string;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
}

export interface EarlierBatch {
  readonly no: string;
  readonly fileName: string;
  readonly results: number;
  readonly byName: string;
  readonly at: Date;
}

export type ReadBatch =
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'noTable'; readonly sheets: readonly string[] }
  | { readonly kind: 'noSheet' }
  /** This very file has been imported for the programme. */
  | { readonly kind: 'already'; readonly batch: EarlierBatch }
  | { readonly kind: 'unknown'; readonly names: readonly UnknownName[] }
  /** More results with items than one transaction should hold; mere totals and calls have no such limit. */
  | { readonly kind: 'tooMany'; readonly results: number; readonly most: number }
  | {
      readonly kind: 'read';
      readonly fileName: string;
      readonly sha256: string;
      readonly sheetName: string;
      readonly programmeName: string;
      readonly isCalls: boolean;
      /** 「A列「单位」→ 单位」 */
      readonly columns: readonly {
        readonly letter: string;
        readonly title: string;
        readonly use: string;
        readonly items: readonly string[];
      }[];
      readonly read: ReadResults;
      readonly sheet: Sheet;
      readonly unitNames: Readonly<Record<string, string>>;
    };

/** Each is filed as in chat, with its notices and deadlines, while everybody else on the embedded database waits. */
const MOST_WITH_ITEMS = 300;

/** What importing a sheet of results would do; writes nothing. @throws AppError `forbidden`, `notFound` */
export async function readBatch(context: ServiceContext, input: BatchInput): Promise<ReadBatch> {
  const { actor, fileId, programmeId, level, leftOut } = input;
  assertAllowed(canImportResults(actor));
  const { prisma } = context.db;
  const now = context.clock.now();
  const programme = await prisma.inspectionProgramme.findUnique({ where: { id: programmeId } });
  if (!programme) throw new AppError('notFound');
  const file = await loadSentFile(context, { actor, fileId });
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const batch = await earlierBatch(context, { programmeId, part: input.part, sha256 });
  if (batch) return { kind: 'already', batch };
  const sheet = await sheetInForce(context, programmeId, now);
  if (!sheet) return { kind: 'noSheet' };
  const opened = await readSheets(file.bytes);
  if (opened.kind === 'unreadable') return opened;
  const mappings = await prisma.nameMapping.findMany({ where: { programmeId } });
  const mapped = (kind: string) =>
    new Map(mappings.filter(each => each.kind === kind).map(each => [each.name, each.target]));
  const [itemNames, unitNames] = [mapped('item'), mapped('unit')];
  const table = opened.sheets
    .filter(each => input.sheetName === undefined || each.name === input.sheetName)
    .map(each => ({ name: each.name, grid: gridOf(each) }))
    .flatMap(each => {
      const head = findResultHead(each.grid, sheet, itemNames);
      return head ? [{ ...each, head }] : [];
    })[0];
  if (!table) return { kind: 'noTable', sheets: opened.sheets.map(each => each.name) };
  const { grid, head } = table;
  const units = await coveredUnits(prisma, programme);
  const unitOf = (name: string) =>
    leftOut.includes(name) ? '' : (namedExactly(name, units)?.id ?? known(units, unitNames.get(name)));
  const names = [...unknownColumns(head, sheet), ...unknownUnitNames({ grid, head, unitOf }, units)];
  if (names.length > 0) return { kind: 'unknown', names };
  const read = await checkRows(context, readResults({ grid, head, sheet, unitOf, level, now }), {
    ...{ actor, programmeId, level, part: input.part, line: programme.line },
    unitCell: row => cellName(row, head.columns.find(({ use }) => use.kind === 'unit')!.column),
  });
  const withItems = read.results.filter(
    each => Object.keys(each.answers).length > 0 && each.samples.length === 0,
  ).length;
  if (withItems > MOST_WITH_ITEMS) return { kind: 'tooMany', results: withItems, most: MOST_WITH_ITEMS };
  return {
    kind: 'read',
    fileName: file.name,
    sha256,
    sheetName: table.name,
    programmeName: programme.name,
    isCalls: head.isCalls,
    columns: head.columns.map(({ column, title, use }) => ({
      letter: columnLetter(column),
      title,
      use: use.kind,
      items:
        use.kind === 'item'
          ? use.ordinals.map(ordinal => sheet.items.find(item => item.ordinal === ordinal)!.title)
          : [],
    })),
    read,
    sheet,
    unitNames: Object.fromEntries(units.map(({ id, name }) => [id, name])),
  };
}

const known = (units: readonly { id: string }[], id: string | undefined) => units.find(unit => unit.id === id)?.id;

/** Columns that are neither ours nor mapped. */
function unknownColumns({ row, columns }: ResultHead, sheet: Sheet): UnknownName[] {
  const items = sheet.items.map(({ title }) => ({ id: title, name: title }));
  return columns
    .filter(({ use }) => use.kind === 'unknown')
    .map(({ column, title }) => ({
      kind: 'item',
      name: title,
      cell: cellName(row, column),
      candidates: candidatesFor(title, items),
    }));
}

function unknownUnitNames(
  table: Parameters<typeof unknownUnits>[0],
  units: readonly { id: string; name: string; aliases: readonly string[] }[],
): UnknownName[] {
  const { column } = table.head.columns.find(({ use }) => use.kind === 'unit')!;
  return unknownUnits(table).map(({ name, row }) => ({
    kind: 'unit',
    name,
    cell: cellName(row, column),
    candidates: candidatesFor(name, units).map(each => ({ id: each.id, name: each.name })),
  }));
}

export async function earlierBatch(
  context: Pick<ServiceContext, 'db'>,
  { programmeId, part = '', sha256 }: { programmeId: string; part?: string | undefined; sha256: string },
): Promise<EarlierBatch | undefined> {
  const { prisma } = context.db;
  const batch = await prisma.resultBatch.findUnique({
    where: { programmeId_part_sha256: { programmeId, part, sha256 } },
    include: { _count: { select: { inspections: true } } },
  });
  if (!batch) return undefined;
  const by = await prisma.staff.findUnique({ where: { id: batch.byId }, select: { name: true } });
  const { no, fileName, at, _count } = batch;
  return { no, fileName, at, results: _count.inspections, byName: by?.name ?? batch.byId };
}
