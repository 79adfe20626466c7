import { Decimal } from 'decimal.js';
import { readFigure } from '../../language/chinese-number.ts';
import type { SheetSection } from '../sheet.ts';
import { findHead, type TableHead } from './columns.ts';
import { readCondition } from './condition.ts';
import { readScoringRule, type ScoringRule, writeScoringRule } from './scoring-rule.ts';
import { cellName, gridOf, type SheetTable, type TableGrid } from './table.ts';
import { type ColumnKind, NEW_ITEM, type TableCorrections, type Template, type TemplateItem } from './template.ts';

/** What is wrong or odd at a cell. An error keeps the sheet from being taken over; the rest is said. */
export interface TableProblem {
  /** As people name it: C7. */
  readonly cell: string;
  readonly code: 'pointsNotNumber' | 'pointsMissing' | 'weightNotNumber' | 'titleMissing' | 'totalDiffers';
  readonly isError: boolean;
  readonly text: string;
  /** What was found and what it should be, for `totalDiffers`. */
  readonly sum?: string;
}

export interface ReadTable {
  readonly head: TableHead;
  readonly template: Template;
  /** Rows across the table that name the section below them. */
  readonly headings: readonly { readonly row: number; readonly section: string }[];
  /** Rows of items whose section stands in a cell merged downwards. */
  readonly spanned: readonly number[];
  /** Rows that go on with the item above them. */
  readonly continued: readonly number[];
  /** What the column of ordinals says, by the item's place. */
  readonly ordinals: readonly string[];
  /** What the 依据 column says, by the item's place. */
  readonly basis: readonly string[];
  readonly problems: readonly TableProblem[];
  /** Rows that are no items: totals, notes, lines to sign. */
  readonly passed: readonly { readonly row: number; readonly text: string; readonly kind: 'total' | 'note' }[];
}

export type TableReading =
  | { kind: 'read'; table: ReadTable }
  | { kind: 'noHead' }
  | { kind: 'noItems'; head: TableHead };

const TOTAL = /^(?:.{0,12}(?:小计|合计|总计)|总分|总得分)(?:[（(].*[）)])?[:：]?\d*(?:分)?$/;
const NOTE =
  /^(?:备注|说明|注[:：\d]|注$|填表|填写|检查人|检查组|被检查|受检|测评人|检查日期|检查时间|测评日期|日期|签字|评分人|陪同|单位|制表|审核|联系)/;
const IN_BRACKETS = /[（(【[]([^）)】\]]*)[）)】\]]/g;
const LIST_MARK =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d))\s*/;
const LONGEST_TITLE = 24;
const UNNAMED_SECTION = '测评项目';

/** Reads a 测评表 into a template. The rows keep their numbers, so that what is wrong can be pointed at and the sheet be written back. */
export function readTable(table: SheetTable, corrections: TableCorrections): TableReading {
  const grid = gridOf(table);
  const head = findHead(grid, corrections);
  if (!head) return { kind: 'noHead' };
  const reader = new RowReader(grid, head);
  for (let row = head.bottom + 1; row <= grid.lastRow; row++) reader.read(row);
  const read = reader.finish(titleAbove(grid, head) || table.name);
  return read.template.items.length === 0 ? { kind: 'noItems', head } : { kind: 'read', table: read };
}

/** The longest line above the names of the columns that is no note. */
function titleAbove(grid: TableGrid, head: TableHead): string {
  const lines: string[] = [];
  for (let row = 1; row < head.top; row++) {
    const texts = new Set<string>();
    for (let column = 0; column <= grid.lastColumn; column++) texts.add(grid.text(row, column));
    lines.push(...[...texts].map(text => text.replace(/\s+/g, ' ')).filter(text => text !== '' && !NOTE.test(text)));
  }
  const titles = lines
    .map(line => line.replace(/^附(?:件|表)\s*\d*\s*[:：]\s*/, ''))
    .filter(line => line.length <= 40 && !/^附(?:件|表)\s*\d*[:：]?$/.test(line));
  return titles.sort((a, b) => Number(/表$/.test(b)) - Number(/表$/.test(a)) || b.length - a.length)[0] ?? '';
}

/** A number as a sheet shows it: 5, 5分, 5.0, 五分. */
function readPoints(text: string): number | undefined {
  const value = readFigure(text.replace(/\s+/g, '').replace(/分$/, ''));
  return value !== undefined && value >= 0 && new Decimal(value).decimalPlaces() <= 2 ? value : undefined;
}

/** 30%, 30, 0.3: in per cent, where a bare fraction of one is a share. */
function readWeight(text: string): number | undefined {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text.replace(/\s+/g, ''));
  if (percent) return Number(percent[1]);
  const value = readFigure(text.replace(/\s+/g, '').replace(/分$/, ''));
  if (value === undefined || value < 0) return undefined;
  return value > 0 && value <= 1 ? new Decimal(value).times(100).toNumber() : value;
}

class RowReader {
  readonly #grid: TableGrid;
  readonly #head: TableHead;
  readonly #items: TemplateItem[] = [];
  readonly #basis: string[] = [];
  readonly #ordinals: string[] = [];
  readonly #continued: number[] = [];
  readonly #headings: { row: number; section: string }[] = [];
  readonly #sections = new Map<string, SheetSection>();
  readonly #problems: TableProblem[] = [];
  readonly #passed: ReadTable['passed'][number][] = [];
  /** A row across the table that names what follows. */
  #heading = '';
  /** Where items counted since the last sub-total of a section begin. */
  #sinceTotal = 0;

  constructor(grid: TableGrid, head: TableHead) {
    this.#grid = grid;
    this.#head = head;
  }

  read(row: number): void {
    const texts = this.#head.columns.map(({ column }) => this.#grid.text(row, column)).filter(text => text !== '');
    const [first = ''] = texts;
    if (first === '') return;
    // A merged cell stands in every place: 小计 over three columns is one text.
    if (texts.some(text => TOTAL.test(text.replace(/\s+/g, '')))) {
      this.#total(row);
      return;
    }
    if (new Set(texts).size === 1 && this.#isAcross(row)) {
      this.#across(row, first);
      return;
    }
    if (NOTE.test(first.replace(/\s+/g, '')) && this.#column('points', row) === '') {
      this.#passed.push({ row, text: first, kind: 'note' });
      return;
    }
    if (this.#continues(row)) this.#continue(row);
    else this.#item(row);
  }

  finish(name: string): ReadTable {
    const sections = [...this.#sections.values()];
    return {
      head: this.#head,
      template: { name: name.replace(/\s+/g, ''), fields: [], sections, items: this.#items },
      headings: this.#headings,
      spanned: this.#items.flatMap(item => (this.#isSpanned(item.row!) ? [item.row!] : [])),
      continued: this.#continued,
      ordinals: this.#ordinals,
      basis: this.#basis,
      problems: this.#problems,
      passed: this.#passed,
    };
  }

  #at(kind: ColumnKind): number | undefined {
    return this.#head.columns.find(column => column.kind === kind)?.column;
  }

  #column(kind: ColumnKind, row: number): string {
    const column = this.#at(kind);
    return column === undefined ? '' : this.#grid.text(row, column);
  }

  #problem(
    row: number,
    kind: ColumnKind,
    code: TableProblem['code'],
    text: string,
    more: Partial<TableProblem> = {},
  ): void {
    const origin = this.#grid.origin(row, this.#at(kind) ?? 0);
    const cell = cellName(origin.row, origin.column);
    if (this.#problems.some(known => known.cell === cell && known.code === code)) return;
    this.#problems.push({ cell, code, isError: true, text, ...more });
  }

  /** One merged cell over the title and the points, or a lone text in front. */
  #isAcross(row: number): boolean {
    const points = this.#at('points') ?? this.#at('weight') ?? this.#grid.lastColumn;
    const [first] = this.#head.columns;
    if (!first) return false;
    const from = this.#grid.origin(row, first.column);
    const to = this.#grid.origin(row, points);
    return (from.row === to.row && from.column === to.column) || this.#grid.text(row, points) === '';
  }

  #across(row: number, text: string): void {
    const own =
      this.#at('section') === undefined &&
      !NOTE.test(text) &&
      text.length <= LONGEST_TITLE + 10 &&
      this.#itemsFollow(row);
    if (own) {
      this.#heading = this.#section(text);
      this.#headings.push({ row, section: this.#heading });
    } else this.#passed.push({ row, text, kind: 'note' });
  }

  #isSpanned(row: number): boolean {
    const column = this.#at('section');
    const merge = column === undefined ? undefined : this.#grid.merge(row, column);
    return merge !== undefined && merge.bottom > merge.top;
  }

  #itemsFollow(row: number): boolean {
    for (let next = row + 1; next <= this.#grid.lastRow; next++) {
      if (this.#column('points', next) !== '' || this.#column('rule', next) !== '') return !this.#isAcross(next);
    }
    return false;
  }

  #total(row: number): void {
    const label =
      this.#head.columns
        .map(({ column }) => this.#grid.text(row, column))
        .find(text => TOTAL.test(text.replace(/\s+/g, ''))) ?? '';
    this.#passed.push({ row, text: label, kind: 'total' });
    const said = this.#column('points', row) === label ? undefined : readPoints(this.#column('points', row));
    const isPart = /小计/.test(label);
    const counted = isPart ? this.#items.slice(this.#sinceTotal) : this.#items;
    const sum = counted.reduce((total, item) => total.plus(item.maxPoints), new Decimal(0));
    if (isPart) this.#sinceTotal = this.#items.length;
    if (said !== undefined && !sum.equals(said)) {
      this.#problem(row, 'points', 'totalDiffers', this.#column('points', row), {
        isError: false,
        sum: sum.toString(),
      });
    }
  }

  /** The section of a text such as 「环境设施（30%）」; its weight is the per cent in brackets. */
  #section(text: string, weight?: number): string {
    const title = text.replace(/\s+/g, '').replace(IN_BRACKETS, '').replace(LIST_MARK, '') || UNNAMED_SECTION;
    const inBrackets = [...text.matchAll(IN_BRACKETS)].map(match => /(\d+(?:\.\d+)?)%/.exec(match[1]!)?.[1])[0];
    const share = weight ?? (inBrackets === undefined ? undefined : Number(inBrackets));
    const known = this.#sections.get(title);
    // A row that was put in front of its section may lack the weight.
    if (known?.weight === undefined)
      this.#sections.set(title, { title, ...(share !== undefined && { weight: share }) });
    return title;
  }

  #item(row: number): void {
    const rule = this.#column('rule', row);
    const requirement = this.#column('requirement', row);
    const item = this.#scored(row, [rule, requirement], NEW_ITEM.weight);
    const isTold = rule === writeScoringRule(item);
    const description = [requirement, isTold ? '' : rule].filter(text => text !== '').join('\n');
    const title = this.#title(row, description === '' ? rule : description);
    if (title === '') {
      this.#problem(row, 'title', 'titleMissing', '');
      return;
    }
    const condition = readCondition(this.#column('condition', row));
    this.#items.push({
      ...item,
      section: this.#sectionOf(row),
      title,
      description,
      weight: this.#itemWeight(row),
      ...(condition && { condition }),
      row,
    });
    this.#basis.push(this.#column('basis', row));
    this.#ordinals.push(this.#column('ordinal', row));
  }

  /** The item as its texts and its points say it is scored. */
  #scored(row: number, texts: readonly string[], weight: number): TemplateItem {
    const evidence = this.#column('evidence', row);
    const scoring = readScoringRule([...texts, evidence].filter(text => text !== '').join('；'));
    const points = this.#points(row, scoring.veto === true || scoring.maxPoints === 0);
    const { maxPoints: own, weight: _weight, ...kind } = scoring;
    const maxPoints = points ?? own ?? 0;
    const isAsked = /^(?:是|√|要|须|必须|需要?)/.test(evidence);
    return {
      ...NEW_ITEM,
      ...{ section: '', title: '', scoring: 'points', maxPoints, weight },
      ...kind,
      ...fitting(kind, maxPoints),
      ...(isAsked && { evidenceRequired: true }),
    };
  }

  /** The points of one item may reach over several rows: they describe the same item. */
  #continues(row: number): boolean {
    const column = this.#at('points');
    if (column === undefined) return false;
    return this.#grid.origin(row, column).row < row && this.#items.length > 0;
  }

  #continue(row: number): void {
    this.#continued.push(row);
    const item = this.#items.at(-1)!;
    const more = [this.#column('requirement', row), this.#column('rule', row)].filter(
      text => text !== '' && !item.description.includes(text),
    );
    if (more.length === 0) return;
    const description = [item.description, ...more].join('\n');
    const { scoring, deductionPer, cap, target, options, range } = this.#scored(
      item.row ?? row,
      [description],
      item.weight,
    );
    const kind = { scoring, deductionPer, cap, target, options, range };
    this.#items[this.#items.length - 1] = { ...item, ...kind, description };
  }

  #points(row: number, mayLack: boolean): number | undefined {
    const column = this.#at('points');
    if (column === undefined)
      return this.#at('weight') === undefined ? undefined : readWeight(this.#column('weight', row));
    const text = this.#grid.text(row, column);
    const points = readPoints(text);
    if (points !== undefined) return points;
    if (text === '' || /^[-—/\\]+$/.test(text)) {
      if (!mayLack) this.#problem(row, 'points', 'pointsMissing', text);
      return mayLack ? 0 : undefined;
    }
    if (mayLack && /否决/.test(text)) return 0;
    this.#problem(row, 'points', 'pointsNotNumber', text);
    return undefined;
  }

  #title(row: number, description: string): string {
    const column = this.#at('title');
    const own = column === undefined ? '' : this.#grid.text(row, column).replace(/\s+/g, '').replace(LIST_MARK, '');
    const isShared = column !== undefined && this.#grid.origin(row, column).row < row;
    const first = shortened(description);
    const title = own === '' ? first : own.length > LONGEST_TITLE * 2 ? shortened(own) : own;
    const known = (text: string) => this.#items.some(item => item.title === text);
    if (title === '' || !(known(title) || isShared)) return title;
    const fuller = first === '' || first === title ? title : `${title}：${first}`;
    if (!known(fuller)) return fuller;
    let count = 2;
    while (known(`${fuller}（${count}）`)) count += 1;
    return `${fuller}（${count}）`;
  }

  #sectionOf(row: number): string {
    const column = this.#at('section');
    const text = column === undefined ? '' : this.#grid.text(row, column);
    if (text === '') return this.#heading === '' ? this.#section(UNNAMED_SECTION) : this.#heading;
    return this.#section(text, this.#sectionWeight(row));
  }

  /** A weight whose cell reaches as far as its section belongs to the section. */
  #sectionWeight(row: number): number | undefined {
    const [weight, section] = [this.#at('weight'), this.#at('section')];
    if (weight === undefined || section === undefined || this.#at('points') === undefined) return undefined;
    if (!this.#weighsSections()) return undefined;
    const text = this.#grid.text(this.#grid.origin(row, section).row, weight);
    const share = readWeight(text);
    if (text !== '' && share === undefined) this.#problem(row, 'weight', 'weightNotNumber', text);
    return share;
  }

  /** Whether the weights stand beside sections: some of their cells reach over several rows. */
  #weighsSections(): boolean {
    const column = this.#at('weight');
    if (column === undefined) return false;
    for (let row = this.#head.bottom + 1; row <= this.#grid.lastRow; row++) {
      const merge = this.#grid.merge(row, column);
      if (merge && merge.bottom > merge.top && merge.left === column) return true;
    }
    return false;
  }

  #itemWeight(row: number): number {
    const column = this.#at('weight');
    if (column === undefined || this.#at('points') === undefined || this.#weighsSections()) return 1;
    const text = this.#grid.text(row, column);
    if (text === '') return 1;
    const weight = readWeight(text);
    if (weight === undefined) this.#problem(row, 'weight', 'weightNotNumber', text);
    return weight ?? 1;
  }
}

/** The first clause of a description, as a title. */
function shortened(text: string): string {
  const first = text.replace(LIST_MARK, '').split(/[,，。;；:：\n（(]/)[0] ?? '';
  const bare = first.replace(/\s+/g, '');
  return bare.length > LONGEST_TITLE ? bare.slice(0, LONGEST_TITLE) : bare;
}

/** A scale that contradicts the points of the item is none: the words then are a remark on how points are given. */
function fitting(kind: ScoringRule, maxPoints: number): Partial<TemplateItem> {
  if (kind.scoring === 'choice' && !kind.options?.some(option => option.points === maxPoints)) {
    return { scoring: 'points', options: undefined };
  }
  if (kind.scoring === 'deduction' && kind.cap !== undefined && kind.cap > maxPoints) return { cap: undefined };
  return {};
}
