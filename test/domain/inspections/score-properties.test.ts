import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerItem, type InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import { scoreSheet } from '../../../src/domain/inspections/score.ts';
import type { Sheet, SheetItem, SheetSection } from '../../../src/domain/inspections/sheet.ts';
import {
  type AnsweredItem,
  deductedPerOccurrence,
  type ItemAnswer,
  leastPoints,
  measured,
  rated,
  type Verdict,
} from '../../../src/domain/language/item-answer.ts';
import { emptyDraft, item, sheet } from './sheets.ts';

const SECTIONS = ['环境设施', '人员形象', '服务过程'];

const cents = (max: number) => fc.integer({ min: 1, max: max * 100 }).map(value => value / 100);
const answerOf = (verdict: Verdict): ItemAnswer => {
  if (verdict.kind !== 'answer') throw new Error(`no answer: ${JSON.stringify(verdict)}`);
  return verdict.answer;
};

/** One item with one of its possible answers; `better` is an answer that is at least as good. */
interface Row {
  readonly kind: AnsweredItem;
  readonly answer: ItemAnswer;
  readonly better: ItemAnswer;
}

const notApplicable: ItemAnswer = { result: 'notApplicable' };

/** Two answers, the worse first. */
const ordered = (one: ItemAnswer, two: ItemAnswer): Pick<Row, 'answer' | 'better'> => {
  const points = (answer: ItemAnswer) => (answer.result === 'scored' ? answer.points : 0);
  return points(one) <= points(two) ? { answer: one, better: two } : { answer: two, better: one };
};

const pointRow = cents(20).chain(maxPoints => {
  const points = fc.integer({ min: 0, max: Math.round(maxPoints * 100) }).map(value => value / 100);
  return fc.tuple(points, points).map(([one, two]): Row => {
    const scored = (value: number): ItemAnswer => ({ result: 'scored', points: value });
    return { kind: { scoring: 'points', maxPoints }, ...ordered(scored(one), scored(two)) };
  });
});

const deductionRow = fc
  .record({ maxPoints: cents(20), deductionPer: cents(5), cap: fc.option(cents(20), { nil: undefined }) })
  .chain(({ maxPoints, deductionPer, cap }) => {
    const kind: AnsweredItem = {
      scoring: 'deduction',
      maxPoints,
      deductionPer,
      ...(cap !== undefined && { cap: Math.min(cap, maxPoints) }),
    };
    const times = fc
      .integer({ min: 0, max: 40 })
      .map(count => answerOf(deductedPerOccurrence(count, deductionPer, kind)));
    return fc.tuple(times, times).map(([one, two]): Row => ({ kind, ...ordered(one, two) }));
  });

const rateRow = fc.tuple(cents(20), fc.integer({ min: 1, max: 200 })).chain(([maxPoints, sampled]) => {
  const rate = fc.integer({ min: 0, max: sampled }).map(qualified => answerOf(rated(sampled, qualified, maxPoints)));
  return fc.tuple(rate, rate).map(
    ([one, two]): Row => ({
      kind: { scoring: 'sampledRate', maxPoints, target: 90 } as AnsweredItem,
      ...ordered(one, two),
    }),
  );
});

const choiceRow = fc.uniqueArray(cents(20), { minLength: 2, maxLength: 5 }).chain(points => {
  const options = points.map((each, index) => ({ label: `选项${index}`, points: each }));
  const chosen = fc
    .constantFrom(...options)
    .map((option): ItemAnswer => ({ result: 'scored', points: option.points, choice: option.label }));
  const kind: AnsweredItem = { scoring: 'choice', maxPoints: Math.max(...points), options };
  return fc.tuple(chosen, chosen).map(([one, two]): Row => ({ kind, ...ordered(one, two) }));
});

const numberRow = fc.tuple(cents(20), fc.integer({ min: 0, max: 50 })).chain(([maxPoints, passMax]) => {
  const kind: AnsweredItem = { scoring: 'number', maxPoints, range: { min: 0, max: 100, passMax } };
  const value = fc.integer({ min: 0, max: 100 }).map(each => answerOf(measured(each, kind)));
  return fc.tuple(value, value).map(([one, two]): Row => ({ kind, ...ordered(one, two) }));
});

const textRow = fc.constant<Row>({
  kind: { scoring: 'text', maxPoints: 0 },
  answer: { result: 'recorded', text: '无' },
  better: { result: 'recorded', text: '无' },
});

const applicable = fc.oneof(pointRow, deductionRow, rateRow, choiceRow, numberRow, textRow);
const anyRow = fc.oneof(
  { weight: 5, arbitrary: applicable },
  { weight: 1, arbitrary: applicable.map((row): Row => ({ ...row, answer: notApplicable, better: notApplicable })) },
);

interface Case {
  readonly sheet: Sheet;
  readonly rows: readonly Row[];
}

const weights = fc.option(fc.array(cents(100), { minLength: 3, maxLength: 3 }), { nil: undefined });

const sheets = fc
  .record({
    rows: fc.array(fc.record({ row: anyRow, section: fc.constantFrom(...SECTIONS), weight: cents(3) }), {
      maxLength: 12,
    }),
    weights,
  })
  .map(
    ({ rows, weights: shares }): Case => ({
      rows: rows.map(each => each.row),
      sheet: {
        ...sheet(...rows.map(({ row, section, weight }, index) => item(index + 1, { ...row.kind, section, weight }))),
        sections: SECTIONS.map((title, index): SheetSection => ({ title, ...(shares && { weight: shares[index]! }) })),
      },
    }),
  );

const filled = (of: Sheet, answers: readonly ItemAnswer[]): InspectionDraft =>
  of.items.reduce((draft, each, index) => answerItem(draft, each, answers[index]!), emptyDraft());
const scoreOf = (of: Sheet, answers: readonly ItemAnswer[]) => scoreSheet(of, filled(of, answers)).score;
const given = ({ rows }: Case) => rows.map(row => row.answer);

/** The same rule in whole numbers only: exact fractions of BigInt, rounded half up once. */
function reference(of: Sheet, answers: readonly ItemAnswer[]): string | undefined {
  const whole = (value: number, decimals: number) => BigInt(Math.round(value * 10 ** decimals));
  const sections = SECTIONS.map(title => {
    let [earned, possible] = [0n, 0n];
    for (const [index, each] of of.items.entries()) {
      const answer = answers[index]!;
      if (each.section !== title || answer.result !== 'scored') continue;
      const weight = whole(each.weight ?? 1, 4);
      earned += whole(answer.points, 2) * weight;
      possible += whole(each.maxPoints, 2) * weight;
    }
    const share = of.sections.find(section => section.title === title)?.weight;
    return { earned, possible, weight: share === undefined ? undefined : whole(share, 2) };
  }).filter(each => each.possible > 0n);
  if (sections.length === 0) return undefined;
  let [top, bottom] = [0n, 1n];
  if (sections.every(each => each.weight !== undefined)) {
    const all = sections.reduce((sum, each) => sum + each.weight!, 0n);
    for (const { earned, possible, weight } of sections) {
      top = top * possible + bottom * earned * weight!;
      bottom *= possible;
    }
    bottom *= all;
  } else {
    top = sections.reduce((sum, each) => sum + each.earned, 0n);
    bottom = sections.reduce((sum, each) => sum + each.possible, 0n);
  }
  // Hundredths of a per cent, half up.
  const rounded = (2n * top * 10_000n + bottom) / (2n * bottom);
  return (Number(rounded) / 100).toString();
}

describe('the score', () => {
  it('lies between 0 and 100', () => {
    fc.assert(
      fc.property(sheets, each => {
        const score = scoreOf(each.sheet, given(each));
        expect(score === undefined || (score.gte(0) && score.lte(100))).toBe(true);
      }),
    );
  });

  it('is the exact fraction, rounded once', () => {
    fc.assert(
      fc.property(sheets, each => {
        expect(scoreOf(each.sheet, given(each))?.toString()).toBe(reference(each.sheet, given(each)));
      }),
      { numRuns: 300 },
    );
  });

  it('never falls when an answer gets better', () => {
    fc.assert(
      fc.property(sheets, fc.nat(), (each, pick) => {
        if (each.rows.length === 0) return;
        const at = pick % each.rows.length;
        const better = each.rows.map((row, index) => (index === at ? row.better : row.answer));
        const [before, after] = [scoreOf(each.sheet, given(each)), scoreOf(each.sheet, better)];
        expect(before === undefined ? after === undefined : after!.gte(before)).toBe(true);
      }),
    );
  });

  it('is reached by all points, and by nothing less than them', () => {
    fc.assert(
      fc.property(sheets, each => {
        const full = each.sheet.items.map((one): ItemAnswer => ({ result: 'scored', points: one.maxPoints }));
        const score = scoreOf(each.sheet, full);
        expect(score?.toString() ?? '100').toBe('100');
      }),
    );
  });

  it('does not depend on the order of the items', () => {
    const shuffled = sheets.chain(each =>
      fc.tuple(
        fc.constant(each),
        fc.shuffledSubarray(
          each.rows.map((_, index) => index),
          { minLength: each.rows.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([each, order]) => {
        const moved: Sheet = {
          ...each.sheet,
          items: order.map((from, index): SheetItem => ({ ...each.sheet.items[from]!, ordinal: index + 1 })),
        };
        const answers = order.map(from => each.rows[from]!.answer);
        expect(scoreOf(moved, answers)?.toString()).toBe(scoreOf(each.sheet, given(each))?.toString());
      }),
    );
  });

  it('does not change when all weights grow alike', () => {
    const factors = fc.constantFrom(2, 5, 10, 0.5);
    fc.assert(
      fc.property(sheets, factors, factors, (each, ofItems, ofSections) => {
        const scaled: Sheet = {
          ...each.sheet,
          items: each.sheet.items.map(one => ({ ...one, weight: (one.weight ?? 1) * ofItems })),
          sections: each.sheet.sections.map(({ title, weight }) => ({
            title,
            ...(weight !== undefined && { weight: weight * ofSections }),
          })),
        };
        expect(scoreOf(scaled, given(each))?.toString()).toBe(scoreOf(each.sheet, given(each))?.toString());
      }),
    );
  });

  it('is the same with what does not apply, is not asked or carries no points as without it', () => {
    fc.assert(
      fc.property(sheets, applicable, fc.constantFrom(...SECTIONS), (each, extra, section) => {
        const ordinal = each.rows.length + 1;
        const before = scoreOf(each.sheet, given(each))?.toString();
        const added = (more: Partial<SheetItem>): Sheet => ({
          ...each.sheet,
          items: [...each.sheet.items, item(ordinal, { ...extra.kind, section, veto: true, ...more })],
        });
        expect(scoreOf(added({}), [...given(each), notApplicable])?.toString()).toBe(before);
        if (ordinal === 1) return;
        // Nothing is chosen in what is not applicable, so that the condition is not met, whatever was answered.
        const hidden = added({ condition: { ordinal: 1, is: ['没有这个选项'] } });
        expect(scoreOf(hidden, [...given(each), extra.answer])?.toString()).toBe(before);
      }),
    );
  });

  it('is 0 as soon as a veto item fails, whatever else was reached', () => {
    fc.assert(
      fc.property(sheets, cents(20), (each, maxPoints) => {
        const veto = item(each.rows.length + 1, { scoring: 'yesNo', maxPoints, section: SECTIONS[0]!, veto: true });
        const vetoing = { ...each.sheet, items: [...each.sheet.items, veto] };
        const failed: ItemAnswer = { result: 'scored', points: 0 };
        const { score, vetoed } = scoreSheet(vetoing, filled(vetoing, [...given(each), failed]));
        expect([score?.toString(), vetoed]).toEqual(['0', true]);
      }),
    );
  });
});

it('a deduction never takes more than its cap', () => {
  fc.assert(
    fc.property(
      cents(20),
      cents(5),
      fc.option(cents(20), { nil: undefined }),
      fc.nat({ max: 1000 }),
      (maxPoints, per, cap, times) => {
        const kind: AnsweredItem = { scoring: 'deduction', maxPoints, deductionPer: per, cap };
        const answer = answerOf(deductedPerOccurrence(times, per, kind));
        const points = answer.result === 'scored' ? answer.points : Number.NaN;
        expect(points).toBeGreaterThanOrEqual(leastPoints(kind));
        expect(points).toBeLessThanOrEqual(maxPoints);
        // Half a cent of slack: the comparison itself is in binary fractions.
        if (cap !== undefined) expect(maxPoints - points).toBeLessThanOrEqual(cap + 0.005);
      },
    ),
  );
});
