import { cleanText } from '../../domain/language/clean-text.ts';
import type { Role, ServiceLine } from '../../domain/org/actor.ts';
import { LINE_TERMS, ROLE_TERMS, STATUS_TERMS, UNIT_TERMS } from '../../domain/org/staff-terms.ts';
import type { UnitType } from '../../domain/org/unit-kind.ts';

/** A cell as text; `numeric` when a spreadsheet holds it as a number, whose leading zeros are gone for good. */
export interface Cell {
  readonly text: string;
  readonly numeric?: boolean;
}

export interface PersonRow {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly lines: readonly ServiceLine[];
  /** Undefined where the table does not say. */
  readonly head: boolean | undefined;
  /** False for somebody who has left (离岗); undefined where the table does not say. */
  readonly active: boolean | undefined;
}

/** What one row says of the unit it names. */
export interface UnitMention {
  readonly row: number;
  readonly name: string;
  readonly type: UnitType | undefined;
  readonly parent: string | undefined;
}

export type RowProblemCode =
  | 'noRows'
  | 'missingColumn'
  | 'blankId'
  | 'badId'
  | 'numberId'
  | 'duplicateId'
  | 'blankName'
  | 'blankUnit'
  | 'noRole'
  | 'unknownRole'
  | 'unknownLine'
  | 'inspectorNeedsLine'
  | 'badFlag'
  | 'badStatus'
  | 'departedHead'
  | 'twoHeads'
  | 'unknownUnitType'
  | 'unitTypesDiffer'
  | 'parentsDiffer'
  | 'unitNeedsType'
  | 'unitNeedsParent'
  | 'unknownParent'
  | 'parentLoop';

/** `row` counts from 1 as a spreadsheet shows it; `value` is what stands there, `other` what it clashes with. */
export interface RowProblem {
  readonly row: number;
  readonly code: RowProblemCode;
  readonly value?: string;
  readonly other?: string;
}

export interface StaffTable {
  readonly people: readonly PersonRow[];
  readonly units: readonly UnitMention[];
  readonly problems: readonly RowProblem[];
  /** Rows whose 账号 came from a number cell: a leading zero would be lost. */
  readonly numericIdRows: readonly number[];
}

export const STAFF_COLUMNS = [
  '账号',
  '姓名',
  '单位',
  '单位类型',
  '上级单位',
  '岗位角色',
  '条线',
  '职务',
  '是否负责人',
  '状态',
] as const;
type Column = (typeof STAFF_COLUMNS)[number];

const REQUIRED: readonly Column[] = ['账号', '姓名', '单位', '岗位角色'];
/** What the enterprise chat allows in a user id; it is kept exactly as written. */
const USER_ID = /^[A-Za-z0-9_.@-]{1,64}$/;
/** Acts of nobody in particular are recorded under these names. */
const RESERVED_IDS = new Set(['system', 'operator']);
const SEPARATORS = /[、，,；;/\s]+/u;
const YES = new Set(['是', '√', '✓', 'Y', 'YES', 'TRUE', '1']);
const NO = new Set(['否', '×', 'N', 'NO', 'FALSE', '0']);

/** Reads a staff table, its first row with content being the headings. A row with a unit but neither 账号 nor 姓名 describes a unit. */
export function readStaffTable(rows: readonly (readonly Cell[])[]): StaffTable {
  const headAt = rows.findIndex(row => row.some(cell => cell.text.trim() !== ''));
  if (headAt < 0) return { people: [], units: [], problems: [{ row: 1, code: 'noRows' }], numericIdRows: [] };
  const headings = rows[headAt]!.map(cell => cleanText(cell.text));
  const missing = REQUIRED.filter(column => !headings.includes(column));
  if (missing.length > 0) {
    const problems = missing.map(value => ({ row: headAt + 1, code: 'missingColumn', value }) as const);
    return { people: [], units: [], problems, numericIdRows: [] };
  }
  const problems: RowProblem[] = [];
  const people: PersonRow[] = [];
  const units: UnitMention[] = [];
  const numericIdRows: number[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= headAt || cells.every(cell => cell.text.trim() === '')) continue;
    const row = index + 1;
    const cell = (column: Column): Cell => cells[headings.indexOf(column)] ?? { text: '' };
    const read = (column: Column): string => cleanText(cell(column).text);
    const report = (code: RowProblemCode, value?: string) => problems.push({ row, code, ...(value && { value }) });
    readUnit(row, read, report, units);
    if (read('账号') === '' && read('姓名') === '' && read('单位') !== '') continue;
    if (cell('账号').numeric) numericIdRows.push(row);
    const person = readPerson(row, cell, read, report);
    if (person) people.push(person);
  }
  if (people.length === 0 && units.length === 0 && problems.length === 0) {
    problems.push({ row: headAt + 1, code: 'noRows' });
  }
  return { people, units, problems: [...problems, ...clashes(people)], numericIdRows };
}

type Read = (column: Column) => string;
type Report = (code: RowProblemCode, value?: string) => void;

function readUnit(row: number, read: Read, report: Report, units: UnitMention[]): void {
  const name = read('单位');
  const typeName = read('单位类型');
  const type = UNIT_TERMS.get(typeName);
  if (name === '') report('blankUnit');
  if (typeName !== '' && !type) report('unknownUnitType', typeName);
  if (name !== '') units.push({ row, name, type, parent: read('上级单位') || undefined });
}

function readPerson(row: number, cell: (column: Column) => Cell, read: Read, report: Report): PersonRow | undefined {
  // Not cleaned beyond its ends: a user id is kept as written.
  const id = cell('账号').text.trim();
  if (id === '') report('blankId');
  else if (cell('账号').numeric && !/^\d+$/.test(id)) report('numberId', id);
  else if (!USER_ID.test(id) || RESERVED_IDS.has(id)) report('badId', id);
  if (read('姓名') === '') report('blankName');
  const roleNames = read('岗位角色').split(SEPARATORS).filter(Boolean);
  if (roleNames.length === 0) report('noRole');
  const roles = codes(roleNames, ROLE_TERMS, name => report('unknownRole', name));
  const lines = codes(read('条线').split(SEPARATORS).filter(Boolean), LINE_TERMS, name => report('unknownLine', name));
  if (roles.includes('inspector') && read('条线') === '') report('inspectorNeedsLine');
  const flag = read('是否负责人').toUpperCase();
  const head = flag === '' ? undefined : YES.has(flag);
  if (flag !== '' && !YES.has(flag) && !NO.has(flag)) report('badFlag', flag);
  const status = read('状态');
  const active = STATUS_TERMS.get(status);
  if (status !== '' && active === undefined) report('badStatus', status);
  if (active === false && head) report('departedHead');
  return { row, id, name: read('姓名'), title: read('职务'), unit: read('单位'), roles, lines, head, active };
}

function codes<Code>(
  names: readonly string[],
  terms: ReadonlyMap<string, Code>,
  unknown: (name: string) => void,
): Code[] {
  const found = names.flatMap(name => {
    const code = terms.get(name) ?? terms.get(name.toUpperCase());
    if (code === undefined) unknown(name);
    return code ?? [];
  });
  return [...new Set(found)];
}

/** The same person, or two heads of one unit, in two rows. */
function clashes(people: readonly PersonRow[]): RowProblem[] {
  const problems: RowProblem[] = [];
  const ids = new Map<string, number>();
  const heads = new Map<string, number>();
  for (const { row, id, unit, head } of people) {
    const same = ids.get(id);
    if (id !== '' && same !== undefined) problems.push({ row, code: 'duplicateId', value: id, other: String(same) });
    else ids.set(id, row);
    if (!head || unit === '') continue;
    const other = heads.get(unit);
    if (other !== undefined) problems.push({ row, code: 'twoHeads', value: unit, other: String(other) });
    else heads.set(unit, row);
  }
  return problems;
}
