import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../domain/permissions/standards.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { planUnits } from './plan-units.ts';
import { type Cell, type PersonRow, type RowProblem, readStaffTable } from './staff-table.ts';

export type ImportStaffResult =
  | {
      kind: 'imported';
      created: number;
      updated: number;
      /** How many the table marks as departed (离岗). */
      departed: number;
      units: number;
      /** Names of the units that had a head before and have none now. */
      headless: readonly string[];
      numericIdRows: readonly number[];
    }
  | { kind: 'refused'; problems: readonly RowProblem[] };

/**
 * Applies a staff table, all or nothing: units that do not exist are made, people are created or updated by their chat id, heads are
 * set. Somebody marked as departed is kept, for the records that name them, but takes no part any more and heads nothing; somebody moved
 * to another unit heads no unit but that one, and only where the row says so. People and units the table does not name stay as they
 * are. An operator's act, recorded as such.
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
    const existing = await tx.staff.findMany({ where: { id: { in: ids } }, select: { id: true, unitId: true } });
    const unitBefore = new Map(existing.map(person => [person.id, person.unitId]));
    for (const person of table.people) {
      await savePerson(tx, person, { unitId: unitIds.get(person.unit)!, unitBefore: unitBefore.get(person.id) });
    }
    const updated = existing.length;
    const created = ids.length - updated;
    const departed = table.people.filter(person => person.active === false).length;
    const headed = known.filter(unit => unit.headId !== null).map(unit => unit.id);
    const headless = await tx.orgUnit.findMany({
      where: { id: { in: headed }, headId: null },
      select: { id: true, name: true },
      orderBy: { id: 'asc' },
    });
    await context.recordAudit(tx, {
      at: now,
      actorId: OPERATOR,
      action: 'staff.imported',
      subjectType: 'staff',
      subjectId: 'table',
      detail: {
        created,
        updated,
        departed,
        units: plan.units.length,
        headless: headless.map(unit => unit.id),
      },
    });
    return {
      kind: 'imported',
      created,
      updated,
      departed,
      units: plan.units.length,
      headless: headless.map(unit => unit.name),
      numericIdRows: table.numericIdRows,
    };
  });
}

async function savePerson(
  tx: Tx,
  person: PersonRow,
  { unitId, unitBefore }: { unitId: string; unitBefore: string | undefined },
): Promise<void> {
  const { id, name, title, head, active } = person;
  const data = {
    name,
    title,
    unitId,
    roles: [...person.roles],
    lines: [...person.lines],
    // A table without the column must not bring back somebody who has left.
    ...(active === undefined ? {} : { active }),
  };
  await tx.staff.upsert({ where: { id }, create: { id, ...data }, update: data });
  // Conditional on the present head: a row above may have named another one.
  if (active === false) {
    await tx.orgUnit.updateMany({ where: { headId: id }, data: { headId: null } });
  } else if (unitBefore !== undefined && unitBefore !== unitId) {
    await tx.orgUnit.updateMany({ where: { headId: id, id: { not: unitId } }, data: { headId: null } });
  }
  if (head === true) await tx.orgUnit.update({ where: { id: unitId }, data: { headId: id } });
  if (head === false) {
    await tx.orgUnit.updateMany({ where: { id: unitId, headId: id }, data: { headId: null } });
  }
}
