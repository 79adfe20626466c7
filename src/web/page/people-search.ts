import type { Person } from './protocol.ts';

/** People whose name, chat id, title, unit or a role holds every word of the query. */
export function searchPeople(people: readonly Person[], query: string): Person[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter(person => {
    const haystack = [person.name, person.id, person.title, person.unit, ...person.roles].join(' ').toLowerCase();
    return words.every(word => haystack.includes(word));
  });
}

/** Up to `count` people with different main roles, for the first screen. */
export function peopleOfDifferentRoles(people: readonly Person[], count: number): Person[] {
  const byRole = new Map<string, Person>();
  for (const person of people) {
    const role = person.roles[0] ?? '';
    if (!byRole.has(role)) byRole.set(role, person);
  }
  return [...byRole.values()].slice(0, count);
}
