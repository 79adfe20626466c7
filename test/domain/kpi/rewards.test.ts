import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessmentSchema } from '../../../src/domain/kpi/formula.ts';
import { scoreUnit } from '../../../src/domain/kpi/unit-score.ts';
import { withinCap } from '../../../src/domain/penalties/cap.ts';
import { sumPoints } from '../../../src/domain/penalties/ledger.ts';

const assessment = assessmentSchema.parse({ source: '示例' });

/** The score of a unit with this base and these postings. */
function score(base: string, posted: readonly string[], rules = assessment): string {
  const { outcome } = scoreUnit({
    ...{ unitId: 'a', period: '2026-11', assessment: rules },
    programmes: [
      {
        ...{ programmeId: 'hall', name: '营业厅', presence: 1, aggregate: 'mean', weights: { city: 1 }, parts: [] },
        outcome: { kind: 'score', value: base, provisional: false },
      } as never,
    ],
    points: posted.map((points, index) => ({ no: `${index}`, title: '', status: 'final' as const, posted: points })),
  });
  if (outcome.kind !== 'score') throw new Error(outcome.kind);
  return outcome.value;
}

describe('rewards in a score', () => {
  it.each([
    ['90.00', ['-0.5'], '90.50'],
    ['90.00', ['1', '-0.5'], '89.50'],
    ['99.80', ['-0.5'], '100.00'],
    ['0.20', ['1'], '0.00'],
  ])('%s with %j is %s', (base, posted, expected) => {
    expect(score(base, posted)).toBe(expected);
  });

  it('may rise higher where the branch says so', () => {
    expect(score('99.80', ['-0.5'], { ...assessment, ceiling: 110 })).toBe('100.30');
  });

  it('raise it by what they are, never by more than their limit, nor over the ceiling', () => {
    const hundredth = fc.integer({ min: 1, max: 200 }).map(cents => String(-cents / 100));
    fc.assert(
      fc.property(fc.array(hundredth, { maxLength: 8 }), fc.integer({ min: 0, max: 10_000 }), (rewards, cents) => {
        const base = (cents / 100).toFixed(2);
        const counted: string[] = [];
        for (const each of rewards) counted.push(withinCap(each, sumPoints(counted), '1'));
        const raised = Number(score(base, counted));
        expect(raised).toBeGreaterThanOrEqual(Number(base));
        expect(raised).toBeLessThanOrEqual(Math.min(100, Number(base) + 1) + 1e-9);
        expect(counted.every(each => Number(each) <= 0)).toBe(true);
      }),
    );
  });
});
