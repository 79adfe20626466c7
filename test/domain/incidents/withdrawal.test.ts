import { describe, expect, it } from 'vitest';
import { withdrawalBar } from '../../../src/domain/incidents/withdrawal.ts';

describe('whether an incident may be withdrawn', () => {
  it.each(['proposed', 'rejected', 'reversed'] as const)('while its points are %s', penalty => {
    expect(withdrawalBar({ withdrawnAt: null, penalty })).toBeUndefined();
  });

  it.each(['confirmed', 'appealed', 'final'] as const)('not once they stand: %s', penalty => {
    expect(withdrawalBar({ withdrawnAt: null, penalty })).toBe('pointsConfirmed');
  });

  it('not twice', () => {
    expect(withdrawalBar({ withdrawnAt: new Date(0), penalty: 'rejected' })).toBe('alreadyWithdrawn');
  });
});
