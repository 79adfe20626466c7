import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { canContest, canSeeReview, canState } from '../../../src/domain/permissions/liability.ts';
import {
  canAppeal,
  canDecideAppeal,
  canDecidePenalty,
  canSeeAppeal,
  canSeePenalty,
} from '../../../src/domain/permissions/penalties.ts';

const person = (id: string, unitId: string, roles: Actor['roles'], more: Partial<Actor> = {}): Actor => ({
  id,
  name: id,
  unitId,
  unitName: unitId,
  roles,
  lines: [],
  subtree: [unitId],
  headOf: [],
  standsInAt: [],
  ...more,
});

const people = {
  lina: person('lina', 'hall', ['frontline']),
  other: person('other', 'hall-2', ['frontline']),
  chen: person('chen', 'hall', ['manager'], { headOf: ['hall'] }),
  pan: person('pan', 'public', ['manager'], { headOf: ['public'], subtree: ['public', 'hall', 'hall-2'] }),
  wen: person('wen', 'public', ['serviceOfficer'], { subtree: ['public', 'hall', 'hall-2'] }),
  ding: person('ding', 'rural', ['manager'], { headOf: ['rural'] }),
  zhou: person('zhou', 'service', ['inspector'], { lines: ['hall'] }),
  vipInspector: person('vipInspector', 'market', ['inspector'], { lines: ['vip'] }),
  dong: person('dong', 'service', ['manager'], { headOf: ['service'] }),
  wu: person('wu', 'service', ['qualityOfficer']),
  gao: person('gao', 'city', ['leader'], { headOf: ['city'], subtree: ['city', 'public', 'hall', 'service', 'rural'] }),
  cityClerk: person('cityClerk', 'city', ['frontline', 'inspector'], {
    subtree: ['city', 'public', 'hall', 'service'],
  }),
  cityOfficer: person('cityOfficer', 'city', ['serviceOfficer'], { subtree: ['city', 'public', 'hall', 'service'] }),
  root: person('root', 'city', ['admin'], { subtree: ['city', 'public', 'hall', 'service', 'rural'] }),
} as const;
type Name = keyof typeof people;

const paths: Record<string, string[]> = {
  hall: ['hall', 'public', 'city'],
  'hall-2': ['hall-2', 'public', 'city'],
};
const appealable = { responsibleUnitId: 'public', proposedById: null, decidedById: 'wu' };
const reason = (decision: ReturnType<typeof canAppeal>) => (decision.allowed ? 'yes' : decision.reason);

describe('确认扣分', () => {
  const qualityOfficers = [{ id: 'wu', unitId: 'service', headOf: ['market'] }];
  it.each<[Name, string, string]>([
    ['wu', 'public', 'yes'],
    ['wu', 'service', 'ownMatter'],
    ['gao', 'public', 'roleMissing'],
    ['gao', 'service', 'yes'],
    ['gao', 'market', 'yes'],
    ['gao', 'city', 'ownMatter'],
    ['pan', 'public', 'roleMissing'],
    ['zhou', 'public', 'roleMissing'],
    ['root', 'public', 'roleMissing'],
  ])('%s about points of %s: %s', (name, unit, expected) => {
    expect(reason(canDecidePenalty(people[name], { concernedUnitIds: [unit], qualityOfficers }))).toBe(expected);
  });
});

describe('standing in for a head on leave', () => {
  const standsInAt = [{ unitId: 'public', forId: 'pan', forName: 'pan' }];
  const lina = { ...people.lina, standsInAt };
  const wu = { ...people.wu, standsInAt };
  it('lets one appeal for that unit and no other', () => {
    expect(reason(canAppeal(lina, appealable))).toBe('yes');
    expect(reason(canAppeal(lina, { ...appealable, responsibleUnitId: 'rural' }))).toBe('otherUnit');
  });

  it('keeps apart who decides and who speaks for the unit', () => {
    const qualityOfficers = [wu, { id: 'qian', unitId: 'service', headOf: [] }];
    const matter = { concernedUnitIds: ['public'], qualityOfficers };
    expect(reason(canAppeal(wu, appealable))).toBe('bothSides');
    expect(reason(canDecidePenalty(wu, matter))).toBe('ownMatter');
    expect(reason(canDecidePenalty(people.wu, { ...matter, advocateIds: ['wu'] }))).toBe('bothSides');
    expect(reason(canDecidePenalty(people.gao, { ...matter, advocateIds: ['wu'] }))).toBe('roleMissing');
    expect(reason(canDecidePenalty(people.gao, { ...matter, advocateIds: ['wu', 'qian'] }))).toBe('yes');
  });
});

describe('考核申诉', () => {
  it.each<[Name, string]>([
    ['pan', 'yes'],
    ['wen', 'notHead'],
    ['chen', 'otherUnit'],
    ['ding', 'otherUnit'],
    ['root', 'notHead'],
    ['wu', 'otherUnit'],
  ])('%s files it for public: %s', (name, expected) => {
    expect(reason(canAppeal(people[name], appealable))).toBe(expected);
  });

  it.each<[Name, string]>([
    ['gao', 'yes'],
    ['wu', 'notRecipient'],
    ['pan', 'roleMissing'],
  ])('%s decides what was handed to gao: %s', (name, expected) => {
    expect(reason(canDecideAppeal(people[name], 'gao'))).toBe(expected);
  });

  it.each<[Name, string]>([
    ['gao', 'yes'],
    ['wu', 'yes'],
    ['pan', 'yes'],
    ['wen', 'yes'],
    ['zhou', 'roleMissing'],
    ['lina', 'otherUnit'],
    ['ding', 'otherUnit'],
  ])('%s reads its deliberation: %s', (name, expected) => {
    expect(reason(canSeeAppeal(people[name], { responsibleUnitId: 'public', deciderId: 'gao' }))).toBe(expected);
  });
});

describe('为什么扣分', () => {
  it.each<[Name, string]>([
    ['lina', 'yes'],
    ['other', 'otherUnit'],
    ['chen', 'yes'],
    ['pan', 'yes'],
    ['wen', 'yes'],
    ['ding', 'otherUnit'],
    ['zhou', 'yes'],
    ['vipInspector', 'otherUnit'],
    ['dong', 'otherUnit'],
    ['wu', 'yes'],
    ['gao', 'yes'],
    ['cityClerk', 'otherUnit'],
    ['root', 'otherUnit'],
    ['cityOfficer', 'yes'],
  ])('%s about an inspection of hall: %s', (name, expected) => {
    const actor = people[name];
    const actorUnitPath = paths[actor.unitId] ?? [actor.unitId];
    const scope = { responsibleUnitId: 'public', inspectedUnitId: 'hall', line: 'hall', actorUnitPath } as const;
    expect(reason(canSeePenalty(actor, scope))).toBe(expected);
  });
});

describe('责任认定', () => {
  it.each<[Name, string]>([
    ['pan', 'yes'],
    ['wen', 'yes'],
    ['chen', 'otherUnit'],
    ['ding', 'otherUnit'],
    ['root', 'notHead'],
  ])('%s contests for public: %s', (name, expected) => {
    expect(reason(canContest(people[name], ['public']))).toBe(expected);
  });

  it('asks only the named side, and shows it to both', () => {
    expect(reason(canState(people.ding, ['rural']))).toBe('yes');
    expect(reason(canState(people.pan, ['rural']))).toBe('otherUnit');
    expect(reason(canState(people.ding, []))).toBe('notRecipient');
    const seen = Object.values(people).filter(actor => canSeeReview(actor, ['public', 'rural']).allowed);
    expect(seen.map(({ id }) => id)).toEqual(['pan', 'wen', 'ding', 'wu', 'gao', 'cityOfficer']);
  });
});
