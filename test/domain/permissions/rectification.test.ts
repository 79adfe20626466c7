import { describe, expect, it } from 'vitest';
import {
  canAcknowledge,
  canAnswer,
  canRelease,
  canVerify,
  canViewRectification,
} from '../../../src/domain/permissions/rectification.ts';
import type { RectificationParties } from '../../../src/domain/rectification/parties.ts';
import { type Cast, cast, person } from './cast.ts';

const parties: RectificationParties = {
  unitId: 'hall',
  responsibleUnitId: 'group',
  headId: 'hallHead',
  responsibleHeadId: 'groupHead',
  inspectorId: 'inspector',
  line: 'hall',
  authorId: 'clerk',
  verifierIds: ['inspector'],
};

const people = Object.keys(cast) as Cast[];
const who = (rule: typeof canAnswer, of = parties) => people.filter(name => rule(cast[name], of).allowed);

describe('permissions of a rectification notice', () => {
  it.each([
    ['view', canViewRectification, people.filter(name => !['countyHead', 'vipInspector', 'admin'].includes(name))],
    ['acknowledge', canAcknowledge, ['hallHead', 'hallOfficer', 'groupHead']],
    ['answer', canAnswer, ['clerk', 'hallHead', 'hallOfficer', 'groupHead', 'groupOfficer', 'groupClerk']],
    ['release', canRelease, ['hallHead', 'groupHead']],
    ['verify', canVerify, ['inspector', 'otherInspector', 'quality']],
  ] as const)('%s', (_name, rule, expected) => {
    expect(who(rule)).toEqual(expected);
  });

  it.each([
    ['clerk', canRelease, 'notHead'],
    ['countyHead', canRelease, 'otherUnit'],
    ['vipInspector', canVerify, 'otherLine'],
    ['clerk', canVerify, 'ownMatter'],
    ['hallHead', canVerify, 'roleMissing'],
    ['countyHead', canViewRectification, 'otherUnit'],
  ] as const)('tells %s why not', (name, rule, reason) => {
    expect(rule(cast[name], parties)).toEqual({ allowed: false, reason });
  });

  it('shows nothing of the units below to a clerk of the company, all of it to its manager', () => {
    for (const role of ['frontline', 'admin'] as const) {
      expect(canViewRectification(person('p', 'city', [role]), parties)).toEqual({
        allowed: false,
        reason: 'otherUnit',
      });
    }
    for (const role of ['manager', 'serviceOfficer'] as const) {
      expect(canViewRectification(person('p', 'city', [role]), parties).allowed).toBe(true);
    }
    expect(canViewRectification(person('p', 'hall', ['admin']), parties).allowed).toBe(true);
  });

  it('nobody verifies their own answer, and nobody a matter of their own unit', () => {
    expect(canVerify(cast.inspector, { ...parties, authorId: 'inspector' }).allowed).toBe(false);
    const ownMatter = { allowed: false, reason: 'ownMatter' };
    for (const unit of [{ responsibleUnitId: 'service' }, { unitId: 'service' }]) {
      for (const name of ['quality', 'inspector', 'otherInspector'] as const) {
        expect(canVerify(cast[name], { ...parties, ...unit }), name).toEqual(ownMatter);
      }
    }
  });

  it('nobody verifies a matter of a unit they head in place of somebody who has left', () => {
    const acting = { ...cast.inspector, headOf: [parties.unitId] };
    expect(canVerify(cast.inspector, parties).allowed).toBe(true);
    expect(canVerify(acting, parties)).toEqual({ allowed: false, reason: 'ownMatter' });
  });

  it('the leader verifies where it has come to that, and only there', () => {
    expect(canVerify(cast.leader, parties).allowed).toBe(false);
    expect(canVerify(cast.leader, { ...parties, verifierIds: ['leader'] }).allowed).toBe(true);
    expect(canVerify(cast.leader, { ...parties, verifierIds: ['leader'], authorId: 'leader' }).allowed).toBe(false);
  });
});
