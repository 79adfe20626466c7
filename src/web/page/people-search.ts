import type { Person } from './protocol.ts';

/** People whose name, chat id, title, unit or a role holds every word of the query. */
export function searchPeople(people: readonly Person[], query: string): Person[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter(person => {
    const haystack = [person.name, person.id, person.title, person.unit, ...person.roles].join(' ').toLowerCase();
    return words.every(word => haystack.includes(word));
  });
}

/** For the first screen: who is meant to be met first, or where some of them are not here, up to `count` people of different roles. */
export function firstPeople(people: readonly Person[], meant: readonly string[], count: number): Person[] {
  const known = meant.flatMap(id => people.find(person => person.id === id) ?? []);
  return known.length === meant.length ? known : peopleOfDifferentRoles(people, count);
}

/** Up to `count` people with different main roles. */
export function peopleOfDifferentRoles(people: readonly Person[], count: number): Person[] {
  const byRole = new Map<string, Person>();
  for (const person of people) {
    const role = person.roles[0] ?? '';
    if (!byRole.has(role)) byRole.set(role, person);
  }
  return [...byRole.values()].slice(0, count);
}
