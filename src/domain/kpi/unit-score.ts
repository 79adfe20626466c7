import { Decimal } from 'decimal.js';
import { countedNow, sumPoints } from '../penalties/ledger.ts';
import type { PenaltyStatus } from '../penalties/status.ts';
import type { Assessment } from './formula.ts';
import type { ProgrammeScore } from './programme-score.ts';
import { combine, meanOf, type Outcome, rounded } from './score.ts';

/** A deduction (or, with negative points, a reward) of the unit in the period. */
export interface PointsInput {
  readonly no: string;
  readonly title: string;
  readonly status: PenaltyStatus;
  /** What the ledger holds of it, decimal string. */
  readonly posted: string;
}

export interface WeightedProgramme extends ProgrammeScore {
  readonly programmeId: string;
  readonly name: string;
  readonly weight: number;
}

/** What a unit lost and won, and what an open appeal puts off. */
export interface PointsScore {
  /** Decimal string; positive is lost. */
  readonly sum: string;
  /** 单号 of entries that an open appeal freezes: they count nothing until it is decided. */
  readonly frozen: readonly string[];
  readonly entries: readonly { readonly no: string; readonly title: string; readonly counted: string }[];
}

/** A responsible unit's score of a month or quarter. */
export interface UnitScore {
  readonly unitId: string;
  readonly period: string;
  readonly programmes: readonly WeightedProgramme[];
  /** The weighted mean of the programmes. */
  readonly base: Outcome;
  readonly points: PointsScore;
  /** The base less the points. */
  readonly outcome: Outcome;
}

/** Puts a unit's programmes and points together by the assessment's weights. */
export function scoreUnit(input: {
  unitId: string;
  period: string;
  programmes: readonly Omit<WeightedProgramme, 'weight'>[];
  points: readonly PointsInput[];
  assessment: Assessment;
}): UnitScore {
  const { unitId, period, assessment } = input;
  const weightOf = (id: string): number => assessment.weights[id] ?? assessment.otherWeight;
  const programmes = input.programmes.map(each => ({ ...each, weight: weightOf(each.programmeId) }));
  const base = combine(programmes.map(({ outcome, weight, presence }) => ({ outcome, weight: weight * presence })));
  const points = countPoints(input.points);
  return { unitId, period, programmes, base, points, outcome: lessPoints(base, points.sum, assessment) };
}

export function countPoints(inputs: readonly PointsInput[]): PointsScore {
  const entries = inputs.map(({ no, title, status, posted }) => ({ no, title, counted: countedNow(status, posted) }));
  return {
    sum: sumPoints(entries.map(({ counted }) => counted)),
    frozen: inputs.filter(({ status }) => status === 'appealed').map(({ no }) => no),
    entries: entries.filter(({ counted }) => counted !== '0'),
  };
}

/** Rewards are negative points. */
function lessPoints(base: Outcome, points: string, { floor, ceiling }: Assessment): Outcome {
  if (base.kind !== 'score') return base;
  return { ...base, value: rounded(new Decimal(base.value).minus(points).clamp(floor, ceiling)) };
}

/** One 督办单 of the year, as the year-end sheet counts it. */
export interface SupervisionInput {
  readonly no: string;
  /** A clock of it was failed. */
  readonly late: boolean;
  /** 办结 */
  readonly closed: boolean;
  /** Outcome of the 巩固复查; null while there was none. */
  readonly consolidated: boolean | null;
}

export interface SupervisionScore {
  readonly orders: readonly SupervisionInput[];
  /** Per cent, two decimals; null where the unit had no 督办单 whose 办结 or 复查 is known. */
  readonly value: string | null;
}

/**
 * 督办的落实与巩固: of each order 100 for 办结 with every clock met, 50 for 办结 with one failed, 0 for none; half of it by the 巩固复查 where there
 * was one. The plan says that both enter the year-end assessment, not how: 示例.
 */
export function scoreSupervision(orders: readonly SupervisionInput[]): SupervisionScore {
  const each = orders.map(({ late, closed, consolidated }) => {
    const done = closed ? (late ? 50 : 100) : 0;
    return consolidated === null ? done : (done + (consolidated ? 100 : 0)) / 2;
  });
  return { orders, value: meanOf(each.map(String)) ?? null };
}

/** The year-end sheet: the quarters' mean, and what 督办 and 巩固 add to it. */
export interface YearScore {
  readonly unitId: string;
  readonly period: string;
  readonly quarters: readonly { readonly period: string; readonly outcome: Outcome }[];
  readonly mean: Outcome;
  readonly supervision: SupervisionScore;
  readonly outcome: Outcome;
}

export function scoreYear(input: {
  unitId: string;
  period: string;
  quarters: readonly { period: string; outcome: Outcome }[];
  orders: readonly SupervisionInput[];
  assessment: Assessment;
}): YearScore {
  const { unitId, period, quarters, assessment } = input;
  const mean = combine(quarters.map(({ outcome }) => ({ outcome, weight: 1 })));
  const supervision = scoreSupervision(input.orders);
  const share = assessment.supervisionShare;
  if (mean.kind !== 'score' || supervision.value === null)
    return { unitId, period, quarters, mean, supervision, outcome: mean };
  const value = new Decimal(mean.value).times(1 - share).plus(new Decimal(supervision.value).times(share));
  return { unitId, period, quarters, mean, supervision, outcome: { ...mean, value: rounded(value) } };
}
