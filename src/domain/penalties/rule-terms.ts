import { Decimal } from 'decimal.js';
import { quarterOf } from '../kpi/periods.ts';
import { plain } from './ledger.ts';

/** What proposes an entry. */
export const PENALTY_TRIGGERS = [
  'personFinding',
  'report',
  'measureMissing',
  'clockFailed',
  'finding',
  'reward',
  'incident',
] as const;
export type PenaltyTrigger = (typeof PENALTY_TRIGGERS)[number];

/** A reward's points are negative in entries and in the ledger; a rule carries both as they are said. */
export function isReward(trigger: string): boolean {
  return trigger === 'reward';
}

/** A person proposes such entries, so a second one confirms each of them. */
export function isProposedByPerson(trigger: string): boolean {
  return trigger === 'reward' || trigger === 'incident';
}

export type CapPeriod = 'month' | 'quarter';

/** What of a rule the quality officer sets; the rest (what triggers it, who bears it) is what the rule is. Points are decimal strings above nought. */
export interface RuleTerms {
  readonly points: string;
  /** 次, 户, 件 … */
  readonly per: string;
  /** The most that one unit bears, or is given, under this rule in a period; null where there is no such limit. */
  readonly cap: string | null;
  readonly capPeriod: CapPeriod;
  /** A person confirms each entry; otherwise it counts as soon as it is found. */
  readonly needsConfirmation: boolean;
}

/** More than this for one occurrence, or in one period, is a slip of the pen. */
export const MOST_POINTS = 100;

/** Points as a rule may carry them: above nought, hundredths at most. */
export function isRulePoints(points: string): boolean {
  return /^\d{1,3}(\.\d{1,2})?$/.test(points) && new Decimal(points).gt(0) && new Decimal(points).lte(MOST_POINTS);
}

/** A limit below the points of one occurrence would make the first one cost less than the rule says. */
export function isCapOf(cap: string, points: string): boolean {
  return isRulePoints(cap) && new Decimal(cap).gte(points);
}

export function sameTerms(a: RuleTerms, b: RuleTerms): boolean {
  return (
    plain(a.points) === plain(b.points) &&
    a.per === b.per &&
    (a.cap === null ? b.cap === null : b.cap !== null && plain(a.cap) === plain(b.cap)) &&
    (a.cap === null || a.capPeriod === b.capPeriod) &&
    a.needsConfirmation === b.needsConfirmation
  );
}

/** The months that share one limit with this month. */
export function capSpan(month: string, capPeriod: CapPeriod): string {
  return capPeriod === 'quarter' ? quarterOf(month) : month;
}
