import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confirmationLines,
  confirmedPoints,
  plain,
  settleAppeal,
  sumPoints,
} from '../../../src/domain/penalties/ledger.ts';

const points = fc.integer({ min: 1, max: 99_999 }).map(cents => new Decimal(cents).div(100).toString());

describe('the ledger', () => {
  it.each([
    ['1', 'upheld', undefined, '1', []],
    ['1.00', 'reduced', '0.5', '0.5', ['-0.5']],
    ['0.5', 'reduced', '0.1', '0.1', ['-0.4']],
    ['1', 'reversed', undefined, '0', ['-1']],
  ] as const)('%s %s to %s', (original, outcome, to, remaining, given) => {
    const settled = settleAppeal(original, outcome, to);
    expect(settled).toMatchObject({ kind: 'settled', remaining });
    expect(settled.kind === 'settled' && settled.lines.map(line => line.points)).toEqual(given);
  });

  it.each(['0', '1', '1.5', '-0.5', '0.125', 'abc', '', '1e-1', undefined])('refuses a reduction of 1 to %s', to => {
    expect(settleAppeal('1', 'reduced', to)).toEqual({ kind: 'pointsOutOfRange', original: '1' });
  });

  it('always sums to what remains, exactly', () => {
    const outcome = fc.constantFrom('upheld' as const, 'reduced' as const, 'reversed' as const);
    fc.assert(
      fc.property(points, outcome, points, (original, how, to) => {
        const settled = settleAppeal(original, how, to);
        if (settled.kind === 'pointsOutOfRange') return new Decimal(to).gte(original);
        const lines = [...confirmationLines(original, original), ...settled.lines];
        return sumPoints(lines.map(line => line.points)) === plain(settled.remaining);
      }),
    );
  });

  it('posts what a limit cut as a row of its own', () => {
    expect(confirmationLines('1.00', '1')).toEqual([{ reason: 'confirmed', points: '1' }]);
    const lines = confirmationLines('1.50', '0.2');
    expect(lines).toEqual([
      { reason: 'confirmed', points: '1.5' },
      { reason: 'capped', points: '-1.3' },
    ]);
    expect(confirmedPoints('1.5', [...lines, { reason: 'appealReversed', points: '-0.2' }])).toBe('0.2');
  });

  it('adds decimals without drift', () => {
    expect(sumPoints(['0.1', '0.2', '-0.3'])).toBe('0');
    expect(sumPoints([])).toBe('0');
  });
});
