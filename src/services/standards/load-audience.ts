import { responsibleUnitOf, type UnitNode } from '../../domain/org/responsibility.ts';
import type { ScopedStaff, ScopedUnit, StandardScope } from '../../domain/standards/audience.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { loadHeads } from '../org/load-heads.ts';

/** Units with their heads and who answers for them today, and the staff: what the rules of a standard's audience read. */
export async function loadAudience(
  reader: Tx | Prisma,
  input: { line: StandardScope['line']; on: Date },
): Promise<{ units: (ScopedUnit & { name: string })[]; staff: (ScopedStaff & { name: string; unitName: string })[] }> {
  const units = await reader.orgUnit.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const rows = await reader.responsibilityRule.findMany();
  const heads = await loadHeads(
    reader,
    units.map(unit => unit.id),
  );
  const tree = new Map<string, UnitNode>(units.map(unit => [unit.id, unit]));
  const staff = await reader.staff.findMany({
    where: { active: true },
    select: { id: true, name: true, unitId: true, roles: true, lines: true, unit: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  return {
    units: units.map(({ id, name, kind }) => ({
      ...{ id, name, kind, headId: heads.get(id) },
      responsibleUnitId: responsibleUnitOf({ unitId: id, line: input.line, on: input.on, rows, units: tree }),
    })),
    staff: staff.map(({ unit, ...person }) => ({ ...person, unitName: unit.name })),
  };
}
