import { expect, it } from 'vitest';
import { STAFF, UNITS } from '../../../prisma/seed/org.ts';
import { inPeopleOrder } from '../../../src/web/chat/people-order.ts';

const halls = new Set(UNITS.filter(unit => unit.kind === 'hall').map(unit => unit.id));
const ids = (...args: Parameters<typeof inPeopleOrder>) => inPeopleOrder(...args).map(person => person.id);

it('goes by the first role, then halls before other units, then by id', () => {
  const people = [
    { id: 'e', unitId: 'office', roles: [] },
    { id: 'd', unitId: 'hall', roles: ['manager', 'frontline'] },
    { id: 'a', unitId: 'office', roles: ['frontline'] },
    { id: 'c', unitId: 'hall', roles: ['frontline'] },
    { id: 'b', unitId: 'hall', roles: ['frontline', 'admin'] },
  ] as const;
  expect(ids(people, new Set(['hall']))).toEqual(['b', 'c', 'a', 'd', 'e']);
  expect(ids(people, new Set())).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('begins in the demo branch with the hall clerk 李娜', () => {
  expect(ids(STAFF, halls)[0]).toBe('lina');
});
