import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibleDeciders, isBarred } from '../../../src/domain/penalties/deciders.ts';
import { decidesNow, pickDecider } from '../../../src/domain/penalties/pick-decider.ts';

const wu = { id: 'wu', unitId: 'customer-service', headOf: [] as string[] };
const qian = { id: 'qian', unitId: 'customer-service', headOf: [] as string[] };
const gao = { id: 'gao', unitId: 'city', headOf: ['city'] };
const base = {
  inspectingUnitIds: [] as string[],
  responsibleUnitId: 'public-customers',
  involvedIds: ['wu'] as (string | null)[],
  qualityOfficers: [wu, qian],
  leaders: [gao],
};

describe('who decides an appeal', () => {
  it.each([
    ['a late report: the officer who did not confirm', {}, 'qian', 'neutralOfficer'],
    ['nobody confirmed yet: the first by id', { involvedIds: [null] }, 'qian', 'neutralOfficer'],
    ['a city inspection', { inspectingUnitIds: ['customer-service'] }, 'gao', 'officersOfInspectingUnit'],
    ['客户服务部 itself is responsible', { responsibleUnitId: 'customer-service' }, 'gao', 'officersOfResponsibleUnit'],
    ['the only officer confirmed it', { qualityOfficers: [wu] }, 'gao', 'officersConfirmed'],
    ['one proposed it, the other confirmed it', { involvedIds: ['wu', 'qian'] }, 'gao', 'officersConfirmed'],
    ['no officer at all', { qualityOfficers: [] }, 'gao', 'noOfficer'],
    [
      'an officer who heads the unit that appeals',
      { involvedIds: [null], qualityOfficers: [{ ...wu, headOf: ['public-customers'] }] },
      'gao',
      'officersOfResponsibleUnit',
    ],
    [
      'a leader who heads the unit that appeals steps aside',
      {
        qualityOfficers: [],
        leaders: [
          { ...gao, headOf: ['public-customers'] },
          { ...gao, id: 'zhao' },
        ],
      },
      'zhao',
      'noOfficer',
    ],
    [
      'the leader confirmed it and is alone',
      { responsibleUnitId: 'customer-service', involvedIds: [null, 'gao'] },
      'gao',
      'officersOfResponsibleUnit',
    ],
    [
      'another leader did not confirm it',
      { qualityOfficers: [], involvedIds: [null, 'gao'], leaders: [gao, { id: 'zhao', unitId: 'city', headOf: [] }] },
      'zhao',
      'noOfficer',
    ],
  ])('%s', (_case, change, deciderId, because) => {
    expect(pickDecider({ ...base, ...change })).toMatchObject({ deciderId, because });
  });

  it('finds nobody where every leader belongs to the responsible unit', () => {
    expect(pickDecider({ ...base, qualityOfficers: [], responsibleUnitId: 'city' })).toBeUndefined();
  });

  it('never picks somebody of the responsible unit, and no officer of an inspecting one', () => {
    const unit = fc.constantFrom('a', 'b', 'c');
    const person = fc.record({
      id: fc.constantFrom('p', 'q', 'r', 's'),
      unitId: unit,
      headOf: fc.uniqueArray(unit, { maxLength: 1 }),
    });
    const people = fc.uniqueArray(person, { selector: ({ id }) => id });
    fc.assert(
      fc.property(
        people,
        people,
        unit,
        fc.array(unit),
        fc.array(fc.option(fc.constantFrom<string>('p', 'q')), { maxLength: 2 }),
        (officers, leaders, ...rest) => {
          const [responsibleUnitId, inspectingUnitIds, involvedIds] = rest;
          const input = { qualityOfficers: officers, leaders, responsibleUnitId, inspectingUnitIds, involvedIds };
          const pick = pickDecider(input);
          if (!pick) return leaders.every(each => isBarred(each, [responsibleUnitId]));
          const from = pick.role === 'leader' ? leaders : officers;
          const picked = from.find(({ id }) => id === pick.deciderId);
          if (!picked || isBarred(picked, [responsibleUnitId])) return false;
          if (decidesNow(pick.deciderId, input) !== pick.deciderId) return false;
          if (pick.role === 'leader') return true;
          return !isBarred(picked, inspectingUnitIds) && !involvedIds.includes(pick.deciderId);
        },
      ),
    );
  });
});

describe('who decides an appeal that waits', () => {
  it.each([
    ['the one picked at filing', 'qian', {}, 'qian'],
    ['another officer once that one has left', 'qian', { involvedIds: [null], qualityOfficers: [wu] }, 'wu'],
    [
      'the leader once that one is barred',
      'qian',
      { qualityOfficers: [wu, { ...qian, unitId: 'public-customers' }] },
      'gao',
    ],
    ['the leader goes on although an officer is free again', 'gao', {}, 'gao'],
    ['an officer once the leader has left', 'gao', { leaders: [] }, 'qian'],
    ['nobody', 'qian', { qualityOfficers: [], leaders: [] }, undefined],
  ])('%s', (_case, pickedId, change, expected) => {
    expect(decidesNow(pickedId, { ...base, ...change })).toBe(expected);
  });
});

describe('who decides about points', () => {
  it('is no officer who heads the unit', () => {
    const heading = { ...wu, headOf: ['market'] };
    const people = { concernedUnitIds: ['market'], qualityOfficers: [heading, qian], leaders: [gao] };
    expect(eligibleDeciders(people).ids).toEqual(['qian']);
    expect(eligibleDeciders({ ...people, qualityOfficers: [heading] })).toEqual({ role: 'leader', ids: ['gao'] });
    // A leader is no second person for what they proposed themselves.
    const own = { ...people, qualityOfficers: [heading], proposedById: 'gao' };
    expect(eligibleDeciders(own).ids).toEqual([]);
    expect(eligibleDeciders({ ...own, leaders: [gao, { ...gao, id: 'zhao' }] }).ids).toEqual(['zhao']);
  });

  it.each([
    [['public-customers'], 'qualityOfficer', ['wu', 'qian']],
    [['customer-service'], 'leader', ['gao']],
    [['public-customers', 'customer-service'], 'leader', ['gao']],
    [['customer-service', 'city'], 'leader', []],
  ])('of %j: %s', (concernedUnitIds, role, ids) => {
    expect(eligibleDeciders({ concernedUnitIds, qualityOfficers: [wu, qian], leaders: [gao] })).toEqual({ role, ids });
  });
});
