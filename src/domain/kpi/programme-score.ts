import type { KpiLevel, ProgrammeKpi } from './formula.ts';
import { endOf, monthsOf, weeksOf } from './periods.ts';
import { combine, type Gap, meanOf, type Outcome } from './score.ts';

/** A released result, as far as a score needs it. */
export interface KpiResultInput {
  /** 单号 */
  readonly no: string;
  readonly level: KpiLevel;
  /** Part of the programme; null where it has none. */
  readonly part: string | null;
  /** 2026-11, or 2026-W47 of a weekly programme. */
  readonly period: string;
  readonly unitId: string;
  /** Per cent, decimal string. */
  readonly score: string;
}

/** A task of the city that should bring a result. */
export interface KpiTaskInput {
  readonly no: string;
  readonly period: string;
  readonly unitId: string;
  readonly dueAt: Date;
}

/** All that is known of one programme and one responsible unit. */
export interface ProgrammeInputs {
  readonly kpi: ProgrammeKpi;
  readonly weekly: boolean;
  readonly results: readonly KpiResultInput[];
  /** Tasks without a released result yet, not those that were skipped for a reason. */
  readonly openTasks: readonly KpiTaskInput[];
  /** Periods that were planned, whoever was drawn. */
  readonly planned: ReadonlySet<string>;
}

/** The score of one inspected unit in a month or week, from one or several results. */
export interface UnitPart {
  readonly unitId: string;
  readonly score: string;
  readonly nos: readonly string[];
}

/** What one month (of the province: a month or the quarter) of one level gave. */
export interface PeriodScore {
  readonly period: string;
  readonly outcome: Outcome;
  readonly units: readonly UnitPart[];
}

export interface LevelScore {
  readonly level: KpiLevel;
  /** Share of one. */
  readonly weight: number;
  readonly outcome: Outcome;
  readonly periods: readonly PeriodScore[];
}

export interface PartScore {
  readonly key: string | null;
  readonly title: string | null;
  readonly outcome: Outcome;
  readonly levels: readonly LevelScore[];
}

/** A programme's score with everything it came from, down to the 单号 of each result. */
export interface ProgrammeScore {
  readonly outcome: Outcome;
  readonly aggregate: ProgrammeKpi['aggregate'];
  /** Share of the programme's weight that counts: of `direct`, the months that were checked among all of the period; else 1. */
  readonly presence: number;
  readonly parts: readonly PartScore[];
}

/**
 * The score of a programme for a responsible unit in a month or quarter. The results of one inspected unit in a month are averaged, then
 * the unit's (示例), then the months; levels are combined by their shares, parts by their mean (示例). In a single month a level that comes by the
 * quarter is left out. Source: plan, part 5, 「测评运用」.
 */
export function scoreProgramme(inputs: ProgrammeInputs, period: string, now: Date): ProgrammeScore {
  const { kpi } = inputs;
  const parts = kpi.parts ?? [{ key: null, title: null, weights: kpi.weights, cityTask: true }];
  const scored = parts.map(({ key, title, weights, cityTask }): PartScore => {
    const own = { ...inputs, results: inputs.results.filter(result => result.part === key) };
    const levels: LevelScore[] = [];
    if (weights.province !== undefined) {
      const periods = provincePeriods(own, period, now);
      if (periods) levels.push(levelScore('province', weights.province, periods));
    }
    if (weights.city !== undefined && cityTask) {
      const periods = monthsOf(period).map(month => cityMonth(own, month, now));
      levels.push(levelScore('city', weights.city, periods));
    }
    return { key, title, levels, outcome: combine(levels) };
  });
  return {
    outcome: combine(equally(scored)),
    aggregate: kpi.aggregate,
    presence: kpi.aggregate === 'direct' ? presenceOf(scored) : 1,
    parts: scored,
  };
}

/** 「每月抽查成绩直接纳入」: each month is a share of its own, and one in which the unit was not drawn takes its share with it (示例). */
function presenceOf(parts: readonly PartScore[]): number {
  const periods = parts.flatMap(({ levels }) => levels.flatMap(level => level.periods));
  const scored = periods.filter(({ outcome }) => outcome.kind === 'score').length;
  return periods.length === 0 ? 0 : scored / periods.length;
}

function levelScore(level: KpiLevel, weight: number, periods: readonly PeriodScore[]): LevelScore {
  return { level, weight, periods, outcome: combine(equally(periods)) };
}

/** Undefined where the province checks by the quarter and a single month is asked for. */
function provincePeriods(inputs: ProgrammeInputs, period: string, now: Date): PeriodScore[] | undefined {
  const months = monthsOf(period);
  const results = inputs.results.filter(({ level }) => level === 'province');
  const score = (name: string, among: readonly string[]): PeriodScore =>
    periodScore(
      name,
      results.filter(result => among.includes(result.period)),
      endOf(name) > now ? { kind: 'notYet' } : { kind: 'missing', gaps: [{ kind: 'noProvinceResult', period: name }] },
    );
  if (inputs.kpi.provinceCycle !== 'quarterly') return months.map(month => score(month, [month]));
  return months.length === 3 ? [score(period, months)] : undefined;
}

function cityMonth(inputs: ProgrammeInputs, month: string, now: Date): PeriodScore {
  const names = inputs.weekly ? weeksOf(month) : [month];
  const results = inputs.results.filter(({ level, period }) => level === 'city' && names.includes(period));
  const open = inputs.openTasks.filter(({ period }) => names.includes(period));
  const gaps = open
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ no, period, unitId }): Gap => ({ kind: 'noResult', period, unitId, taskNo: no }));
  const running = endOf(month) > now;
  if (gaps.length > 0)
    return { ...periodScore(month, results, { kind: 'notYet' }), outcome: { kind: 'missing', gaps } };
  const drawn = inputs.planned.size > 0 && names.some(name => inputs.planned.has(name));
  const without: Outcome = running
    ? { kind: 'notYet' }
    : drawn
      ? { kind: 'notDrawn' }
      : { kind: 'missing', gaps: [{ kind: 'noPlan', period: month }] };
  const score = inputs.weekly ? weeksScore(month, results, without) : periodScore(month, results, without);
  const provisional = open.length > 0 || running;
  return score.outcome.kind === 'score' && provisional
    ? { ...score, outcome: { ...score.outcome, provisional } }
    : score;
}

/** Weeks make up the month by their mean: 「各周取平均值作为月度成绩」. */
function weeksScore(month: string, results: readonly KpiResultInput[], without: Outcome): PeriodScore {
  const weeks = [...Map.groupBy(results, ({ period }) => period)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, own]) => periodScore(week, own, without));
  const outcome = weeks.length === 0 ? without : combine(equally(weeks));
  return { period: month, outcome, units: weeks.flatMap(({ units }) => units) };
}

function periodScore(period: string, results: readonly KpiResultInput[], without: Outcome): PeriodScore {
  const units = [...Map.groupBy(results, ({ unitId }) => unitId)]
    .map(([unitId, own]) => ({
      unitId,
      score: meanOf(own.map(each => each.score))!,
      nos: own.map(({ no }) => no).sort(),
    }))
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  const value = meanOf(units.map(({ score }) => score));
  return { period, units, outcome: value === undefined ? without : { kind: 'score', value, provisional: false } };
}

const equally = <Each extends { outcome: Outcome }>(each: readonly Each[]) =>
  each.map(({ outcome }) => ({ outcome, weight: 1 }));
