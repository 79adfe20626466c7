import type { ServiceLine } from './actor.ts';

export interface UnitNode {
  id: string;
  kind: string;
  hallKind: string | null;
  parentId: string | null;
}

export interface ResponsibilityRow {
  priority: number;
  inspectedUnitId: string | null;
  unitKind: string | null;
  hallKind: string | null;
  line: ServiceLine | null;
  responsibleUnitId: string | null;
  effectiveFrom: Date;
  effectiveTo: Date | null;
}

/** Kinds of unit that can answer for points: points belong to departments and county branches, never to a hall or a person. */
const ACCOUNTABLE_KINDS = new Set(['cityDepartment', 'customerGroup', 'countyBranch']);

/**
 * Names the responsible unit (责任部门) of an inspected unit on a day: the first matching row by priority, else the nearest
 * department or county branch above it. Source: plan, part 2 (公众客户部 6, 农村客户部 7) as rows of the responsibility map.
 *
 * @returns the unit's id, or undefined when neither a row nor an accountable ancestor exists.
 */
export function responsibleUnitOf(input: {
  unitId: string;
  /** Null where it is asked for all lines: rows for one line then do not count. */
  line: ServiceLine | null;
  on: Date;
  rows: readonly ResponsibilityRow[];
  units: ReadonlyMap<string, UnitNode>;
}): string | undefined {
  const unit = input.units.get(input.unitId);
  if (!unit) return undefined;
  const matches = input.rows
    .filter(row => row.effectiveFrom <= input.on && (row.effectiveTo === null || input.on < row.effectiveTo))
    .filter(row => row.inspectedUnitId === null || row.inspectedUnitId === unit.id)
    .filter(row => row.unitKind === null || row.unitKind === unit.kind)
    .filter(row => row.hallKind === null || row.hallKind === unit.hallKind)
    .filter(row => row.line === null || row.line === input.line)
    .sort((a, b) => a.priority - b.priority);
  return matches[0]?.responsibleUnitId ?? nearestAccountable(unit, input.units);
}

function nearestAccountable(unit: UnitNode, units: ReadonlyMap<string, UnitNode>): string | undefined {
  let node: UnitNode | undefined = unit;
  // A tree of units is a few levels deep; the bound keeps a wrong parent loop from hanging a turn.
  for (let depth = 0; node && depth < 20; depth++) {
    if (ACCOUNTABLE_KINDS.has(node.kind)) return node.id;
    node = node.parentId === null ? undefined : units.get(node.parentId);
  }
  return undefined;
}
