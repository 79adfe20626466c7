import { type Day, shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import { parseNumber } from '../../src/domain/language/parse-number.ts';
import { type ReadRuleChange, type RuleChange, readRuleChange } from '../../src/domain/penalties/read-rule-change.ts';
import { type RuleVerb, reword, saysPoints } from '../../src/domain/penalties/reword.ts';
import {
  type CapPeriod,
  isCapOf,
  isReward,
  isRulePoints,
  type RuleTerms,
} from '../../src/domain/penalties/rule-terms.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import type { Reply } from '../framework/reply.ts';
import { ask, capTooLow, inThePast, type Rule, unreadableReply } from './rule-replies.ts';

const UNCHANGED = /^(?:不变|不改|不动|照旧|维持|保持)(?:不变|原样)?[。.]?$/;

/** The rule as it was when the form was opened. JSON. */
export interface Base {
  readonly id: string;
  readonly title: string;
  readonly terms: RuleTerms;
  readonly text: string;
  readonly verb: RuleVerb;
  /** The number that the new version will have. */
  readonly version: number;
}

export interface Values {
  rule: Base;
  points: Pick<RuleTerms, 'points' | 'per'>;
  cap: Pick<RuleTerms, 'cap' | 'capPeriod'>;
  confirmation: boolean;
  from: Day;
  text: string;
  /** What is replayed; absent: last quarter. */
  period?: string;
}

export const baseOf = (rule: Rule): Base => {
  const { terms, text } = (rule.upcoming ?? rule.inForce ?? rule.versions[0])!;
  return {
    id: rule.id,
    title: rule.title,
    terms,
    text,
    verb: isReward(rule.trigger) ? '加' : '扣',
    version: rule.versions[0]!.version + 1,
  };
};

/** The rule that a name means. */
export function named(text: string, rules: readonly Rule[]): Rule | undefined {
  const name = text.replace(/^(?:把|将)?/, '').replace(/(?:的|规则|这条)+$/, '');
  const choice = parseChoice(
    name,
    rules.map(({ title, id }, index) => ({ key: `${index + 1}`, label: title, aliases: [id] })),
  );
  return choice.kind === 'one' ? rules[choice.index] : undefined;
}

/** The terms after a change; the day only where one was said. */
export function whole(
  { terms }: Base,
  change: RuleChange,
): Omit<Values, 'rule' | 'text' | 'from'> & Partial<Pick<Values, 'from'>> {
  const { points = terms.points, per = terms.per, cap, needsConfirmation, from } = change;
  return {
    points: { points, per },
    cap: cap === undefined ? { cap: terms.cap, capPeriod: terms.capPeriod } : capOf(cap),
    confirmation: needsConfirmation ?? terms.needsConfirmation,
    ...(from !== undefined && { from }),
  };
}

const capOf = (cap: { points: string; period: CapPeriod } | null): Values['cap'] =>
  cap === null ? { cap: null, capPeriod: 'month' } : { cap: cap.points, capPeriod: cap.period };

/** What of a sentence cannot be had, before anything is asked. */
export function problemOf(
  points: Values['points'],
  { cap }: Values['cap'],
  from: Day | undefined,
  now: Date,
): Reply | undefined {
  if (cap !== null && !isCapOf(cap, points.points)) return capTooLow(points.points);
  const today = shanghaiDate(now);
  return from !== undefined && from < today ? inThePast(today) : undefined;
}

export const termsOf = ({ points, cap, confirmation }: Pick<Values, 'points' | 'cap' | 'confirmation'>): RuleTerms => ({
  ...points,
  ...cap,
  needsConfirmation: confirmation,
});

/** Whether the new terms can be put into the wording by rule. */
export function canReword({ rule, points, cap, confirmation }: Partial<Values>): boolean {
  if (!rule || !points || !cap || confirmation === undefined) return false;
  const text = reword(rule.text, rule.terms, termsOf({ points, cap, confirmation }), rule.verb);
  return text !== undefined && saysPoints(text, points.points);
}

export function draftOf(values: Values) {
  const { rule, from, text } = values;
  return { ruleId: rule.id, terms: termsOf(values), from, ...(text !== undefined && { text }) };
}

export function readPoints(text: string, terms: RuleTerms, now: Date): SlotResult<Values['points']> {
  const { points, per } = terms;
  if (UNCHANGED.test(text)) return { ok: true, value: { points, per } };
  const number = parseNumber(text);
  const bare = number.kind === 'number' && number.unit === undefined ? String(number.value) : undefined;
  const read: ReadRuleChange =
    bare === undefined ? readRuleChange(text, now) : { kind: 'change', change: { points: bare }, rest: '' };
  if (read.kind !== 'change' || read.change.points === undefined || !isRulePoints(read.change.points))
    return { ok: false, reply: unreadableReply('points') };
  return { ok: true, value: { points: read.change.points, per: read.change.per ?? per } };
}

export function readCap(text: string, terms: RuleTerms, points: string, now: Date): SlotResult<Values['cap']> {
  const read = readRuleChange(text, now);
  const said = read.kind === 'change' ? read.change : {};
  // Asked for the limit, 「每季度3分」 is one.
  const plainly = said.cap === undefined && said.points !== undefined ? readRuleChange(`${text}封顶`, now) : undefined;
  const cap = plainly?.kind === 'change' ? plainly.change.cap : said.cap;
  const kept = UNCHANGED.test(text);
  if (!kept && cap === undefined) return { ok: false, reply: unreadableReply('cap') };
  const value = kept ? { cap: terms.cap, capPeriod: terms.capPeriod } : capOf(cap!);
  if (value.cap === null || isCapOf(value.cap, points)) return { ok: true, value };
  return { ok: false, reply: capTooLow(points) };
}

export function readFrom(text: string, now: Date): SlotResult<Day> {
  const parsed = parseDate(text, now, { lean: 'future' });
  const read = readRuleChange(text, now);
  const day = parsed.kind === 'date' ? parsed.date : read.kind === 'change' ? read.change.from : undefined;
  if (day === undefined) return { ok: false, reply: unreadableReply('day') };
  const today = shanghaiDate(now);
  return day < today ? { ok: false, reply: inThePast(today) } : { ok: true, value: day };
}

export function readConfirmation(text: string, { needsConfirmation }: RuleTerms, now: Date): SlotResult<boolean> {
  if (UNCHANGED.test(text)) return { ok: true, value: needsConfirmation };
  const read = readRuleChange(text, now);
  const said = read.kind === 'change' ? read.change.needsConfirmation : undefined;
  return said === undefined ? { ok: false, reply: ask.confirmation(needsConfirmation) } : { ok: true, value: said };
}
