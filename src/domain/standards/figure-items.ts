import { type Figure, figuresIn } from './figures.ts';

/** A figure of a clause with what is said of it, every word as it stands in the clause. */
export interface FigureItem {
  readonly figure: Figure;
  /** Under what condition (`涉及投诉` of 涉及投诉的，…); empty where nothing is said. */
  readonly condition: string;
  /** Of what (`城市` of 城市48小时内); one without has that of the figure before it in the same breath. */
  readonly subject: string;
  /** What is done by then (`装通`); an item of a row without one has that of the row's end. */
  readonly deed: string;
  /** The same as a label; empty where it is too long for one. */
  readonly action: string;
  /** What follows it up to the end of its breath (to ；or 。). */
  readonly after: string;
  /** Its own part and those parts of its breath that hold no other figure and so speak of this one too. */
  readonly breath: string;
  /** The subject that opens its row; of all figures in it. */
  readonly opening: string;
  /** Whether it is itself a condition (超过5分钟的，应当…), not what is laid down. */
  readonly threshold: boolean;
  /** Where its breath begins. */
  readonly breathAt: number;
  /** Items of one row (城市48小时内、农村72小时内) have the same number. */
  readonly row: number;
}

interface Part {
  start: number;
  end: number;
  /** The mark before it. */
  before: string;
}

const MARK = /[，。；;、：:！？\n（）()“”]/gu;
const BREATH_END = /[。；;！？\n]/u;
/** Words between a subject and its figure; characters of other words (在线, 自助, 行为) are none. */
const LINK =
  /应当(?:在|自|于)?|必须(?:在)?|(?<!无)须(?:在)?|可以(?:在)?|控制在|保持在|分别(?:在)?|在(?![线途册网岗约用])|于|自(?![助查动然行己身主费用])|(?<![理自])由(?!于)|(?<!行)为(?![准期])|(?:并)?处(?:以)?$/u;
const LOOSE_END = /(?:可以|应当|须|应|在|于|为|自|的|至|由|是|按|并|且|则|各|均|每|并处|处以|处)+$/u;
const LOOSE_START =
  /^(?:其中|并且|但是|说明|[且并或但则的者和及]|[(（]?[一二三四五六七八九十\d]+[)）.、])+|^(?:再|又)/u;
/** What stands beside other things in a list (意见簿和不少于8个座位) is not what the figure is of. */
const LISTED = /(?:和|及|以及|或者?)$/u;
/** 新装客户、故障客户各不少于30户 is of all that are named. */
const EACH = /[各均]$/u;
const LONGEST = 14;
const LONGEST_ACTION = 16;

/** The figures of a text, in order, each with its condition, subject and action. */
export function figureItems(text: string, figures: readonly Figure[]): FigureItem[] {
  const items: FigureItem[] = [];
  const every = figuresIn(text);
  for (const breath of breathsOf(partsOf(text, figures))) items.push(...itemsOf(text, breath, figures, every, items));
  return items;
}

const within = (figure: Figure, part: Part): boolean => figure.start >= part.start && figure.end <= part.end;

function itemsOf(
  text: string,
  parts: readonly Part[],
  figures: readonly Figure[],
  everyFigure: readonly Figure[],
  earlier: readonly FigureItem[],
): FigureItem[] {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const bare = parts.filter(part => !everyFigure.some(figure => within(figure, part)));
  const items: FigureItem[] = [];
  let condition = '';
  let row = (earlier.at(-1)?.row ?? 0) + 1;
  let rowStart = first.start;
  for (const [at, part] of parts.entries()) {
    if (part.before !== '、') {
      row += 1;
      rowStart = part.start;
    }
    const isCondition = /[^目]的$/u.test(text.slice(part.start, part.end)) && text[part.end] === '，';
    const own = figures.filter(figure => within(figure, part));
    const breath = [part, ...bare].map(({ start, end }) => text.slice(start, end)).join(' ');
    for (const [index, figure] of own.entries()) {
      const before = text.slice(own[index - 1]?.end ?? part.start, figure.start);
      const label = parts[at - 1];
      const colon = before === '' && label && /[：:]/u.test(part.before) ? text.slice(label.start, label.end) : '';
      const subject = LISTED.test(before)
        ? firstWord(text.slice(rowStart, figure.start))
        : EACH.test(before)
          ? subjectOf(text.slice(rowStart, figure.start))
          : subjectOf(before) || subjectOf(colon);
      items.push({
        figure,
        condition: short(condition),
        opening: items.find(other => other.row === row)?.subject ?? subject,
        subject: subject || (items.at(-1)?.subject ?? ''),
        ...deedOf(text.slice(figure.end, own[index + 1]?.start ?? part.end)),
        after: text.slice(figure.end, last.end),
        breath,
        breathAt: first.start,
        threshold: isCondition || isThreshold(text, figure),
        row,
      });
    }
    if (isCondition) condition = text.slice(rowStart, part.end - 1).replace(LOOSE_START, '');
  }
  return items.map((item, at) => {
    const later =
      item.deed === '' ? items.slice(at + 1).find(other => other.row === item.row && other.deed) : undefined;
    return later ? { ...item, deed: later.deed, action: later.action } : item;
  });
}

/** 不足30户的全部调查, 超过300户的，…: what brings a rule about, not the rule. */
function isThreshold(text: string, { text: figure, end }: Figure): boolean {
  const after = text.slice(end);
  return /^仍/u.test(after) || (/^(?:超过|不足|满)|以上$/u.test(figure) && /^的/u.test(after));
}

/** The parts between marks; a mark inside a figure (8:30) parts nothing. */
function partsOf(text: string, figures: readonly Figure[]): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let before = '\n';
  for (const { index, 0: mark } of text.matchAll(MARK)) {
    if (figures.some(figure => figure.start <= index && index < figure.end)) continue;
    if (index > start) parts.push({ start, end: index, before });
    // A mark right after another must not hide that a breath ended there.
    before = index > start || !BREATH_END.test(before) ? mark : before;
    start = index + 1;
  }
  if (start < text.length) parts.push({ start, end: text.length, before });
  return parts;
}

function breathsOf(parts: readonly Part[]): Part[][] {
  const breaths: Part[][] = [];
  for (const part of parts) {
    if (BREATH_END.test(part.before) || breaths.length === 0) breaths.push([part]);
    else breaths.at(-1)!.push(part);
  }
  return breaths;
}

const pieces = (words: string): string[] =>
  words
    .split(LINK)
    .map(piece => piece.replace(LOOSE_START, '').replace(LOOSE_END, '').trim())
    .filter(piece => piece !== '');

/** What a figure is said of: the words before it after the last link, else those before that. */
const subjectOf = (before: string): string => short(pieces(before).at(-1) ?? '');

const firstWord = (before: string): string =>
  short(pieces((before.split('、')[0] ?? '').split(/配备|设置|设有|提供|包括/u)[0] ?? '')[0] ?? '');

function deedOf(after: string): { deed: string; action: string } {
  const deed = after.replace(/^的(?:期限|时限|标准)?/u, '').trim();
  return { deed, action: deed.length > LONGEST_ACTION || deed.length < 2 ? '' : deed };
}

const short = (words: string): string => (words.length > LONGEST ? '' : words);
