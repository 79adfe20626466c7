import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRAMMES } from '../../../prisma/seed/programmes.ts';
import { assessmentSchema, type ProgrammeKpi } from '../../../src/domain/kpi/formula.ts';
import { endOf, monthOf, monthsOf, periodAt, weeksOf } from '../../../src/domain/kpi/periods.ts';
import { type KpiResultInput, type ProgrammeInputs, scoreProgramme } from '../../../src/domain/kpi/programme-score.ts';
import { rank } from '../../../src/domain/kpi/ranking.ts';
import { combine, type Outcome } from '../../../src/domain/kpi/score.ts';
import { type scoreSupervision, scoreUnit, scoreYear } from '../../../src/domain/kpi/unit-score.ts';

const CLOSED = new Date('2026-10-01T00:00:00+08:00');
const score = (value: string): Outcome => ({ kind: 'score', value, provisional: false });
const kpiOf = (id: string): ProgrammeKpi => PROGRAMMES.find(each => each.id === id)!.kpi;

let serial = 0;
const result = (more: Partial<KpiResultInput> & { period: string; score: string }): KpiResultInput => ({
  no: `CP-2026-${String(++serial).padStart(4, '0')}`,
  level: 'city',
  part: null,
  unitId: 'hall-a',
  ...more,
});
const inputs = (
  kpi: ProgrammeKpi,
  results: KpiResultInput[],
  more: Partial<ProgrammeInputs> = {},
): ProgrammeInputs => ({
  kpi,
  weekly: false,
  results,
  openTasks: [],
  planned: new Set(['2026-07', '2026-08', '2026-09']),
  ...more,
});
const quarter = (kpi: ProgrammeKpi, results: KpiResultInput[], more: Partial<ProgrammeInputs> = {}) =>
  scoreProgramme(inputs(kpi, results, more), '2026-Q3', CLOSED);
const threeMonths = (...scores: string[]) =>
  scores.map((each, index) => result({ period: `2026-0${7 + index}`, score: each }));

describe('part 五 of the plan', () => {
  it('一 营业厅: province and city count half each; the city by the mean of its three months (示例)', () => {
    const results = [...threeMonths('90', '96', '93'), result({ period: '2026-09', level: 'province', score: '88' })];
    expect(quarter(kpiOf('hall'), results).outcome).toEqual(score('90.50'));
  });

  it('二 10000号: the hotline is the province alone, 网厅在线客服 half and half each month', () => {
    const months = ['2026-07', '2026-08', '2026-09'];
    const results = months.flatMap(period => [
      result({ period, level: 'province', part: 'hotline', score: '80' }),
      result({ period, level: 'province', part: 'online', score: '90' }),
      result({ period, part: 'online', score: '100' }),
    ]);
    const scored = quarter(kpiOf('hotline'), results);
    expect(scored.parts.map(({ outcome }) => outcome)).toEqual([score('80.00'), score('95.00')]);
    expect(scored.outcome).toEqual(score('87.50'));
  });

  it.each(['installation', 'satisfaction'])('三、五 %s: the mean of the city’s months enters the quarter', id => {
    expect(quarter(kpiOf(id), threeMonths('90', '95', '97')).outcome).toEqual(score('94.00'));
  });

  it('四 VIP: weeks make the month, months the quarter', () => {
    const results = [
      result({ period: '2026-W28', score: '80' }),
      result({ period: '2026-W29', score: '90' }),
      result({ period: '2026-W33', score: '95' }),
      result({ period: '2026-W37', score: '100' }),
    ];
    const scored = quarter(kpiOf('vip'), results, {
      weekly: true,
      planned: new Set(monthsOf('2026-Q3').flatMap(weeksOf)),
    });
    expect(scored.parts[0]?.levels[0]?.periods.map(({ outcome }) => outcome)).toEqual([
      score('85.00'),
      score('95.00'),
      score('100.00'),
    ]);
    expect(scored.outcome).toEqual(score('93.33'));
  });

  it.each(['full-service', 'weakness'])('六、七 %s: each month that was checked counts as it is', id => {
    const scored = quarter(kpiOf(id), [result({ period: '2026-08', score: '70' })]);
    expect(scored).toMatchObject({ outcome: score('70.00'), aggregate: 'direct' });
    expect(scored.presence).toBeCloseTo(1 / 3);
    const unit = scoreUnit({
      ...{ unitId: 'u', period: '2026-Q3', points: [] },
      programmes: [
        { programmeId: 'a', name: 'A', ...quarter(kpiOf('installation'), threeMonths('100', '100', '100')) },
        { programmeId: 'b', name: 'B', ...scored },
      ],
      assessment: assessmentSchema.parse({ source: 'test' }),
    });
    // (100 × 1 + 70 × 1/3) ÷ (1 + 1/3)
    expect(unit.outcome).toEqual(score('92.50'));
  });
});

describe('what is not there is never a zero', () => {
  const task = {
    no: 'RW-2026-0001',
    period: '2026-08',
    unitId: 'hall-a',
    dueAt: new Date('2026-08-31T18:00:00+08:00'),
  };

  it('a task without a released result makes its quarter missing, and says which', () => {
    const results = threeMonths('90', '90', '90').filter(({ period }) => period !== '2026-08');
    expect(quarter(kpiOf('installation'), results, { openTasks: [task] }).outcome).toEqual({
      kind: 'missing',
      gaps: [{ kind: 'noResult', period: '2026-08', unitId: 'hall-a', taskNo: 'RW-2026-0001' }],
    });
  });

  it('a month that nobody planned is missing; one in which the unit was not drawn is left out', () => {
    const [july] = threeMonths('90');
    expect(quarter(kpiOf('installation'), [july!], { planned: new Set(['2026-07']) }).outcome).toEqual({
      kind: 'missing',
      gaps: [
        { kind: 'noPlan', period: '2026-08' },
        { kind: 'noPlan', period: '2026-09' },
      ],
    });
    expect(quarter(kpiOf('installation'), [july!]).outcome).toEqual(score('90.00'));
    expect(quarter(kpiOf('full-service'), []).outcome).toEqual({ kind: 'notDrawn' });
  });

  it('the province’s result is missing once the quarter is over, and only not there yet before', () => {
    const months = threeMonths('90', '90', '90');
    expect(quarter(kpiOf('hall'), months).outcome).toEqual({
      kind: 'missing',
      gaps: [{ kind: 'noProvinceResult', period: '2026-Q3' }],
    });
    const running = scoreProgramme(inputs(kpiOf('hall'), months), '2026-Q3', new Date('2026-09-30T12:00:00+08:00'));
    expect(running.outcome).toEqual({ kind: 'score', value: '90.00', provisional: true });
  });

  it('a single month leaves out what the province tells by the quarter', () => {
    expect(scoreProgramme(inputs(kpiOf('hall'), threeMonths('91')), '2026-07', CLOSED).outcome).toEqual(score('91.00'));
  });
});

describe('points and the year', () => {
  const assessment = assessmentSchema.parse({ source: 'test' });
  const programmes = [
    { programmeId: 'a', name: 'A', ...quarter(kpiOf('installation'), threeMonths('90', '90', '90')) },
  ];
  const points = (posted: string, status: 'final' | 'appealed' | 'reversed' = 'final') => ({
    ...{ no: `KF-${++serial}`, title: '督办未按要求落实', status, posted },
  });

  it('come off the base; an appealed entry counts nothing until it is decided; a reward adds', () => {
    const unit = (...entries: ReturnType<typeof points>[]) =>
      scoreUnit({ unitId: 'u', period: '2026-Q3', programmes, points: entries, assessment });
    expect(unit(points('1'), points('0.5')).outcome).toEqual(score('88.50'));
    expect(unit(points('1', 'appealed'))).toMatchObject({ outcome: score('90.00'), points: { sum: '0' } });
    expect(unit(points('0', 'reversed')).points).toEqual({ sum: '0', frozen: [], entries: [] });
    expect(unit(points('-2')).outcome).toEqual(score('92.00'));
    expect(unit(points('200')).outcome).toEqual(score('0.00'));
  });

  it('the year is the quarters’ mean with a tenth for 督办, where the unit had one (示例)', () => {
    const quarters = ['90', '92', '94', '96'].map((value, index) => ({
      period: `2026-Q${index + 1}`,
      outcome: score(`${value}.00`),
    }));
    const year = (orders: Parameters<typeof scoreSupervision>[0]) =>
      scoreYear({ unitId: 'u', period: '2026', quarters, orders, assessment }).outcome;
    expect(year([])).toEqual(score('93.00'));
    expect(year([{ no: 'DB-1', late: false, closed: true, consolidated: true }])).toEqual(score('93.70'));
    expect(year([{ no: 'DB-1', late: true, closed: true, consolidated: false }])).toEqual(score('86.20'));
    const gap: Outcome = { kind: 'missing', gaps: [{ kind: 'noPlan', period: '2026-05' }] };
    expect(
      scoreYear({
        ...{ unitId: 'u', period: '2026', orders: [], assessment },
        quarters: [...quarters.slice(1), { period: '2026-Q1', outcome: gap }],
      }).outcome,
    ).toEqual(gap);
  });

  it('ranks share a place, and who has no score has none', () => {
    const all = [score('90.00'), { kind: 'notDrawn' } as const, score('95.00'), score('90.00'), score('80.00')];
    expect(rank(all.map(outcome => ({ outcome }))).map(({ rank: place }) => place)).toEqual([1, 2, 2, 4, null]);
  });
});

describe('combining', () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map(cents => (cents / 100).toFixed(2));
  const part = fc.record({ value: percent, weight: fc.integer({ min: 1, max: 9 }) });
  const parts = fc.array(part, { minLength: 1, maxLength: 12 });
  const combined = (some: readonly { value: string; weight: number }[]) => {
    const outcome = combine(some.map(({ value, weight }) => ({ outcome: score(value), weight })));
    return outcome.kind === 'score' ? Number(outcome.value) : Number.NaN;
  };

  it('stays between the least and the best of its parts, whatever their order and scale', () => {
    fc.assert(
      fc.property(parts, some => {
        const values = some.map(({ value }) => Number(value));
        expect(combined(some)).toBeGreaterThanOrEqual(Math.min(...values));
        expect(combined(some)).toBeLessThanOrEqual(Math.max(...values));
        expect(combined(some.toReversed())).toBe(combined(some));
        expect(combined(some.map(({ value, weight }) => ({ value, weight: weight * 3 })))).toBe(combined(some));
      }),
    );
  });

  it('never falls when a part rises', () => {
    fc.assert(
      fc.property(parts, fc.nat(), (some, at) => {
        const index = at % some.length;
        const better = some.map((each, place) => (place === index ? { ...each, value: '100.00' } : each));
        expect(combined(better)).toBeGreaterThanOrEqual(combined(some));
      }),
    );
  });

  it('is missing as soon as one part is', () => {
    fc.assert(
      fc.property(parts, some => {
        const gap: Outcome = { kind: 'missing', gaps: [{ kind: 'noPlan', period: '2026-07' }] };
        const all = [
          ...some.map(({ value, weight }) => ({ outcome: score(value), weight })),
          { outcome: gap, weight: 1 },
        ];
        expect(combine(all)).toEqual(gap);
      }),
    );
  });
});

describe('periods', () => {
  it('a week belongs to the month of its Thursday, and every week of a year to one month', () => {
    expect(weeksOf('2026-01')).toEqual(['2026-W01', '2026-W02', '2026-W03', '2026-W04', '2026-W05']);
    for (const year of ['2024', '2025', '2026']) {
      const weeks = monthsOf(year).flatMap(weeksOf);
      expect(new Set(weeks).size).toBe(weeks.length);
      expect(weeks.every(week => week.startsWith(year))).toBe(true);
      for (const month of monthsOf(year)) expect(weeksOf(month).every(week => monthOf(week) === month)).toBe(true);
    }
  });

  it('ends at midnight in Shanghai', () => {
    expect(endOf('2026-Q4').toISOString()).toBe('2026-12-31T16:00:00.000Z');
    expect(endOf('2028-02').toISOString()).toBe('2028-02-29T16:00:00.000Z');
    expect(periodAt(new Date('2026-09-30T23:59:59+08:00'), 'quarter')).toBe('2026-Q3');
  });
});
