/** Longer chains of units are a mistake in the data, not an organisation. */
const MOST_LEVELS = 20;

/** A unit and what it belongs to, nearest first. */
export function lineageOf<Unit extends { readonly id: string; readonly parentId: string | null }>(
  unitId: string,
  units: ReadonlyMap<string, Unit>,
): Unit[] {
  const lineage: Unit[] = [];
  let unit = units.get(unitId);
  while (unit && lineage.length < MOST_LEVELS) {
    lineage.push(unit);
    unit = unit.parentId === null ? undefined : units.get(unit.parentId);
  }
  return lineage;
}
