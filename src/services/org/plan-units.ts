import type { HallKind, UnitKind, UnitType } from '../../domain/org/unit-kind.ts';
import type { RowProblem, UnitMention } from './staff-table.ts';

export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  readonly hallKind: HallKind | null;
  readonly parentId: string | null;
}

export interface NewUnit {
  readonly name: string;
  readonly type: UnitType;
  /** Name of the unit above; undefined for the company. */
  readonly parent: string | undefined;
}

interface Described {
  row: number;
  name: string;
  type?: UnitType;
  parent?: string;
}

/**
 * Which units a staff table adds, parents before children. A unit that exists is never changed by a table: a row that says something
 * else of it is a problem.
 */
export function planUnits(
  mentions: readonly UnitMention[],
  known: readonly KnownUnit[],
): { units: NewUnit[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const byName = new Map(known.flatMap(unit => [unit.name, ...unit.aliases].map(name => [name, unit] as const)));
  const nameOf = new Map(known.map(unit => [unit.id, unit.name]));
  const added = new Map<string, Described>();
  for (const mention of mentions) {
    const unit = byName.get(mention.name);
    const before: Described = unit
      ? {
          row: mention.row,
          name: unit.name,
          type: { kind: unit.kind, ...(unit.hallKind && { hallKind: unit.hallKind }) },
          parent: unit.parentId === null ? undefined : nameOf.get(unit.parentId),
        }
      : (added.get(mention.name) ?? { row: mention.row, name: mention.name });
    const parent = mention.parent && (byName.get(mention.parent)?.name ?? mention.parent);
    if (mention.type && before.type && !sameType(mention.type, before.type)) {
      problems.push({ row: mention.row, code: 'unitTypesDiffer', value: mention.name });
    }
    if (parent && (before.parent ? parent !== before.parent : unit !== undefined)) {
      problems.push({ row: mention.row, code: 'parentsDiffer', value: mention.name, other: before.parent });
    }
    if (!unit)
      added.set(mention.name, { ...before, type: before.type ?? mention.type, parent: before.parent ?? parent });
  }
  return { units: inOrder(added, byName, problems), problems };
}

const sameType = (a: UnitType, b: UnitType): boolean => a.kind === b.kind && a.hallKind === b.hallKind;

function inOrder(
  added: ReadonlyMap<string, Described>,
  byName: ReadonlyMap<string, KnownUnit>,
  problems: RowProblem[],
): NewUnit[] {
  const ordered = new Map<string, NewUnit>();
  let waiting = [...added.values()].filter(unit => {
    const { row, name, type, parent } = unit;
    if (!type) problems.push({ row, code: 'unitNeedsType', value: name });
    else if (!parent && type.kind !== 'company') problems.push({ row, code: 'unitNeedsParent', value: name });
    else if (parent && !byName.has(parent) && !added.has(parent)) {
      problems.push({ row, code: 'unknownParent', value: name, other: parent });
    } else return true;
    return false;
  });
  // A parent that is itself refused has its own problem; its children need none.
  const refused = new Set([...added.keys()].filter(name => !waiting.some(unit => unit.name === name)));
  for (;;) {
    const ready = waiting.filter(unit => !unit.parent || byName.has(unit.parent) || ordered.has(unit.parent));
    if (ready.length === 0) break;
    for (const { name, type, parent } of ready) ordered.set(name, { name, type: type!, parent });
    waiting = waiting.filter(unit => !ready.includes(unit));
  }
  for (const { row, name, parent } of waiting) {
    if (!reaches(name, refused, added)) problems.push({ row, code: 'parentLoop', value: name, other: parent });
  }
  return [...ordered.values()];
}

function reaches(name: string, targets: ReadonlySet<string>, units: ReadonlyMap<string, Described>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = units.get(at)?.parent) {
    if (targets.has(at)) return true;
    seen.add(at);
  }
  return false;
}
