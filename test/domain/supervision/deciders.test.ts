import { describe, expect, it } from 'vitest';
import { type DeciderCandidate, pickDeciders } from '../../../src/domain/supervision/deciders.ts';

const wu: DeciderCandidate = { id: 'wu', unitId: 'service', roles: ['qualityOfficer'] };
const qian: DeciderCandidate = { id: 'qian', unitId: 'service', roles: ['qualityOfficer'] };
const gao: DeciderCandidate = { id: 'gao', unitId: 'city', roles: ['leader'] };
const parties = { unitId: 'hall', responsibleUnitId: 'group', officerUnitIds: ['service'] };
const own = { ...parties, responsibleUnitId: 'service' };

describe('pickDeciders', () => {
  it.each([
    ['the issuer', 'wu', parties, [wu, qian, gao], ['wu']],
    ['another quality officer when the issuer has left', 'wu', parties, [qian, gao], ['qian']],
    ['the leader when the quality officers are concerned', 'wu', own, [wu, qian, gao], ['gao']],
    ['the leader who issued', 'gao', own, [wu, qian, gao], ['gao']],
    ['the quality officers when it was moved away from them', 'gao', parties, [wu, qian, gao], ['wu', 'qian']],
    ['the leader when no quality officer is left', 'wu', { ...parties, officerUnitIds: [] }, [gao], ['gao']],
  ] as const)('%s', (_what, issuerId, of, people, expected) => {
    expect(pickDeciders(issuerId, of, people)).toEqual(expected);
  });
});
