import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { UnreadableReason } from '../documents/unreadable.ts';
import type { FilableProgramme } from '../domain/inspections/free/read-sentence.ts';
import { asSheet } from '../domain/inspections/templates/as-sheet.ts';
import type { TableProblem } from '../domain/inspections/templates/read-table.ts';
import { AppError } from '../errors.ts';
import { readTemplateTable } from '../services/inspections/templates/read-sent-table.ts';

/** What is said of a workbook whose items cannot be taken. */
export interface TemplateTexts {
  badTemplate(path: string): string;
  unreadable(path: string, reason: UnreadableReason): string;
  noTable(path: string, sheets: readonly string[]): string;
  badCells(path: string, problems: readonly TableProblem[]): string;
}

export interface Templated {
  /** Every programme with the workbook's items. */
  readonly programmes: readonly FilableProgramme[];
  /** Whose workbook it is, by its title or its file's name. */
  readonly owner?: FilableProgramme;
}

/** The programmes with the items of a workbook, as its import would recognise them. @throws AppError `invalidInput` */
export async function withTemplate(
  programmes: readonly FilableProgramme[],
  path: string,
  texts: TemplateTexts,
): Promise<Templated> {
  const refuse = (what: string) => new AppError('invalidInput', { what });
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw refuse(texts.badTemplate(path));
  const read = await readTemplateTable(bytes, { columns: {} });
  if (read.kind === 'unreadable') throw refuse(texts.unreadable(path, read.reason));
  if (read.kind === 'noTable') throw refuse(texts.noTable(path, read.sheets));
  const { template, problems } = read.table;
  const errors = problems.filter(problem => problem.isError);
  if (errors.length > 0) throw refuse(texts.badCells(path, errors));
  const replaced = programmes.map(each => ({ ...each, sheet: asSheet(template, each.sheet) }));
  const owner = ownerOf(replaced, template.name) ?? ownerOf(replaced, basename(path));
  return { programmes: replaced, ...(owner && { owner }) };
}

/** The programme with the longest name that stands in a title. */
function ownerOf(programmes: readonly FilableProgramme[], title: string): FilableProgramme | undefined {
  const [longest] = programmes
    .flatMap(programme => [programme.name, ...programme.aliases].map(name => ({ programme, name })))
    .filter(({ name }) => title.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  return longest?.programme;
}
