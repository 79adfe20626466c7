import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Occurrence, replayRule } from '../../../src/domain/penalties/replay-rule.ts';
import type { RuleTerms } from '../../../src/domain/penalties/rule-terms.ts';

const TERMS: RuleTerms = { points: '1', per: '次', cap: null, capPeriod: 'month', needsConfirmation: true };
const MONTHS = ['2026-07', '2026-08', '2026-09'];

let at = 0;
const entry = (fields: Partial<Occurrence> = {}): Occurrence => ({
  no: `KF-2026-${String(++at).padStart(4, '0')}`,
  unitId: 'a',
  month: '2026-07',
  state: 'counts',
  posted: '1',
  points: '1',
  cap: null,
  capPeriod: 'month',
  leftByAppeal: null,
  ...fields,
});

const changes = (occurrences: readonly Occurrence[], draft: Partial<RuleTerms>, months = MONTHS) =>
  replayRule(occurrences, { ...TERMS, ...draft }, months).differing.map(({ before, after, cut }) => [
    before,
    after,
    cut,
  ]);

describe('a dry run', () => {
  it('finds nothing where nothing changes', () => {
    const all = [
      entry(),
      entry({ state: 'proposed', posted: '0' }),
      entry({ state: 'rejected', posted: '0' }),
      entry({ state: 'void', posted: '0' }),
    ];
    expect(replayRule(all, TERMS, MONTHS)).toEqual({ looked: 4, differing: [], totals: [] });
  });

  it.each<[string, Partial<Occurrence>, Partial<RuleTerms>, string[][]]>([
    ['other points', {}, { points: '1.5' }, [['1', '1.5', '0']]],
    ['what waits for confirmation too', { state: 'proposed', posted: '0' }, { points: '1.5' }, [['1', '1.5', '0']]],
    ['not what was taken back', { state: 'void', posted: '0' }, { points: '1.5' }, []],
    ['not what was not confirmed', { state: 'rejected', posted: '0' }, { points: '1.5' }, []],
    [
      'what was not confirmed, where nobody confirms',
      { state: 'rejected', posted: '0' },
      { needsConfirmation: false },
      [['0', '1', '0']],
    ],
    ['not above what an appeal left', { posted: '0.25', leftByAppeal: '0.25' }, { points: '1.5' }, []],
    ['below what an appeal left', { posted: '0.25', leftByAppeal: '0.25' }, { points: '0.1' }, [['0.25', '0.1', '0']]],
    ['no month that was not asked for', { month: '2026-06' }, { points: '1.5' }, []],
  ])('shows %s', (_, fields, draft, expected) => {
    expect(changes([entry(fields)], draft)).toEqual(expected);
  });

  it('fills a limit in the order of the decisions, by unit and period', () => {
    const all = [entry(), entry({ month: '2026-08' }), entry(), entry({ unitId: 'b' })];
    expect(changes(all, { cap: '1.5' })).toEqual([['1', '0.5', '0.5']]);
    expect(changes(all, { cap: '1.5', capPeriod: 'quarter' })).toEqual([
      ['1', '0.5', '0.5'],
      ['1', '0', '1'],
    ]);
    // A month of a quarter's limit is replayed with the months before it.
    expect(changes(all, { cap: '1', capPeriod: 'quarter' }, ['2026-08'])).toEqual([['1', '0', '1']]);
  });

  it('counts what waits under the limit of its own version', () => {
    const own = { cap: '1', capPeriod: 'month' as const };
    const all = [entry(own), entry({ ...own, state: 'proposed', posted: '0' })];
    expect(changes(all, {})).toEqual([['0', '1', '0']]);
    expect(changes(all, { cap: '1' })).toEqual([]);
  });

  it('totals every unit with a difference', () => {
    const all = [entry(), entry({ month: '2026-08' }), entry({ unitId: 'b', state: 'void', posted: '0' })];
    expect(replayRule(all, { ...TERMS, points: '0.1' }, MONTHS).totals).toEqual([
      { unitId: 'a', before: '2', after: '0.2' },
    ]);
  });

  it('never takes more from a unit in a period than the limit', () => {
    const occurrence = fc.record({ unitId: fc.constantFrom('a', 'b'), month: fc.constantFrom(...MONTHS) });
    fc.assert(
      fc.property(
        fc.array(occurrence, { maxLength: 20 }),
        fc.constantFrom('month' as const, 'quarter' as const),
        (all, capPeriod) => {
          const { totals } = replayRule(all.map(entry), { ...TERMS, points: '0.7', cap: '1', capPeriod }, MONTHS);
          const most = capPeriod === 'quarter' ? 1 : 3;
          return totals.every(({ after }) => Number(after) <= most);
        },
      ),
    );
  });
});
