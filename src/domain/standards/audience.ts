import type { Role, ServiceLine } from '../org/actor.ts';

/** Whose work a standard governs. */
export interface StandardScope {
  /** Inspectors of this line check it. */
  readonly line: ServiceLine | null;
  /** Kinds of units; empty: all. */
  readonly unitKinds: readonly string[];
}

export interface ScopedUnit {
  readonly id: string;
  readonly kind: string;
  /** The head, else that of the nearest unit above. */
  readonly headId: string | undefined;
  /** The department or county branch that answers for it. */
  readonly responsibleUnitId: string | undefined;
}

export interface ScopedStaff {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly lines: readonly ServiceLine[];
}

/** The units a standard is for. */
export function unitsInScope<Unit extends ScopedUnit>(scope: StandardScope, units: readonly Unit[]): Unit[] {
  return units.filter(unit => scope.unitKinds.length === 0 || scope.unitKinds.includes(unit.kind));
}

/**
 * Whom an edition concerns: the people of the units it is for and their heads, the service officers and heads of the departments that
 * answer for these, and the inspectors who check its line. Whoever only administers the system works under no standard.
 */
export function readersOf(scope: StandardScope, units: readonly ScopedUnit[], staff: readonly ScopedStaff[]): string[] {
  const inScope = unitsInScope(scope, units);
  const ids = new Set(inScope.map(unit => unit.id));
  const responsible = new Set(inScope.map(unit => unit.responsibleUnitId));
  const heads = new Set([
    ...inScope.map(unit => unit.headId),
    ...units.filter(unit => responsible.has(unit.id)).map(unit => unit.headId),
  ]);
  return staff
    .filter(({ roles }) => roles.some(role => role !== 'admin'))
    .filter(
      person =>
        ids.has(person.unitId) ||
        heads.has(person.id) ||
        (responsible.has(person.unitId) && person.roles.includes('serviceOfficer')) ||
        (scope.line !== null && person.roles.includes('inspector') && person.lines.includes(scope.line)),
    )
    .map(person => person.id);
}

/** Heads of the departments and county branches that answer for the units a standard is for: asked for 会审 unless others are named. */
export function jointReviewersFor(scope: StandardScope, units: readonly ScopedUnit[]): string[] {
  const responsible = new Set(unitsInScope(scope, units).map(unit => unit.responsibleUnitId));
  const heads = units.filter(unit => responsible.has(unit.id)).flatMap(unit => unit.headId ?? []);
  return [...new Set(heads)];
}
