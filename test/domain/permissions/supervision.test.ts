import { describe, expect, it } from 'vitest';
import {
  canDecideOrder,
  canReportOnOrder,
  canSignOrder,
  canViewOrder,
} from '../../../src/domain/permissions/supervision.ts';
import type { SupervisionParties } from '../../../src/domain/supervision/parties.ts';
import { type Cast, cast, person } from './cast.ts';

const parties: SupervisionParties = {
  unitId: 'hall',
  responsibleUnitId: 'group',
  responsibleHeadId: 'groupHead',
  issuerId: 'quality',
  inspectorId: 'inspector',
  line: 'hall',
  officerUnitIds: ['service'],
};

const people = Object.keys(cast) as Cast[];
const who = (rule: typeof canSignOrder, of = parties) => people.filter(name => rule(cast[name], of).allowed);

describe('permissions of a supervision order', () => {
  it.each([
    ['view', canViewOrder, people.filter(name => !['countyHead', 'vipInspector', 'admin'].includes(name))],
    ['decide', canDecideOrder, ['quality']],
    ['sign', canSignOrder, ['groupHead', 'groupOfficer']],
    ['report', canReportOnOrder, ['groupHead', 'groupOfficer']],
  ] as const)('%s', (_name, rule, expected) => {
    expect(who(rule)).toEqual(expected);
  });

  it('the leader decides where the quality officers are barred, and they do not', () => {
    const own = { ...parties, responsibleUnitId: 'service' };
    expect(who(canDecideOrder, own)).toEqual(['leader']);
    expect(canDecideOrder(cast.quality, own)).toEqual({ allowed: false, reason: 'ownMatter' });
  });

  it('shows nothing of the units below to a clerk of the company', () => {
    expect(canViewOrder(person('p', 'city', ['frontline']), parties)).toEqual({ allowed: false, reason: 'otherUnit' });
    expect(canViewOrder(person('p', 'city', ['manager']), parties).allowed).toBe(true);
  });

  it('the leader decides where there is no quality officer left', () => {
    expect(canDecideOrder(cast.leader, { ...parties, officerUnitIds: [] }).allowed).toBe(true);
  });

  it('follows the responsible unit when it moves', () => {
    const moved = { ...parties, responsibleUnitId: 'county', responsibleHeadId: 'countyHead' };
    expect(who(canReportOnOrder, moved)).toEqual(['countyHead']);
  });
});
