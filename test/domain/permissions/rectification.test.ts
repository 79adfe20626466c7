import { describe, expect, it } from 'vitest';
import {
  canAcknowledge,
  canAnswer,
  canRelease,
  canVerify,
  canViewRectification,
} from '../../../src/domain/permissions/rectification.ts';
import type { RectificationParties } from '../../../src/domain/rectification/parties.ts';
import { type Cast, cast } from './cast.ts';

const parties: RectificationParties = {
  unitId: 'hall',
  responsibleUnitId: 'group',
  headId: 'hallHead',
  responsibleHeadId: 'groupHead',
  inspectorId: 'inspector',
  line: 'hall',
  authorId: 'clerk',
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

  it('nobody verifies their own answer, and no quality officer a matter of their own unit', () => {
    expect(canVerify(cast.inspector, { ...parties, authorId: 'inspector' }).allowed).toBe(false);
    expect(canVerify(cast.quality, { ...parties, responsibleUnitId: 'service' }).allowed).toBe(false);
  });
});
