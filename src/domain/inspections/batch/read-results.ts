import { Decimal } from 'decimal.js';
import { atShanghai } from '../../calendar/shanghai.ts';
import { parseItemAnswer } from '../../language/parse-item-answer.ts';
import type { DraftAnswer } from '../draft.ts';
import { isAsked } from '../given-answer.ts';
import { inspectionPeriod } from '../inspected-at.ts';
import { itemResult } from '../item-result.ts';
import { UNREACHED } from '../samples/read-outcomes.ts';
import { redact } from '../samples/redact.ts';
import type { Sample } from '../samples/sample.ts';
import { covers, populations, stemOf } from '../samples/scheme.ts';
import { scoreSheet } from '../score.ts';
import { itemAt, type Sheet } from '../sheet.ts';
import { cellName, type TableGrid } from '../templates/table.ts';
import type { ResultColumn, ResultHead } from './columns.ts';
import { REACHED, readOutcome } from './read-calls.ts';
import { dayInTitle, readDay } from './read-day.ts';

/** What is wrong with a row, at the cell where it stands (C7). */
export interface RowProblem {
  readonly row: number;
  readonly cell: string;
  readonly code:
    | 'dateMissing'
    | 'dateUnclear'
    | 'future'
    | 'tooOld'
    | 'scoreMissing'
    | 'scoreUnclear'
    | 'scoreRange'
    | 'scoreDiffers'
    | 'itemMissing'
    | 'itemUnclear'
    | 'groupUnclear'
    | 'outcomeUnclear'
    | 'twice'
    | 'exists'
    | 'ownUnit'
    | 'noResponsibleUnit'
    | 'unitLeftOut';
  /** What the cell says. */
  readonly text: string;
  /** The item's title, the computed score, the other row or the 单号, by the code. */
  readonly about?: string;
}

/** One result to be filed. */
export interface ReadResult {
  /** The rows it comes from. */
  readonly rows: readonly number[];
  readonly unitId: string;
  readonly inspectedAt: Date;
  /** The score as the sheet gives it, where no items do. */
  readonly total?: number;
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  readonly samples: readonly Sample[];
  readonly note: string;
}

export interface ReadResults {
  readonly results: readonly ReadResult[];
  readonly problems: readonly RowProblem[];
  /** Rows with content below the head, without totals. */
  readonly rows: number;
}

/** Rows that sum the others up. */
const SUMMARY = /^(?:合计|总计|小计|平均(?:分|值)?|均值|全市|全区|汇总|备注|说明|注)[:：]?/;
/** Older results belong to a year that is closed (our default). */
const OLDEST_DAYS = 400;
const DAY_MS = 86_400_000;
/** Why there is no picture, of an item that wants one. */
export const NO_PICTURE = '成批导入，原表未附照片';

interface Reading {
  readonly grid: TableGrid;
  readonly head: ResultHead;
  readonly sheet: Sheet;
  /** '' is left out. Undefined: nobody knows the name. */
  readonly unitOf: (name: string) => string | undefined;
  readonly level: 'province' | 'city';
  readonly now: Date;
}

/** The names in the unit column that nobody knows, with the first row they stand in. */
export function unknownUnits({
  grid,
  head,
  unitOf,
}: Pick<Reading, 'grid' | 'head' | 'unitOf'>): { name: string; row: number }[] {
  const found = new Map<string, number>();
  const column = columnOf(head, 'unit')!.column;
  for (const row of dataRows(grid, head)) {
    const name = grid.text(row, column);
    if (unitOf(name) === undefined && !found.has(name)) found.set(name, row);
  }
  return [...found].map(([name, row]) => ({ name, row }));
}

/** Reads every row; a row with a problem is no result. */
export function readResults(reading: Reading): ReadResults {
  const { grid, head } = reading;
  const rows = dataRows(grid, head);
  const read = rows.map(row => new Row(reading, row).read());
  const problems = read.flatMap(each => each.problems);
  const whole = read.flatMap(({ result }) => (result ? [result] : []));
  if (head.isCalls) return { results: gathered(whole, reading.sheet), problems, rows: rows.length };
  const { results, twice } = withoutRepeats(whole, head);
  return { results, problems: [...problems, ...twice].sort((a, b) => a.row - b.row), rows: rows.length };
}

function dataRows(grid: TableGrid, head: ResultHead): number[] {
  const { column } = columnOf(head, 'unit')!;
  const rows: number[] = [];
  for (let row = head.row + 1; row <= grid.lastRow; row++) {
    const name = grid.text(row, column);
    if (name !== '' && !SUMMARY.test(name)) rows.push(row);
  }
  return rows;
}

const columnOf = ({ columns }: ResultHead, kind: ResultColumn['use']['kind']): ResultColumn | undefined =>
  columns.find(({ use }) => use.kind === kind);

class Row {
  readonly #reading: Reading;
  readonly #row: number;
  readonly #problems: RowProblem[] = [];

  constructor(reading: Reading, row: number) {
    this.#reading = reading;
    this.#row = row;
  }

  read(): { result?: ReadResult; problems: readonly RowProblem[] } {
    const { head, unitOf } = this.#reading;
    const unit = columnOf(head, 'unit')!;
    const unitId = unitOf(this.#text(unit)) ?? '';
    if (unitId === '') this.#problem(unit, 'unitLeftOut');
    const inspectedAt = this.#date();
    const note = redact(this.#notes()).text;
    const body = head.isCalls ? { answers: {}, samples: [this.#call(note)] } : { ...this.#items(), samples: [] };
    if (this.#problems.length > 0 || !inspectedAt) return { problems: this.#problems };
    const result = { rows: [this.#row], unitId, inspectedAt, note: head.isCalls ? '' : note, ...body };
    return { result, problems: [] };
  }

  #text({ column }: Pick<ResultColumn, 'column'>): string {
    return this.#reading.grid.text(this.#row, column);
  }

  #problem({ column }: Pick<ResultColumn, 'column'>, code: RowProblem['code'], about?: string): void {
    const cell = cellName(this.#row, column);
    this.#problems.push({
      row: this.#row,
      cell,
      code,
      text: this.#text({ column }),
      ...(about !== undefined && { about }),
    });
  }

  #notes(): string {
    return this.#reading.head.columns
      .filter(({ use }) => use.kind === 'note')
      .map(column => this.#text(column))
      .filter(text => text !== '')
      .join('；');
  }

  #date(): Date | undefined {
    const { grid, head, now } = this.#reading;
    const column = columnOf(head, 'date');
    const text = column ? this.#text(column) : '';
    const at = column ?? columnOf(head, 'unit')!;
    const read = text === '' ? titleDay(grid, head, now) : readDay(text, now);
    if (!read) {
      this.#problem(at, text === '' ? 'dateMissing' : 'dateUnclear');
      return undefined;
    }
    const date = atShanghai(read.day, read.time);
    if (date > now) this.#problem(at, 'future');
    else if (now.getTime() - date.getTime() > OLDEST_DAYS * DAY_MS) this.#problem(at, 'tooOld');
    return date;
  }

  #score(): { column: ResultColumn; value: number } | undefined {
    const column = columnOf(this.#reading.head, 'score');
    const text = column
      ? this.#text(column)
          .normalize('NFKC')
          .replace(/\s|分$/g, '')
      : '';
    if (!column || text === '') return undefined;
    const value = /^-?\d+(?:\.\d+)?$/.test(text) ? new Decimal(text) : undefined;
    if (!value) this.#problem(column, 'scoreUnclear');
    else if (value.lessThan(0) || value.greaterThan(100)) this.#problem(column, 'scoreRange');
    else return { column, value: value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber() };
    return undefined;
  }

  #items(): { answers: Record<string, DraftAnswer>; total?: number } {
    const { head, sheet, level } = this.#reading;
    const before = this.#problems.length;
    const score = this.#score();
    const columns = head.columns.flatMap(column =>
      column.use.kind === 'item' ? [{ column, item: itemAt(sheet, column.use.ordinals[0]!)! }] : [],
    );
    const answers: Record<string, DraftAnswer> = {};
    for (const { column, item } of columns) {
      const text = this.#text(column);
      if (text === '') continue;
      const parsed = parseItemAnswer(text, item);
      const countless =
        parsed.kind === 'answer' &&
        item.scoring === 'sampledRate' &&
        parsed.answer.result === 'scored' &&
        parsed.answer.sampled === undefined;
      if (parsed.kind !== 'answer' || countless) {
        this.#problem(column, 'itemUnclear', item.title);
        continue;
      }
      const failed = itemResult(item, parsed.answer) === 'fail';
      const bare = failed && item.evidenceRequired;
      const note = [redact(parsed.note ?? '').text, ...(bare ? [NO_PICTURE] : [])]
        .filter(part => part !== '')
        .join('\n');
      answers[item.ordinal] = { answer: parsed.answer, note, fileIds: [], ...(bare && { noPhoto: true }) };
    }
    const anyItem = Object.keys(answers).length > 0;
    if (!anyItem) {
      if (!score && this.#problems.length === before)
        this.#problem(columnOf(head, 'score') ?? columns[0]?.column ?? columnOf(head, 'unit')!, 'scoreMissing');
      return { answers, ...(score && { total: score.value }) };
    }
    // Of the province's sheet only the score is its own; which of our items it gives is its affair.
    if (level === 'province' && score) return { answers, total: score.value };
    this.#complete(answers, columns);
    if (this.#problems.length > before) return { answers };
    const computed = scoreSheet(sheet, { answers }).score;
    if (score && computed && !computed.equals(score.value))
      this.#problem(score.column, 'scoreDiffers', computed.toString());
    return { answers };
  }

  /** Every item that is asked has to have its result. */
  #complete(
    answers: Record<string, DraftAnswer>,
    columns: readonly { column: ResultColumn; item: { ordinal: number } }[],
  ): void {
    const { sheet, head } = this.#reading;
    for (const item of sheet.items) {
      if (answers[item.ordinal] || !isAsked(sheet, { answers }, item)) continue;
      const column = columns.find(each => each.item.ordinal === item.ordinal)?.column;
      // What cannot be filled in is not known from a sheet: no picture, no signature.
      if (item.scoring === 'photo' || item.scoring === 'signature' || item.scoring === 'text') {
        answers[item.ordinal] = { answer: { result: 'notApplicable' }, note: '', fileIds: [] };
      } else if (!column || this.#text(column) === '')
        this.#problem(column ?? columnOf(head, 'unit')!, 'itemMissing', item.title);
    }
  }

  #call(note: string): Sample {
    const { head, sheet } = this.#reading;
    const group = columnOf(head, 'population');
    const said = group ? this.#text(group) : '';
    const population =
      populations(sheet).find(
        ({ title }) =>
          said !== '' && (title === said || stemOf(title) === stemOf(said) || said.includes(stemOf(title))),
      )?.title ?? '';
    if (population === '' && populations(sheet).length > 0)
      this.#problem(group ?? columnOf(head, 'unit')!, 'groupUnclear');
    const contact = columnOf(head, 'contact');
    const state = contact ? this.#text(contact) : '';
    const missed = UNREACHED.test(state) || /^(?:失败|未接通|未成功|否)$/.test(state);
    if (contact && state !== '' && !missed && !REACHED.test(state)) this.#problem(contact, 'outcomeUnclear');
    const outcomes: Record<string, boolean> = {};
    let reached = !missed;
    for (const column of head.columns) {
      if (column.use.kind !== 'item') continue;
      const text = this.#text(column);
      if (text === '') continue;
      if (UNREACHED.test(text)) {
        reached = false;
        continue;
      }
      const qualified = readOutcome(text);
      if (qualified === undefined) this.#problem(column, 'outcomeUnclear');
      else
        for (const ordinal of column.use.ordinals)
          if (covers(sheet, itemAt(sheet, ordinal)!, population)) outcomes[ordinal] = qualified;
    }
    const place = columnOf(head, 'label');
    const label = redact(place ? this.#text(place) : '').text;
    return { ordinal: this.#row, population, label, reached, outcomes: reached ? outcomes : {}, note };
  }
}

/** The period that the lines above the table name, where no column does. */
function titleDay(grid: TableGrid, head: ResultHead, now: Date) {
  for (let row = 1; row < head.row; row++) {
    for (let column = 0; column <= grid.lastColumn; column++) {
      const day = dayInTitle(grid.text(row, column), now);
      if (day) return day;
    }
  }
  return undefined;
}

/** One result per unit and period of calls, dated by the last of them. */
function gathered(calls: readonly ReadResult[], sheet: Sheet): ReadResult[] {
  const byUnit = Map.groupBy(
    calls,
    ({ unitId, inspectedAt }) => `${unitId}:${inspectionPeriod(sheet.cycle, inspectedAt)}`,
  );
  return [...byUnit.values()].flatMap(group => {
    const samples = group.flatMap(each => each.samples).map((sample, index) => ({ ...sample, ordinal: index + 1 }));
    const answers: Record<string, DraftAnswer> = {};
    for (const item of sheet.items) {
      const measured = samples.some(sample => sample.reached && sample.outcomes[item.ordinal] !== undefined);
      if (!measured) answers[item.ordinal] = { answer: { result: 'notApplicable' }, note: '', fileIds: [] };
    }
    if (Object.keys(answers).length === sheet.items.length) return [];
    const latest = group.reduce((last, each) => (each.inspectedAt > last.inspectedAt ? each : last));
    return [{ ...latest, rows: group.flatMap(each => each.rows), answers, samples }];
  });
}

/** The same unit at the same time twice is a slip: the second row is no result. */
function withoutRepeats(read: readonly ReadResult[], head: ResultHead): { results: ReadResult[]; twice: RowProblem[] } {
  const first = new Map<string, number>();
  const results: ReadResult[] = [];
  const twice: RowProblem[] = [];
  for (const result of read) {
    const key = `${result.unitId}:${result.inspectedAt.getTime()}`;
    const earlier = first.get(key);
    const row = result.rows[0]!;
    if (earlier === undefined) {
      first.set(key, row);
      results.push(result);
    } else
      twice.push({
        row,
        cell: cellName(row, columnOf(head, 'unit')!.column),
        code: 'twice',
        text: '',
        about: `${earlier}`,
      });
  }
  return { results, twice };
}
