import type { ContactDepartment } from '../../domain/org/contacts.ts';
import { guessUnitType, type HallKind, type UnitKind, type UnitType } from '../../domain/org/unit-kind.ts';

export interface StoredUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  readonly hallKind: HallKind | null;
  readonly parentId: string | null;
  readonly headId: string | null;
  readonly wecomDepartmentId: string | null;
  readonly fromContacts: boolean;
}

export interface UnitChange {
  readonly id: string;
  readonly wecomDepartmentId?: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly parentId?: string;
}

export interface AddedUnit {
  readonly id: string;
  readonly name: string;
  readonly type: UnitType;
  readonly parentId: string | null;
  readonly departmentId: string;
}

export interface DepartmentPlan {
  readonly added: readonly AddedUnit[];
  readonly changed: readonly UnitChange[];
  /** 待定单位: what they are has to be said first. */
  readonly pending: readonly ContactDepartment[];
  /** Units linked to a department that is there no longer, or out of sight. They stay. */
  readonly missing: readonly string[];
  /** Another unit has the name already. */
  readonly clashes: readonly string[];
  /** Where people of a department belong: its unit, else the nearest above that is one. */
  readonly unitOf: ReadonlyMap<string, string>;
  /** The same without those above: whoever leads a part does not lead the whole. */
  readonly ownUnitOf: ReadonlyMap<string, string>;
}

/** The company that a first administrator was put into before there were contacts. */
const PLACEHOLDER = 'company';

/**
 * Which units departments are. The first match is by name or alias and is kept from then on; what does not exist is made where its name says
 * what it is. Units entered here keep their name and place, because those decide who answers for points; units made from contacts follow them.
 */
export function planDepartments(
  departments: readonly ContactDepartment[],
  units: readonly StoredUnit[],
  newId: () => string,
): DepartmentPlan {
  const linked = new Map(units.flatMap(unit => (unit.wecomDepartmentId ? [[unit.wecomDepartmentId, unit]] : [])));
  const free = units.filter(unit => unit.wecomDepartmentId === null);
  const taken = new Map(units.flatMap(unit => [unit.name, ...unit.aliases].map(name => [name, unit.id] as const)));
  const top = units.filter(unit => unit.parentId === null && unit.kind === 'company');
  const kinds = new Map<string, UnitKind>(units.map(unit => [unit.id, unit.kind]));
  const used = new Set<string>();
  const unitOf = new Map<string, string>();
  const ownUnitOf = new Map<string, string>();
  const added: AddedUnit[] = [];
  const changed: UnitChange[] = [];
  const pending: ContactDepartment[] = [];
  const clashes: string[] = [];

  function firstMatch({ name, parentId }: ContactDepartment): StoredUnit | undefined {
    const open = free.filter(unit => !used.has(unit.id));
    const named = open.find(unit => unit.name === name) ?? open.find(unit => unit.aliases.includes(name));
    if (named || parentId !== '0') return named;
    return top.length === 1 ? open.find(unit => unit.id === top[0]!.id) : undefined;
  }

  function follow(department: ContactDepartment, unit: StoredUnit, parentId: string | undefined): void {
    const { id, name } = department;
    used.add(unit.id);
    unitOf.set(id, unit.id);
    ownUnitOf.set(id, unit.id);
    const known = unit.name === name || unit.aliases.includes(name);
    const clash = !known && taken.has(name) && taken.get(name) !== unit.id;
    if (clash) clashes.push(name);
    const renames = unit.fromContacts || unit.id === PLACEHOLDER;
    const change: UnitChange = {
      id: unit.id,
      ...(unit.wecomDepartmentId === null && { wecomDepartmentId: id }),
      // What people called it before is still understood.
      ...(!known &&
        !clash &&
        (renames ? { name, aliases: [...unit.aliases, unit.name] } : { aliases: [...unit.aliases, name] })),
      ...(unit.fromContacts && parentId !== undefined && parentId !== unit.parentId && { parentId }),
    };
    if (!known && !clash) taken.set(name, unit.id);
    if (Object.keys(change).length > 1) changed.push(change);
  }

  for (const department of parentsFirst(departments)) {
    const { id, name, parentId } = department;
    const above = unitOf.get(parentId) ?? (parentId === '0' ? undefined : top[0]?.id);
    const unit = linked.get(id) ?? firstMatch(department);
    if (unit) {
      follow(department, unit, above);
      continue;
    }
    const type: UnitType | undefined =
      parentId === '0' ? { kind: 'company' } : guessUnitType(name, above === undefined ? undefined : kinds.get(above));
    if (type && !taken.has(name)) {
      const made = { id: newId(), name, type, parentId: above ?? null, departmentId: id };
      added.push(made);
      kinds.set(made.id, type.kind);
      taken.set(name, made.id);
      unitOf.set(id, made.id);
      ownUnitOf.set(id, made.id);
      continue;
    }
    if (taken.has(name)) clashes.push(name);
    else pending.push(department);
    if (above !== undefined) unitOf.set(id, above);
  }
  const there = new Set(departments.map(({ id }) => id));
  const missing = [...linked].filter(([id]) => !there.has(id)).map(([, unit]) => unit.name);
  return { added, changed, pending, missing, clashes, unitOf, ownUnitOf };
}

/** A department whose parent is out of sight begins a tree of its own; one in a loop is left out. */
function parentsFirst(departments: readonly ContactDepartment[]): ContactDepartment[] {
  const ids = new Set(departments.map(({ id }) => id));
  const ordered: ContactDepartment[] = [];
  let level = departments.filter(({ parentId }) => !ids.has(parentId));
  const below = Map.groupBy(departments, ({ parentId }) => parentId);
  while (level.length > 0) {
    ordered.push(...level);
    level = level.flatMap(({ id }) => below.get(id) ?? []);
  }
  return ordered;
}
