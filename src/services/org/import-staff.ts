import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../domain/permissions/standards.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { planUnits } from './plan-units.ts';
import { type Cell, type PersonRow, type RowProblem, readStaffTable } from './staff-table.ts';

export type ImportStaffResult =
  | { kind: 'imported'; created: number; updated: number; units: number; numericIdRows: readonly number[] }
  | { kind: 'refused'; problems: readonly RowProblem[] };

/**
 * Applies a staff table, all or nothing: units that do not exist are made, people are created or updated by their chat id, heads are
 * set. People and units the table does not name stay as they are. An operator's act, recorded as such.
 */
export async function importStaff(
  context: Pick<ServiceContext, 'db' | 'clock' | 'recordAudit'>,
  input: { rows: readonly (readonly Cell[])[] },
): Promise<ImportStaffResult> {
  const now = context.clock.now();
  const table = readStaffTable(input.rows);
  return context.db.transaction(async tx => {
    const known = await tx.orgUnit.findMany();
    const plan = planUnits(table.units, known);
    const problems = [...table.problems, ...plan.problems].sort((a, b) => a.row - b.row);
    if (problems.length > 0) return { kind: 'refused', problems };
    const unitIds = new Map(known.flatMap(unit => [unit.name, ...unit.aliases].map(name => [name, unit.id] as const)));
    for (const { name, type, parent } of plan.units) {
      const id = randomUUID();
      unitIds.set(name, id);
      await tx.orgUnit.create({
        data: { id, name, aliases: [], ...type, parentId: parent === undefined ? null : unitIds.get(parent)! },
      });
    }
    const ids = table.people.map(person => person.id);
    const existing = await tx.staff.count({ where: { id: { in: ids } } });
    for (const person of table.people) await savePerson(tx, person, unitIds.get(person.unit)!);
    const created = ids.length - existing;
    await context.recordAudit(tx, {
      at: now,
      actorId: OPERATOR,
      action: 'staff.imported',
      subjectType: 'staff',
      subjectId: 'table',
      detail: { created, updated: existing, units: plan.units.length },
    });
    const { numericIdRows } = table;
    return { kind: 'imported', created, updated: existing, units: plan.units.length, numericIdRows };
  });
}

async function savePerson(tx: Tx, person: PersonRow, unitId: string): Promise<void> {
  const { id, name, title } = person;
  const data = { name, title, unitId, roles: [...person.roles], lines: [...person.lines], active: true };
  await tx.staff.upsert({ where: { id }, create: { id, ...data }, update: data });
  if (person.head === true) await tx.orgUnit.update({ where: { id: unitId }, data: { headId: id } });
  if (person.head === false) {
    await tx.orgUnit.updateMany({ where: { id: unitId, headId: id }, data: { headId: null } });
  }
}
