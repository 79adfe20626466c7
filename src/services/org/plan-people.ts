import type { Role, ServiceLine } from '../../domain/org/actor.ts';
import { foldId } from '../../domain/org/contacts.ts';
import type { TagRole } from '../../domain/org/tag-roles.ts';
import { isErasedName } from '../../domain/people/erased-name.ts';
import type { Contacts } from './read-contacts.ts';

export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly lines: readonly ServiceLine[];
  readonly tagRoles: readonly Role[];
  readonly tagLines: readonly ServiceLine[];
  readonly active: boolean;
  readonly inContacts: boolean;
  readonly leftContactsAt: Date | null;
}

type Given = Pick<StoredPerson, 'roles' | 'lines' | 'tagRoles' | 'tagLines'>;

export interface AddedPerson extends Given {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unitId: string;
}

export interface PersonChange extends Partial<Omit<AddedPerson, 'id'>> {
  readonly id: string;
  readonly inContacts?: true;
  readonly returned?: true;
}

export interface PeoplePlan {
  readonly added: readonly AddedPerson[];
  readonly changed: readonly PersonChange[];
  /** Ids. */
  readonly departed: readonly string[];
  /** Marked as departed here by hand, and still in the contacts. They stay departed. */
  readonly keptDeparted: readonly string[];
  /** By unit. */
  readonly heads: ReadonlyMap<string, string>;
  /** In no department that belongs anywhere yet. */
  readonly homeless: readonly string[];
}

/**
 * What becomes of people. WeCom's word counts where it says something: name, unit, title, head, and the roles of its tags. Where it says nothing,
 * what was entered here stays: roles and lines that no tag gave, a title, a head, and people the contacts have never held. An account in other
 * letters (`LinFang`, `linfang`) is the same person, under the id we have.
 */
export function planPeople(
  contacts: Contacts,
  people: readonly StoredPerson[],
  units: {
    unitOf: ReadonlyMap<string, string>;
    ownUnitOf: ReadonlyMap<string, string>;
    headOf: ReadonlyMap<string, string | null>;
    /** Whether the first unit is part of the second and WeCom has no department for it: then naming the second says nothing against it. */
    isUnknownPart: (unitId: string, ofId: string) => boolean;
    fallbackUnitId?: string;
  },
): PeoplePlan {
  const byFolded = Map.groupBy(people, person => foldId(person.id));
  const find = (id: string): StoredPerson | undefined => {
    const alike = byFolded.get(foldId(id)) ?? [];
    return alike.find(person => person.id === id) ?? alike[0];
  };
  const added: AddedPerson[] = [];
  const changed: PersonChange[] = [];
  const departed = new Set<string>();
  const keptDeparted: string[] = [];
  const homeless: string[] = [];
  const leaders = new Map<string, string[]>();

  for (const user of contacts.users) {
    const known = find(user.id);
    if (known && isErasedName(known.name)) continue;
    if (!user.active) {
      if (known?.active) departed.add(known.id);
      continue;
    }
    if (known && !known.active && known.leftContactsAt === null) {
      keptDeparted.push(known.id);
      continue;
    }
    const own = user.mainDepartmentId ?? user.departmentIds[0];
    const places = [own, ...user.departmentIds].flatMap(id => (id === undefined ? [] : (units.unitOf.get(id) ?? [])));
    const named = places[0];
    const stays = known && (named === undefined || units.isUnknownPart(known.unitId, named));
    const unitId = stays ? known.unitId : (named ?? units.fallbackUnitId);
    if (unitId === undefined) {
      homeless.push(user.id);
      continue;
    }
    const id = known?.id ?? user.id;
    const headed = user.headedDepartmentIds.flatMap(each => units.ownUnitOf.get(each) ?? []);
    for (const each of headed) leaders.set(each, [...(leaders.get(each) ?? []), id]);
    const gives = contacts.tagged.get(foldId(user.id)) ?? [];
    if (!known) {
      added.push({ id, name: user.name || id, title: user.position, unitId, ...rolesOfNew(gives, headed.length > 0) });
      continue;
    }
    const change: PersonChange = {
      id,
      ...(user.name !== '' && user.name !== known.name && { name: user.name }),
      ...(user.position !== '' && user.position !== known.title && { title: user.position }),
      ...(unitId !== known.unitId && { unitId }),
      ...changedRoles(known, gives),
      ...(!known.inContacts && { inContacts: true as const }),
      ...(!known.active && { returned: true as const }),
    };
    if (Object.keys(change).length > 1) changed.push(change);
  }
  const read = new Set(contacts.users.map(user => foldId(user.id)));
  for (const person of people) {
    const folded = foldId(person.id);
    const isMissing = contacts.complete ? !read.has(folded) : contacts.gone.some(id => foldId(id) === folded);
    if (isMissing && person.active && person.inContacts) departed.add(person.id);
  }
  return { added, changed, departed: [...departed], keptDeparted, homeless, heads: newHeads(leaders, units.headOf) };
}

/** Somebody whom no tag says anything of serves customers, or leads those who do. These are not of a tag and stay when one comes. */
function rolesOfNew(gives: readonly TagRole[], leads: boolean): Given {
  const tagRoles = distinct(gives.map(each => each.role));
  const tagLines = distinct(gives.flatMap(each => each.lines));
  if (tagRoles.length > 0) return { roles: tagRoles, lines: tagLines, tagRoles, tagLines };
  return { roles: [leads ? 'manager' : 'frontline'], lines: [], tagRoles: [], tagLines: [] };
}

function changedRoles(person: StoredPerson, gives: readonly TagRole[]): Partial<Given> {
  const roles = merged(
    person.roles,
    person.tagRoles,
    gives.map(each => each.role),
  );
  const lines = merged(
    person.lines,
    person.tagLines,
    gives.flatMap(each => each.lines),
  );
  if (!roles.differs && !lines.differs) return {};
  // Nobody is left without any role: what they may do would be nothing at all.
  const all: readonly Role[] = roles.all.length === 0 ? ['frontline'] : roles.all;
  return { roles: all, tagRoles: roles.tagged, lines: lines.all, tagLines: lines.tagged };
}

/** What is there by hand stays and is never a tag's; what a tag gave goes with it. */
function merged<Value>(all: readonly Value[], tagged: readonly Value[], gives: readonly Value[]) {
  const byHand = all.filter(value => !tagged.includes(value));
  const now = distinct(gives).filter(value => !byHand.includes(value));
  const next = [...byHand, ...now];
  const differs =
    next.length !== all.length || next.some(value => !all.includes(value)) || now.length !== tagged.length;
  return { all: next, tagged: now, differs };
}

/** Of several leaders the one who heads the unit already, else the first by id. Where nobody leads, the head that was entered here stays. */
function newHeads(
  leaders: ReadonlyMap<string, readonly string[]>,
  headOf: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const heads = new Map<string, string>();
  for (const [unitId, ids] of leaders) {
    const now = headOf.get(unitId);
    if (now && ids.includes(now)) continue;
    heads.set(unitId, [...ids].sort()[0]!);
  }
  return heads;
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
