import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AGREED_LINE,
  ANSWERS,
  judgeWithModel,
  type Verdict,
} from '../../../src/services/standards/judge-with-model.ts';

/** The clause is likely, holds what is asked for, and the model says that it answers. */
const agreed: Verdict = {
  own: 'candidates',
  rewritten: 'candidates',
  reachesLine: true,
  fits: true,
  confidence: AGREED_LINE,
  ranked: ANSWERS,
};

test.each<[string, Partial<Verdict>, string]>([
  ['sure without a model', { own: 'answer', ranked: 0, reachesLine: false, confidence: 0 }, 'answer'],
  ['both agree', {}, 'answer'],
  ['both agree, of nothing before', { own: 'none' }, 'answer'],
  ['the model is not sure', { ranked: ANSWERS - 0.1 }, 'candidates'],
  ['the model says no', { ranked: 0 }, 'candidates'],
  ['the model did not say', { ranked: null }, 'candidates'],
  ['hardly possible without a model', { confidence: AGREED_LINE - 0.01 }, 'candidates'],
  ['no figure where one is asked for', { fits: false }, 'candidates'],
  ['nothing before, and only the model thinks so', { own: 'none', rewritten: 'none', reachesLine: false }, 'none'],
  ['nothing before, found by a rewriting, the model agrees', { own: 'none', reachesLine: false }, 'candidates'],
  ['nothing before, the model is not sure', { own: 'none', ranked: 0.5 }, 'none'],
  [
    'nothing before, a rewriting is sure, the model did not say',
    { own: 'none', rewritten: 'answer', ranked: null },
    'candidates',
  ],
  ['nothing before, a rewriting is sure, the model says no', { own: 'none', rewritten: 'answer', ranked: 0 }, 'none'],
])('%s', (_name, over, expected) => {
  expect(judgeWithModel({ ...agreed, ...over })).toBe(expected);
});

const outcome = fc.constantFrom('answer' as const, 'candidates' as const, 'none' as const);

test('on its word alone a model makes nothing an answer, and takes no answer away', () => {
  fc.assert(
    fc.property(
      fc.record({
        own: outcome,
        rewritten: outcome,
        reachesLine: fc.boolean(),
        fits: fc.boolean(),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        ranked: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      }),
      verdict => {
        const judged = judgeWithModel(verdict);
        if (verdict.own === 'answer') return judged === 'answer';
        if (!verdict.reachesLine || !verdict.fits || verdict.confidence < AGREED_LINE) return judged !== 'answer';
        // Nor does a lower score ever say more than a higher one.
        const order = ['none', 'candidates', 'answer'];
        const lower = judgeWithModel({ ...verdict, ranked: verdict.ranked === null ? null : verdict.ranked / 2 });
        return order.indexOf(lower) <= order.indexOf(judged);
      },
    ),
  );
});
