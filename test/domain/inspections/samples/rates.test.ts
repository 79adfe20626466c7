import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenAnswer } from '../../../../src/domain/inspections/given-answer.ts';
import {
  countSamples,
  replacements,
  sampledAnswer,
  sampleProgress,
} from '../../../../src/domain/inspections/samples/rates.ts';
import type { Sample } from '../../../../src/domain/inspections/samples/sample.ts';
import { emptyDraft } from '../sheets.ts';
import { INSTALLATION } from './sheet.ts';

const GROUPS = ['新装客户', '故障客户'];
const samples = fc
  .array(
    fc.record({
      population: fc.constantFrom(...GROUPS),
      reached: fc.boolean(),
      outcomes: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.boolean()),
    }),
    { maxLength: 30 },
  )
  .map(drawn =>
    drawn.map(
      (each, index): Sample => ({ ordinal: index + 1, label: '', note: '', ...each, outcomes: { ...each.outcomes } }),
    ),
  );

/** Over whom each rate is measured, said independently of how titles are read. */
const OVER: Readonly<Record<number, readonly string[]>> = { 1: GROUPS, 2: GROUPS, 3: ['新装客户'], 4: ['故障客户'] };
const counts = (drawn: readonly Sample[]) => INSTALLATION.items.map(item => countSamples(INSTALLATION, drawn, item));

describe('a sampled rate', () => {
  it('is the count of those reached of its customers', () => {
    fc.assert(
      fc.property(samples, drawn => {
        for (const item of INSTALLATION.items) {
          const of = drawn.filter(each => each.reached && OVER[item.ordinal]!.includes(each.population));
          const judged = of.filter(each => each.outcomes[item.ordinal] !== undefined);
          const qualified = judged.filter(each => each.outcomes[item.ordinal]).length;
          expect(countSamples(INSTALLATION, drawn, item)).toEqual({ sampled: judged.length, qualified });
        }
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(
        samples.chain(drawn => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length }))),
        ([drawn, shuffled]) => {
          expect(counts(shuffled)).toEqual(counts(drawn));
          expect(replacements(shuffled)).toEqual(replacements(drawn));
        },
      ),
    );
  });

  it('keeps its denominator when somebody who is not reached is replaced', () => {
    fc.assert(
      fc.property(samples, fc.nat(), (drawn, pick) => {
        const chosen = drawn[pick % Math.max(1, drawn.length)];
        fc.pre(chosen?.reached === true);
        const missed = drawn.map(each => (each === chosen ? { ...each, reached: false, outcomes: {} } : each));
        const replaced = [...missed, { ...chosen!, ordinal: drawn.length + 1 }];
        expect(counts(replaced)).toEqual(counts(drawn));
        expect(sampleProgress(INSTALLATION, replaced).map(group => group.reached)).toEqual(
          sampleProgress(INSTALLATION, drawn).map(group => group.reached),
        );
      }),
    );
  });

  it('replaces nobody twice, and only within a group', () => {
    fc.assert(
      fc.property(samples, drawn => {
        const pairs = [...replacements(drawn)];
        expect(new Set(pairs.map(([, by]) => by)).size).toBe(pairs.length);
        for (const [ordinal, by] of pairs) {
          expect(by).toBeGreaterThan(ordinal);
          expect(drawn[by - 1]).toMatchObject({ reached: true, population: drawn[ordinal - 1]!.population });
          expect(drawn[ordinal - 1]!.reached).toBe(false);
        }
      }),
    );
  });
});

describe('the answer of an item', () => {
  const item = INSTALLATION.items[0]!;
  const one = (ordinal: number, qualified: boolean): Sample => ({
    ordinal,
    population: '新装客户',
    label: '',
    reached: true,
    outcomes: { 1: qualified },
    note: '',
  });

  it('follows from the records, whatever counts were given', () => {
    const draft = {
      ...emptyDraft(),
      answers: {
        1: { answer: { result: 'scored' as const, points: 25, sampled: 20, qualified: 20 }, note: '', fileIds: [] },
      },
      samples: [one(1, true), one(2, true), one(3, false)],
    };
    expect(givenAnswer(INSTALLATION, draft, item)).toEqual({
      result: 'scored',
      points: 16.67,
      sampled: 3,
      qualified: 2,
    });
  });

  it('stays what was given where no record speaks of it', () => {
    expect(sampledAnswer(INSTALLATION, [{ ...one(1, true), outcomes: {} }], item)).toBeUndefined();
    expect(sampledAnswer(INSTALLATION, [{ ...one(1, true), reached: false }], item)).toBeUndefined();
  });
});
