import { numbersIn } from './numbers-in.ts';

/** A figure of a clause with the words that bound it (不超过10分钟, 500元至3000元): `text.slice(start, end) === figure.text`. */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Span {
  start: number;
  end: number;
}

/** Times of day and words that stand for a figure. They are taken whole, before numbers are looked for inside them. */
const WHOLE =
  /(?:每日|每天|次日|当日)?\d{1,2}[:：]\d{2}(?:(?:至|到|[-—–~～])(?:次日)?\d{1,2}[:：]\d{2})?|每日24小时|次月第?\d+(?:个工作日|日)|即时|立即|当[日天场]|次日|全额退[费还]|免费|免收/gu;
/** How often: 每月检查1次, 每季度上门走访不少于1次, 每年复训不少于24学时. */
const OFTEN =
  /每(?:半?[年月]|季度?|周|日|天|\d+个?(?:小时|[天日周月年]))(?:[^\d，。；、：\n]{0,10}\d+(?:次|学时|课时|名|户|条))?/gu;
/** 每月25日至月末, 11月20日: a day of the calendar, no length of time. */
const CALENDAR_DAY = /(?:每月|当月|次月|本月|上月|每年|\d月)$/u;
const BOUND_BEFORE =
  /(?:(?:不得?|不能|不应)(?:超过|少于|低于|高于|大于|小于|早于|晚于|短于)(?:[\p{Script=Han}]{1,8}的)?|(?:至少|最[早晚迟])?提前|至少|最多|最少|最[长短高低迟早晚]|再过|(?<![提此以之日目年])前|每?超过|每满|不足|(?<!不)满|减免|(?:每[日月])?加收|扣[\p{Script=Han}]{0,4})$/u;
const BOUND_AFTER = /^(?:\/[次户件人]|以内|之内|内(?![容部外线存])|以[上下前后]|之[前后]|[前后](?![方述款者端台]))/u;
/** Measures that `numbersIn` reads as bare numbers. */
const MEASURE =
  /^(?:个?(?:学时|课时|自然小时|座位|席位|星期|台席)|通(?![过知话])|处(?!理)|字|题|张|毫米|摄氏度|度|岁|页|遍|下(?!列|午|发)|把|套|家|兆|分贝毫瓦|分贝)/u;
/** 一次解决率, 一次通话: "once" as part of a name. */
const ONCE = /^一次(?![，。；、并])/u;
/** Between the two ends of one range (3倍以上5倍以下), or of two figures named in one breath (80%和100%). */
const RANGE = /^(?:以上|(?:以上)?(?:至|到|[-—–~～]))$/u;
/** 10000号 is a name, 第九条 a reference. */
const NO_FIGURE = /^第|^号$/u;

/** The figures of a text in order, as they stand there; none where normalising would shift them. */
export function figuresIn(text: string): Figure[] {
  // numbersIn gives places in the normalised text; where that is longer (½, …) they would be wrong.
  if (text.normalize('NFKC').length !== text.length) return [];
  const whole = spansOf(text, WHOLE);
  const spans = numbersIn(text)
    .filter(number => !NO_FIGURE.test(number.unit) && number.unit !== 'date')
    .map(({ at, raw }) => withMeasure(text, { start: at, end: at + raw.length }))
    .filter(span => !whole.some(other => span.start < other.end && other.start < span.end))
    .filter(span => !isCalendarDay(text, span) && !ONCE.test(text.slice(span.start)));
  const bounded = merge(text, [...whole, ...spans].sort(byPlace)).map(span => withBounds(text, span));
  // 每超过24小时减免3天 is one figure.
  return touching(bounded).map(span => toFigure(text, span));
}

/** How often something is done, as it stands in the text. */
export function frequenciesIn(text: string): Figure[] {
  return spansOf(text, OFTEN).map(span => toFigure(text, span));
}

const byPlace = (a: Span, b: Span): number => a.start - b.start;

const toFigure = (text: string, { start, end }: Span): Figure => ({ text: text.slice(start, end), start, end });

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

function withMeasure(text: string, { start, end }: Span): Span {
  return { start, end: end + (MEASURE.exec(text.slice(end))?.[0].length ?? 0) };
}

function isCalendarDay(text: string, { start, end }: Span): boolean {
  return /日$/u.test(text.slice(start, end)) && CALENDAR_DAY.test(text.slice(0, start));
}

function merge(text: string, spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before && isRange(text, before.end, span.start)) before.end = span.end;
    else merged.push({ ...span });
  }
  return merged;
}

/** Whether what lies between two places makes one range of what stands on both sides. */
function isRange(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  if (between === '和') return /[%‰]$/u.test(text.slice(0, from));
  return RANGE.test(between);
}

function withBounds(text: string, { start, end }: Span): Span {
  return {
    start: start - (BOUND_BEFORE.exec(text.slice(0, start))?.[0].length ?? 0),
    end: end + (BOUND_AFTER.exec(text.slice(end))?.[0].length ?? 0),
  };
}

function touching(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before && span.start <= before.end) before.end = span.end;
    else joined.push({ ...span });
  }
  return joined;
}
