import { numbersIn, type TextNumber } from '../domain/standards/check-numbers.ts';

/** Which way a number limits: 不超过10分钟 is an upper bound, 至少3天 a lower one. */
export type Direction = 'upper' | 'lower';

export type BoundedNumber = TextNumber & {
  directions: ReadonlySet<Direction>;
  /** Whether a phrase after the number bounds it (72小时内): it may close a list. */
  closing: boolean;
  /** A rule stated with the usual limiting phrases. Where not, the phrase may be a condition (超过30日仍不交费) or a mere deadline word. */
  strict: boolean;
  /** The sentence, and the run between commas, that the number stands in. */
  sentence: string;
  part: string;
  /** The words of the part before and after the number, as far as the next number. */
  before: string;
  after: string;
};

type Phrase = { direction: Direction; strict: boolean };

const ABOVE = '(?:超过|超出|超|多于|高于|大于|长于|晚于|迟于|逾|突破|>)';
const BELOW = '(?:少于|低于|小于|短于|早于|不足|不到|<)';
const NEGATION =
  '(?:(?:不得|不能够?|不应该?|不可以?|不要|不准|不许|不允许|不会|不宜|不该|严禁|禁止|避免|杜绝|防止|切勿|勿|别|莫)(?:(?!不|没|未|无|非)[^,、]){0,12}?|不|未|没有|没)';

/** In the order they win when two end at the same place: the negated phrase before the bare one. */
const BEFORE: readonly (readonly [RegExp, Phrase])[] = [
  [new RegExp(`${NEGATION}${ABOVE}`, 'gu'), { direction: 'upper', strict: true }],
  [new RegExp(`${NEGATION}(?:少于|低于|小于|短于|早于)`, 'gu'), { direction: 'lower', strict: true }],
  [/最多|至多|顶多|最长|最迟|最晚|最高|最大|上限|控制在|限于|≤|<=/gu, { direction: 'upper', strict: true }],
  [/至少|最少|最低|最短|起码|下限|≥|>=/gu, { direction: 'lower', strict: true }],
  [new RegExp(ABOVE, 'gu'), { direction: 'lower', strict: false }],
  [new RegExp(BELOW, 'gu'), { direction: 'upper', strict: false }],
];

/** Counts only without a phrase of the list: 超过约定期限30日, 公示期限不少于30日. */
const DEADLINE_WORD = /时限|期限|限时|限期/u;

const AFTER: readonly (readonly [RegExp, Phrase])[] = [
  [/^(?:以内|之内|内|(?:及|或|含)?以下|之下|为限|封顶)/u, { direction: 'upper', strict: true }],
  [/^(?:是|为|作为)?(?:最长|最高|最多|上限|极限)/u, { direction: 'upper', strict: true }],
  [/^(?:(?:及|或|含)?以上|之上)/u, { direction: 'lower', strict: true }],
  [/^(?:是|为|作为)?(?:最短|最低|最少|下限|底线)/u, { direction: 'lower', strict: true }],
  [/^(?:是时限|的?时限|的?期限)/u, { direction: 'upper', strict: false }],
  [/^(?:以外|之外|开外|往上|打底|起步|不止|多(?!于)|以后|之后|后|起)/u, { direction: 'lower', strict: false }],
];

/** 城镇48小时、农村72小时内: the numbers of a list share the phrase of its last; of commas only between quantities of one unit. */
const LIST_GAP = /^[^,;。!?\n]{0,8}(?:、|\/|-|~|和|或|及|至|到)[^,;。!?\n]{0,8}$/u;
const COMMA_GAP = /^[^;。!?\n]{0,12}$/u;

/** The quantities of a text with the direction each is given by the words about it. Ordinal references (第三条) are left out. */
export function boundedNumbers(text: string): BoundedNumber[] {
  const plain = text.normalize('NFKC');
  const numbers = numbersIn(plain).filter(({ unit }) => !unit.startsWith('第'));
  const bounded = numbers.map((number, index) => bound(plain, number, numbers[index - 1], numbers[index + 1]));
  for (let i = bounded.length - 2; i >= 0; i -= 1) {
    const [here, next] = [bounded[i], bounded[i + 1]];
    if (!here || !next || here.directions.size > 0 || next.directions.size === 0) continue;
    // 回访率为100%，满意率不低于90%: what stands before a number bounds that one alone.
    if (!next.closing) continue;
    const gap = plain.slice(here.at + here.raw.length, next.at);
    const shares = LIST_GAP.test(gap) || (COMMA_GAP.test(gap) && here.unit === next.unit);
    if (shares) bounded[i] = { ...here, directions: next.directions, strict: next.strict, closing: true };
  }
  return bounded;
}

function bound(plain: string, number: TextNumber, previous?: TextNumber, next?: TextNumber): BoundedNumber {
  const end = number.at + number.raw.length;
  const [sentenceFrom, sentenceTo] = stretch(plain, number.at, end, /[;。!?\n]/u);
  const [partFrom, partTo] = stretch(plain, number.at, end, /[;。!?\n,:]/u);
  const before = plain.slice(Math.max(partFrom, previous ? previous.at + previous.raw.length : 0), number.at);
  const after = plain.slice(end, Math.min(partTo, next ? next.at : plain.length));
  const closing = phraseAfter(after) ?? beforehand(number, before, after);
  const phrases = [phraseBefore(before), closing].filter(phrase => phrase !== undefined);
  return {
    ...number,
    directions: new Set(phrases.map(phrase => phrase.direction)),
    closing: closing !== undefined,
    strict: phrases.some(phrase => phrase.strict),
    sentence: plain.slice(sentenceFrom, sentenceTo),
    part: plain.slice(partFrom, partTo),
    before,
    after,
  };
}

/** The phrase nearest to the number; of those that end together, the one listed first. */
function phraseBefore(before: string): Phrase | undefined {
  let best: { phrase: Phrase; end: number } | undefined;
  for (const [pattern, phrase] of BEFORE) {
    for (const match of before.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (best === undefined || end > best.end) best = { phrase, end };
    }
  }
  return best?.phrase ?? (DEADLINE_WORD.test(before) ? { direction: 'upper', strict: false } : undefined);
}

function phraseAfter(after: string): Phrase | undefined {
  const words = after.replace(/^\s*(?:\([^()]{0,8}\))?\s*/u, '');
  return AFTER.find(([pattern]) => pattern.test(words))?.[1];
}

/** 每月5日前 and 18:00前 are the latest time, 3个工作日前 the shortest notice; 3日前 alone may be either. */
function beforehand({ unit }: TextNumber, before: string, after: string): Phrase | undefined {
  if (!/^(?:之前|以前|前)/u.test(after)) return undefined;
  if (/[年月季周]|:$/u.test(before) || unit === 'date' || unit === '时刻' || unit === '号')
    return { direction: 'upper', strict: false };
  return unit === '日' ? undefined : { direction: 'lower', strict: false };
}

/** From and to of the run around a place that holds no such mark; a mark between two digits (10,000 and 18:30) does not end it. */
function stretch(plain: string, at: number, end: number, mark: RegExp): [number, number] {
  const ends = (i: number): boolean =>
    mark.test(plain[i] ?? '') && !(/\d/u.test(plain[i - 1] ?? '') && /\d/u.test(plain[i + 1] ?? ''));
  let [from, to] = [at, end];
  while (from > 0 && !ends(from - 1)) from -= 1;
  while (to < plain.length && !ends(to)) to += 1;
  return [from, to];
}
