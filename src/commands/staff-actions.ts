import { staffTexts as texts } from '../../dialogs/replies/staff-command.ts';
import { LINE_TERMS, ROLE_TERMS, STATUS_TERMS, termOf } from '../domain/org/staff-terms.ts';
import { importStaff } from '../services/org/import-staff.ts';
import { listStaff } from '../services/org/list-staff.ts';
import { STAFF_COLUMNS } from '../services/org/staff-table.ts';
import type { Console } from './console.ts';
import type { Workbench } from './open-workbench.ts';
import { readTableFile } from './read-table.ts';

type Open = () => Promise<Workbench>;

/** `staff import`: 0 when everything was written, 2 when nothing was. */
export async function importStaffFile(path: string, open: Open, terminal: Console): Promise<number> {
  const table = await readTableFile(path);
  if (!table.ok) {
    terminal.err(texts.badTable(path, table.bad));
    return 2;
  }
  return withWorkbench(open, async workbench => {
    const result = await importStaff(workbench, { rows: table.rows });
    if (result.kind === 'refused') {
      terminal.err(texts.refused(path, result.problems));
      return 2;
    }
    terminal.out(texts.imported(result));
    if (result.headless.length > 0) terminal.out(texts.headless(result.headless));
    if (result.numericIdRows.length > 0) terminal.out(texts.numericIds(result.numericIdRows));
    return 0;
  });
}

/** `staff list` */
export async function listStaffMembers(open: Open, terminal: Console): Promise<number> {
  return withWorkbench(open, async workbench => {
    const people = await listStaff(workbench);
    const lines = people.map(person => ({
      ...person,
      roles: person.roles.map(role => termOf(ROLE_TERMS, role)),
      lines: person.lines.map(line => termOf(LINE_TERMS, line)),
      status: termOf(STATUS_TERMS, person.active),
    }));
    terminal.out(people.length === 0 ? texts.nobody : texts.people(lines));
    return 0;
  });
}

/** The template as CSV; with the mark by which a spreadsheet knows UTF-8. */
export function staffTemplate(): string {
  return `\uFEFF${[STAFF_COLUMNS, ...texts.templateRows].map(row => row.join(',')).join('\r\n')}`;
}

async function withWorkbench(open: Open, work: (workbench: Workbench) => Promise<number>): Promise<number> {
  const workbench = await open();
  try {
    return await work(workbench);
  } finally {
    await workbench.db.close();
  }
}
