import { numbersIn, type TextNumber } from './numbers-in.ts';

/** What a rule is read from. */
export interface RuleClause {
  /** The title of the standard it stands in, which may name whom it is for. */
  readonly standard?: string;
  readonly path: string;
  readonly text: string;
  readonly title?: string | null;
}

/** One figure of a statement, with the words of the phrase it stands in. */
export interface RuleFigure {
  readonly raw: string;
  /** In the smallest unit of its dimension: hours count as minutes, 万元 as 元. */
  readonly value: number;
  /** What it measures: figures of different dimensions are never compared. Working days are no calendar days. */
  readonly dimension: string;
  readonly words: ReadonlySet<string>;
  /** For whom or which cases alone it is meant, as said before it: VIP, 重大, … */
  readonly audience: ReadonlySet<string>;
}

/** A sentence that sets a figure: the unit in which rules of different standards are compared. */
export interface RuleStatement {
  readonly path: string;
  readonly sentence: string;
  readonly figures: readonly RuleFigure[];
  readonly words: ReadonlySet<string>;
  /** Of what the sentence hangs on: the lead-in of a list, the clause's heading. */
  readonly context: ReadonlySet<string>;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words that every rule is made of. */
const COMMON = new Set(
  `的 了 和 与 或 或者 及 以及 并 并且 且 但 但是 应当 应该 应 须 必须 可以 可 在 自 由 向 对 将 把 被 为 是 有 其 该 每 各 不 不得 不能 未 没有 于 至 到 从 后 前 时 起 之日 之日起 当日
  内 以内 之内 以上 以下 以前 以后 超过 不超过 少于 不少于 低于 不低于 高于 不高于 至少 最多 最长 最迟 仍 再 再次 即 等 所 者 个 条 款 项 规定 进行 作出 提出 上述 下列 以下 之一 情形 行为 有关 相关 按 按照 依照 依据 根据 达到 满 逐`.split(
    /\s+/u,
  ),
);

/** Sanctions hang on an offence named elsewhere: equal words and other amounts say nothing of one rule. */
const SANCTION = /罚款|罚金|违法所得|违法经营额|处分|拘留|拘役|徒刑|判处|没收|吊销/u;
/** When a standard begins, and what it replaces. */
const FINAL_PROVISION = /起施行|同时废止|起执行/u;

/** Words that narrow a rule to some: another figure for these is an exception, no contradiction. */
const AUDIENCE = /vip|钻石卡|金卡|银卡|政企|商务领航|一般(?!规定|原则|要求)|严重|较大|重大|特大|紧急|应急|特殊/gu;

/** What sets no limit: an extension number, a degree, 第三人, 两个以上. */
const NO_LIMIT = new Set(['', 'date', '时刻', '号', '级', '条', '款', '项', '人', '个']);

const MINUTES: Readonly<Record<string, number>> = { 秒: 1 / 60, 分钟: 1, 小时: 60, 日: 1440, 周: 7 * 1440 };
const MONTHS: Readonly<Record<string, number>> = { 个月: 1, 季度: 3, 年: 12 };

/** The statements of a clause that set a figure which could be another in another standard. */
export function ruleStatements(clause: RuleClause): RuleStatement[] {
  const lines = clause.text.normalize('NFKC').split('\n');
  const statements: RuleStatement[] = [];
  let leadIn = '';
  for (const line of lines) {
    const hangs = /^\s*[(（][^()（）]{1,3}[)）]/u.test(line);
    if (!hangs) leadIn = /[:：]\s*$/u.test(line) ? line : '';
    for (const sentence of line.match(/[^。；;]+[。；;]?/gu) ?? []) {
      if (SANCTION.test(sentence) || FINAL_PROVISION.test(sentence)) continue;
      const around = `${hangs ? leadIn : ''}\n${clause.title ?? ''}`;
      const figures = figuresOf(sentence, `${clause.standard ?? ''}\n${around}\n`);
      if (figures.length === 0) continue;
      statements.push({
        path: clause.path,
        sentence: sentence.trim(),
        figures,
        words: wordsOf(mask(sentence)),
        context: wordsOf(mask(around)),
      });
    }
  }
  return statements;
}

/** The informative words of a text. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const { segment } of segmenter.segment(text.toLowerCase())) {
    if (/[\p{Script=Han}a-z]/u.test(segment) && !COMMON.has(segment)) words.add(segment);
  }
  return words;
}

function figuresOf(sentence: string, around: string): RuleFigure[] {
  return numbersIn(sentence).flatMap(figure => {
    const measured = measure(figure);
    if (!measured) return [];
    const [start, end] = phraseAround(sentence, figure);
    const before = around + sentence.slice(0, end);
    return [
      {
        raw: figure.raw,
        ...measured,
        words: wordsOf(mask(sentence.slice(start, end))),
        audience: new Set(before.toLowerCase().match(AUDIENCE) ?? []),
      },
    ];
  });
}

function measure({ value, unit }: TextNumber): { value: number; dimension: string } | undefined {
  if (Number.isNaN(value) || NO_LIMIT.has(unit) || unit.startsWith('第')) return undefined;
  if (unit in MINUTES) return { value: value * MINUTES[unit]!, dimension: 'time' };
  if (unit in MONTHS) return { value: value * MONTHS[unit]!, dimension: 'months' };
  return { value, dimension: unit };
}

/** Where the part between commas begins and ends that a figure stands in. */
function phraseAround(sentence: string, { at, raw }: TextNumber): [start: number, end: number] {
  const before = sentence.slice(0, at);
  const start = Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1;
  const length = sentence.slice(at + raw.length).search(/[,:。;]/u);
  return [start, length < 0 ? sentence.length : at + raw.length + length];
}

/** A text with its figures taken out, so that 5日 and 15日 make the same words. */
function mask(text: string): string {
  let masked = text;
  for (const { at, raw, unit } of numbersIn(text).toReversed()) {
    if (unit !== '') masked = `${masked.slice(0, at)} ${masked.slice(at + raw.length)}`;
  }
  return masked;
}
