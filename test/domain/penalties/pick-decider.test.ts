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
  recusedIds: [] as string[],
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
    ['the one left stepped aside', { recusedIds: ['qian'] }, 'gao', 'officersConfirmed'],
    ['all stepped aside', { involvedIds: [null], recusedIds: ['wu', 'qian'] }, 'gao', 'officersRecused'],
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

  const away = { away: true };
  it.each([
    [
      'the first officer is on leave: the next',
      { involvedIds: [null], qualityOfficers: [wu, { ...qian, ...away }] },
      { deciderId: 'wu', because: 'neutralOfficer', insteadOfId: 'qian' },
    ],
    [
      'the first is on leave: the officer who stands in for them, before the next by id',
      { involvedIds: [null], qualityOfficers: [{ ...wu, id: 'ren' }, wu, { ...qian, ...away, standInId: 'wu' }] },
      { deciderId: 'wu', because: 'neutralOfficer', insteadOfId: 'qian' },
    ],
    [
      'every officer left is on leave: the leader',
      { qualityOfficers: [wu, { ...qian, ...away }] },
      { deciderId: 'gao', because: 'officersAway', insteadOfId: 'qian' },
    ],
    [
      'the only leader confirmed it: the officer on leave stays',
      { involvedIds: ['wu', 'gao'], qualityOfficers: [wu, { ...qian, ...away }] },
      { deciderId: 'qian', because: 'neutralOfficer', away: true },
    ],
    [
      'nobody is here: the officer stays',
      { qualityOfficers: [wu, { ...qian, ...away }], leaders: [{ ...gao, ...away }] },
      { deciderId: 'qian', because: 'neutralOfficer', away: true },
    ],
    [
      'the leader is on leave: another leader',
      {
        qualityOfficers: [],
        leaders: [
          { ...gao, ...away },
          { id: 'zhao', unitId: 'city', headOf: [] },
        ],
      },
      { deciderId: 'zhao', because: 'noOfficer', insteadOfId: 'gao' },
    ],
    [
      'the only leader is on leave and stays',
      { qualityOfficers: [], leaders: [{ ...gao, ...away }] },
      { deciderId: 'gao', because: 'noOfficer', away: true },
    ],
    [
      'who spoke for the unit does not decide',
      { qualityOfficers: [wu, qian], advocateIds: ['qian'] },
      { deciderId: 'gao', because: 'officersSpoke' },
    ],
  ])('%s', (_case, change, pick) => {
    expect(pickDecider({ ...base, ...change })).toEqual({
      role: pick.deciderId === 'wu' || pick.deciderId === 'qian' ? 'qualityOfficer' : 'leader',
      ...pick,
    });
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
        fc.array(fc.constantFrom<string>('p', 'r'), { maxLength: 2 }),
        (officers, leaders, ...rest) => {
          const [responsibleUnitId, inspectingUnitIds, involvedIds, recusedIds] = rest;
          const input = {
            qualityOfficers: officers,
            leaders,
            responsibleUnitId,
            inspectingUnitIds,
            involvedIds,
            recusedIds,
          };
          const pick = pickDecider(input);
          if (!pick) return leaders.every(each => isBarred(each, [responsibleUnitId]) || recusedIds.includes(each.id));
          if (recusedIds.includes(pick.deciderId)) return false;
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

describe('who is asked where officers are on leave', () => {
  const matter = { concernedUnitIds: ['public-customers'], leaders: [gao] };
  it('asks all officers while one is here, and the leader as well where none is', () => {
    const one = eligibleDeciders({ ...matter, qualityOfficers: [{ ...wu, away: true }, qian] });
    expect(one).toEqual({ role: 'qualityOfficer', ids: ['wu', 'qian'] });
    const all = { ...matter, qualityOfficers: [{ ...wu, away: true }] };
    expect(eligibleDeciders(all)).toEqual({ role: 'leader', ids: ['wu', 'gao'] });
    expect(eligibleDeciders({ ...all, leaders: [{ ...gao, away: true }] })).toEqual({
      ...{ role: 'qualityOfficer', ids: ['wu'] },
    });
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
