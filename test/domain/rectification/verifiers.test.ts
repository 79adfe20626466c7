import { describe, expect, it } from 'vitest';
import { pickVerifiers, type VerifierCandidate } from '../../../src/domain/rectification/verifiers.ts';

const inspector = (id: string, extra: Partial<VerifierCandidate> = {}): VerifierCandidate => ({
  ...{ id, unitId: 'service', roles: ['inspector'], lines: ['hall'] },
  ...extra,
});
const filing = inspector('filing');
const other = inspector('other');
const third = inspector('third', { roles: ['serviceOfficer', 'inspector'], unitId: 'market' });
const vip = inspector('vip', { lines: ['vip'] });
const ofHall = inspector('ofHall', { unitId: 'hall' });
const leader = inspector('leader', { roles: ['leader'], lines: [], unitId: 'city' });
const quality = inspector('quality', { roles: ['qualityOfficer'], lines: [] });

const matter = {
  inspectorId: 'filing',
  authorId: 'clerk',
  line: 'hall',
  unitId: 'hall',
  responsibleUnitId: 'group',
} as const;

describe('pickVerifiers', () => {
  it.each([
    ['the inspector who filed', [filing, other, quality], {}, ['filing']],
    ['others of the line when that one has left', [other, third, vip, ofHall, quality], {}, ['other', 'third']],
    ['others when that one wrote the answer', [filing, other], { authorId: 'filing' }, ['other']],
    [
      'others when that one heads a unit',
      [filing, other, third],
      { headIds: [undefined, 'filing'] },
      ['other', 'third'],
    ],
    ['the quality officers when no inspector is left', [vip, ofHall, quality], {}, ['quality']],
    [
      'not the inspector who filed about their own department',
      [filing, third],
      { responsibleUnitId: 'service' },
      ['third'],
    ],
    [
      'the leader when all are of the two units',
      [filing, ofHall, quality, leader],
      { responsibleUnitId: 'service' },
      ['leader'],
    ],
    ['no leader while somebody else is able', [ofHall, quality, leader], {}, ['quality']],
    ['nobody of the two units', [ofHall, quality], { responsibleUnitId: 'service' }, []],
  ] as const)('%s', (_what, people, changes, expected) => {
    expect(pickVerifiers({ ...matter, ...changes }, people)).toEqual(expected);
  });
});
