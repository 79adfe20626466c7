import { type Day, shanghaiDate } from '../calendar/shanghai.ts';
import { endOf, periodAt } from '../kpi/periods.ts';
import { FIGURE, readFigure } from '../language/chinese-number.ts';
import { cleanText } from '../language/clean-text.ts';
import { parseDate } from '../language/parse-date.ts';
import { type CapPeriod, isRulePoints } from './rule-terms.ts';

/** What was said of a rule; what was not said stays as it is. */
export interface RuleChange {
  readonly points?: string;
  readonly per?: string;
  readonly cap?: { readonly points: string; readonly period: CapPeriod } | null;
  readonly needsConfirmation?: boolean;
  readonly from?: Day;
}

export type ReadRuleChange =
  | {
      readonly kind: 'change';
      readonly change: RuleChange /** What says nothing of terms: the rule's name. */;
      readonly rest: string;
    }
  /** Said, but not to be had: minus one, a third decimal, 2月30日. */
  | { readonly kind: 'unreadable'; readonly what: 'points' | 'cap' | 'day' };

const N = `(${FIGURE})`;
const PER = '(人次|次|户|件|单|台|处|项|例|人|天|份)';
const SIGN = '[-－−负]?';
const CAP = new RegExp(
  `(?:每|按|一)?个?(月|季度|季)?(?:累计|合计|总共|一共)?(?:最多|至多|上限|不超过|封顶)(?:为|是|扣|加)*(${SIGN})${N}分|(?:每|按|一)?个?(月|季度|季)?(?:累计)?(${SIGN})${N}分封顶`,
);
const NO_CAP = /(?:不|无|没有|取消|去掉|不再)(?:设|要)?(?:封顶|上限)|上不封顶/;
const NO_CONFIRMATION =
  /(?:不|无|免)(?:用|需要?|须|必|再|经|要)*(?:人工|质控岗|人)?确认(?:直接|自动)?(?:生效|计分)?|(?:自动|直接)(?:确认|生效|计分)/;
const CONFIRMATION = /(?:需要?|须|要|应|经|改?为)(?:经|由)?(?:人工|质控岗|人)?确认(?:后(?:生效|计分)?)?/;
const CHANGED = new RegExp(
  `(?:[由从]${FIGURE}分)?(?:改为|改成|改到|调整为|调整到|调为|调到|提高到|提到|降为|降到|变为)(?:每${PER})?(?:扣|加)?(${SIGN})${N}分`,
);
const PLAIN = new RegExp(`(?:(?:每|一)${PER})?(?:扣|加|算|计)?(${SIGN})${N}分(?:[/／]${PER})?`);
/** A figure in front of the one that was read belongs to it: 「1-2分」 is no figure of a rule. */
const FIGURE_BEFORE = /[\d.点零〇一二两三四五六七八九十百千万半]$/;
const FROM =
  /(?:从|自|于|在)?((?:\d{2,4}|[今明后去]年)[-\d年月日号./\s]*|下?个?(?:月|季度)(?:初|\d{1,2}[日号])|[今明后大]+天|\d{1,2}月\d{1,2}[日号]?|\d{1,2}[日号]|下?(?:周|星期|礼拜)[一二三四五六日天])(?:起|开始|生效|执行|实施|以后|之后)+/;

/** 「下月起」, 「下季度起」: its first day. */
const FROM_NEXT = /(?:从|自)?下个?(月|季度?)(?:起|开始|生效|执行|实施)+/;

/**
 * Terms of a rule as they are said, in any order: 「每次1.5分」, 「由1分改为1.5分」, 「每季度最多3分」, 「不封顶」, 「不用确认」, 「从2027-01-01起」.
 */
export function readRuleChange(raw: string, now: Date): ReadRuleChange {
  let text = cleanText(raw);
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(text);
    if (!match) return undefined;
    text = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return match;
  };
  const change: { -readonly [Key in keyof RuleChange]: RuleChange[Key] } = {};

  const next = take(FROM_NEXT);
  const day = next ? undefined : take(FROM);
  if (next) change.from = shanghaiDate(endOf(periodAt(now, next[1] === '月' ? 'month' : 'quarter')));
  else if (day) {
    const parsed = parseDate(day[1]!, now, { lean: 'future' });
    if (parsed.kind !== 'date') return { kind: 'unreadable', what: 'day' };
    change.from = parsed.date;
  }
  if (take(NO_CAP)) change.cap = null;
  else {
    const cap = take(CAP);
    if (cap) {
      const points = readPoints(cap[2] ?? cap[5], cap[3] ?? cap[6]);
      if (points === undefined) return { kind: 'unreadable', what: 'cap' };
      change.cap = { points, period: (cap[1] ?? cap[4])?.startsWith('季') ? 'quarter' : 'month' };
    }
  }
  if (take(NO_CONFIRMATION)) change.needsConfirmation = false;
  else if (take(CONFIRMATION)) change.needsConfirmation = true;
  const changed = take(CHANGED);
  const said = changed ?? take(PLAIN);
  if (said) {
    const points = readPoints(said[2], said[3]);
    if (points === undefined || FIGURE_BEFORE.test(text.slice(0, said.index)))
      return { kind: 'unreadable', what: 'points' };
    change.points = points;
    const per = said[1] ?? said[4];
    if (per !== undefined) change.per = per;
  }
  // Two figures of points cannot both be the rule's.
  if (PLAIN.test(text)) return { kind: 'unreadable', what: 'points' };
  return { kind: 'change', change, rest: text.replace(/[\s,，;；、。:：]+/g, ' ').trim() };
}

export function saysNothing(change: RuleChange): boolean {
  return Object.keys(change).length === 0;
}

function readPoints(sign: string | undefined, figure: string | undefined): string | undefined {
  const value = readFigure(figure ?? '');
  if (value === undefined || (sign ?? '') !== '') return undefined;
  return isRulePoints(String(value)) ? String(value) : undefined;
}
