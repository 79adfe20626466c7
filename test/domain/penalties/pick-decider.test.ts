import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibleDeciders } from '../../../src/domain/penalties/deciders.ts';
import { pickDecider } from '../../../src/domain/penalties/pick-decider.ts';

const wu = { id: 'wu', unitId: 'customer-service' };
const qian = { id: 'qian', unitId: 'customer-service' };
const gao = { id: 'gao', unitId: 'city' };
const base = {
  inspectingUnitIds: [] as string[],
  responsibleUnitId: 'public-customers',
  confirmedById: 'wu' as string | null,
  qualityOfficers: [wu, qian],
  leaders: [gao],
};

describe('who decides an appeal', () => {
  it.each([
    ['a late report: the officer who did not confirm', {}, 'qian', 'neutralOfficer'],
    ['nobody confirmed yet: the first by id', { confirmedById: null }, 'qian', 'neutralOfficer'],
    ['a city inspection', { inspectingUnitIds: ['customer-service'] }, 'gao', 'officersOfInspectingUnit'],
    ['客户服务部 itself is responsible', { responsibleUnitId: 'customer-service' }, 'gao', 'officersOfResponsibleUnit'],
    ['the only officer confirmed it', { qualityOfficers: [wu] }, 'gao', 'officersConfirmed'],
    ['no officer at all', { qualityOfficers: [] }, 'gao', 'noOfficer'],
    [
      'the leader confirmed it and is alone',
      { responsibleUnitId: 'customer-service', confirmedById: 'gao' },
      'gao',
      'officersOfResponsibleUnit',
    ],
    [
      'another leader did not confirm it',
      { qualityOfficers: [], confirmedById: 'gao', leaders: [gao, { id: 'zhao', unitId: 'city' }] },
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
    const person = fc.record({ id: fc.constantFrom('p', 'q', 'r', 's'), unitId: unit });
    const people = fc.uniqueArray(person, { selector: ({ id }) => id });
    fc.assert(
      fc.property(
        people,
        people,
        unit,
        fc.array(unit),
        fc.option(fc.constantFrom('p', 'q')),
        (officers, leaders, ...rest) => {
          const [responsibleUnitId, inspectingUnitIds, confirmedById] = rest;
          const input = { qualityOfficers: officers, leaders, responsibleUnitId, inspectingUnitIds, confirmedById };
          const pick = pickDecider(input);
          if (!pick) return leaders.every(({ unitId }) => unitId === responsibleUnitId);
          const from = pick.role === 'leader' ? leaders : officers;
          const unitId = from.find(({ id }) => id === pick.deciderId)?.unitId;
          if (unitId === undefined || unitId === responsibleUnitId) return false;
          if (pick.role === 'leader') return true;
          return !inspectingUnitIds.includes(unitId) && pick.deciderId !== confirmedById;
        },
      ),
    );
  });
});

describe('who decides about points', () => {
  it.each([
    [['public-customers'], 'qualityOfficer', ['wu', 'qian']],
    [['customer-service'], 'leader', ['gao']],
    [['public-customers', 'customer-service'], 'leader', ['gao']],
    [['customer-service', 'city'], 'leader', []],
  ])('of %j: %s', (concernedUnitIds, role, ids) => {
    expect(eligibleDeciders({ concernedUnitIds, qualityOfficers: [wu, qian], leaders: [gao] })).toEqual({ role, ids });
  });
});
