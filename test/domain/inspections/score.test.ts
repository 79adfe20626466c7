import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerItem, type InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import { scoreSheet } from '../../../src/domain/inspections/score.ts';
import type { Sheet } from '../../../src/domain/inspections/sheet.ts';

import { emptyDraft, item, sheet } from './sheets.ts';

const filled = (of: Sheet, answers: readonly (number | 'na' | undefined)[]): InspectionDraft =>
  of.items.reduce((draft, each, index) => {
    const said = answers[index];
    if (said === undefined) return draft;
    return answerItem(draft, each, said === 'na' ? { result: 'notApplicable' } : { result: 'scored', points: said });
  }, emptyDraft());

const scoreOf = (of: Sheet, answers: readonly (number | 'na' | undefined)[]) => {
  const { score, vetoed } = scoreSheet(of, filled(of, answers));
  return [score?.toString(), vetoed];
};

describe('scoreSheet', () => {
  const three = sheet(item(1, { maxPoints: 5 }), item(2), item(3, { maxPoints: 15, veto: true }));
  it.each<[string, (number | 'na' | undefined)[], string | undefined, boolean]>([
    ['everything full', [5, 10, 15], '100', false],
    ['points over maxima', [4, 8, 15], '90', false],
    ['half up to two decimals', [0, 10, 15], '83.33', false],
    ['what is not applicable leaves both sides', ['na', 5, 15], '80', false],
    ['a failed veto item takes everything', [5, 10, 14], '0', true],
    ['a veto item that does not apply takes nothing', [5, 5, 'na'], '66.67', false],
    ['open items do not count', [undefined, 5, undefined], '50', false],
    ['nothing applies', ['na', 'na', 'na'], undefined, false],
    ['nothing answered', [], undefined, false],
  ])('%s', (_, answers, score, vetoed) => expect(scoreOf(three, answers)).toEqual([score, vetoed]));

  it('rounds exactly, not as binary fractions do', () => {
    const of = sheet(item(1, { maxPoints: 2000 }));
    expect(scoreOf(of, [1004.1])[0]).toBe('50.21');
  });

  const cents = fc.integer({ min: 1, max: 2000 }).map(value => value / 100);
  const answered = fc.array(
    fc
      .tuple(cents, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), fc.boolean())
      .map(([max, share, veto, applies]) => ({
        max,
        veto,
        said: applies ? Math.floor(max * share * 100) / 100 : ('na' as const),
      })),
    { maxLength: 15 },
  );

  it('stays between 0 and 100', () => {
    fc.assert(
      fc.property(answered, rows => {
        const of = sheet(...rows.map((row, index) => item(index + 1, { maxPoints: row.max, veto: row.veto })));
        const { score } = scoreSheet(
          of,
          filled(
            of,
            rows.map(row => row.said),
          ),
        );
        return score === undefined || (score.greaterThanOrEqualTo(0) && score.lessThanOrEqualTo(100));
      }),
    );
  });

  it('is the same with an item that does not apply as without it', () => {
    fc.assert(
      fc.property(answered, rows => {
        const all = sheet(...rows.map((row, index) => item(index + 1, { maxPoints: row.max, veto: row.veto })));
        const applicable = { ...all, items: all.items.filter((_, index) => rows[index]!.said !== 'na') };
        const draft = filled(
          all,
          rows.map(row => row.said),
        );
        expect(String(scoreSheet(all, draft).score)).toBe(String(scoreSheet(applicable, draft).score));
      }),
    );
  });
});
