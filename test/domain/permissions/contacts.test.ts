import { expect, it } from 'vitest';
import { canManageContacts, canSeeDelivery, canSeeSubjects } from '../../../src/domain/permissions/contacts.ts';
import { OPERATOR } from '../../../src/domain/permissions/standards.ts';
import { type Cast, cast } from './cast.ts';

const who = (may: (person: (typeof cast)[Cast]) => boolean) =>
  (Object.keys(cast) as Cast[]).filter(name => may(cast[name]));

it('contacts are the administrator’s and the operator’s', () => {
  expect(who(person => canManageContacts(person).allowed)).toEqual(['admin']);
  expect(canManageContacts(OPERATOR).allowed).toBe(true);
});

it('what was not delivered is for those who keep channels and those who send; what it was about only for these', () => {
  expect(who(person => canSeeDelivery(person).allowed)).toEqual(['quality', 'admin']);
  expect(who(canSeeSubjects)).toEqual(['quality']);
});
