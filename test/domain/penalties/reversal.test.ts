import { describe, expect, it } from 'vitest';
import { takenBackBy, takingBackLine } from '../../../src/domain/penalties/ledger.ts';
import { reversalBar, reversalDeciders } from '../../../src/domain/penalties/reversal.ts';

const wu = { id: 'wu', unitId: 'customer-service', headOf: [] as string[] };
const qian = { id: 'qian', unitId: 'customer-service', headOf: [] as string[] };
const gao = { id: 'gao', unitId: 'city', headOf: ['city'] };

describe('whether an entry may be reversed', () => {
  it.each([
    ['confirmed', '0.50', false, undefined],
    ['final', '0.50', false, undefined],
    ['a reward', '-0.50', false, undefined],
    ['proposed already', '0.50', true, 'alreadyProposed'],
    ['nothing left by its limit', '0.00', false, 'nothingStands'],
  ] as const)('confirmed: %s', (_what, posted, proposed, bar) => {
    expect(reversalBar({ status: 'final', posted, proposed })).toBe(bar);
    expect(reversalBar({ status: 'confirmed', posted, proposed })).toBe(bar);
  });

  it.each([
    ['proposed', 'notConfirmed'],
    ['rejected', 'notImposed'],
    ['reversed', 'alreadyReversed'],
    ['appealed', 'appealOpen'],
  ] as const)('not while it is %s, whatever else', (status, bar) => {
    for (const proposed of [false, true]) expect(reversalBar({ status, posted: '0.5', proposed })).toBe(bar);
  });
});

describe('who decides a 冲销', () => {
  it.each([
    ['another officer', 'public-customers', [wu, qian], ['qian'], 'secondPerson'],
    ['a leader, of points of 客户服务部', 'customer-service', [wu, qian], ['gao'], 'officersOfResponsibleUnit'],
    ['a leader, where there is no second officer', 'public-customers', [wu], ['gao'], 'noOtherOfficer'],
    ['nobody, of points of the leader’s unit', 'city', [wu], [], 'noOtherOfficer'],
  ])('%s', (_what, unitId, qualityOfficers, ids, because) => {
    const found = reversalDeciders({ unitId, proposedById: 'wu', qualityOfficers, leaders: [gao] });
    expect(found).toMatchObject({ ids, because });
  });
});

describe('the ledger', () => {
  it('gives back what stands, of a reward as well', () => {
    expect(takingBackLine('0.25', 'reversal')).toEqual({ reason: 'reversal', points: '-0.25' });
    expect(takingBackLine('-0.5', 'reversal')).toEqual({ reason: 'reversal', points: '0.5' });
  });

  it('knows what took an entry back', () => {
    expect(takenBackBy(['confirmed', 'appealReduced'])).toBeUndefined();
    expect(takenBackBy(['confirmed', 'appealReduced', 'reversal'])).toBe('reversal');
    expect(takenBackBy(['confirmed', 'appealReversed'])).toBe('appealReversed');
  });
});
