import { FIGURE, readFigure } from './chinese-number.ts';
import { foldAnswer } from './fold-answer.ts';

export interface ChoiceOption {
  /** What one types to choose it: a number or a letter. */
  key: string;
  label: string;
  aliases?: string[];
}

export type ParsedChoice =
  | { kind: 'one'; index: number }
  | { kind: 'several'; indexes: number[] }
  /** More than one option fits; the dialog asks which of these. */
  | { kind: 'ambiguous'; indexes: number[] }
  | { kind: 'none' };

const NONE: ParsedChoice = { kind: 'none' };

const LEAD = /^(?:我要选|我选择|我选|我要|选择|选|就要|就选|就是|就)(?=.)/;
const TAIL = /(?:吧|的|了|好了|就行|就好)$/;
/** 「叫号机的」, 「报表那个」: behind a piece of a label. */
const THAT_ONE = /(?:的)?(?:那|这)(?:一)?(?:个|条|项|份|单|件|家|张|笔)?$|的(?:个|条|项|份|单|件)?$/;
const COUNTER = '(?:个|项|条|家|种|类|户|张|份|位|名|单|件|笔)?';
const NTH = new RegExp(`^第(${FIGURE})${COUNTER}$`);
const FROM_END = new RegExp(`^倒数第?(${FIGURE})${COUNTER}$`);
const LAST = new RegExp(`^最后(?:面)?(?:的|那)?(?:[一1]?${COUNTER})?$`);
/** Of two. */
const LATTER = new RegExp(`^(?:后面?|下面)(?:的)?(?:那|的|一)+${COUNTER}$`);
const FORMER = new RegExp(`^(?:前面?|上面)(?:的)?(?:那|的|一)+${COUNTER}$`);
const FIRST_OR_LAST_FEW = new RegExp(`^(前|头|后|最后)(${FIGURE})${COUNTER}(?:都要|都选)?$`);
const ALL = new RegExp(
  `^(?:(?:这|全部|所有|上面)?(${FIGURE})?${COUNTER}(?:都|全)(?:要|选|是|有|录|查)|全部|所有|所有的|全选|都|全部都?要|all)$`,
);
const KEY_SPAN = /^(\d+)(?:-|~|\u301C|到|至)(\d+)$/;
const SEPARATORS = /[、,\uFF0C;\uFF1B/+&\s]+|和|与|及|跟|还有|以及/;
/** A name inside a refusal is not a choice of it. */
const REFUSAL = /不|别|除了|除去|以外|之外|没|非/;
const CIRCLED_ONE = 0x2460;

const one = (index: number): ParsedChoice => ({ kind: 'one', index });

interface FoldedOption {
  key: string;
  names: string[];
}

/** Keys, labels and aliases compared as equals: case, width and spaces do not matter, and ② is 2. */
const fold = (text: string): string =>
  foldAnswer(text.replace(/[①-⑳]/g, mark => String((mark.codePointAt(0) ?? CIRCLED_ONE) - CIRCLED_ONE + 1)));

const where = (options: FoldedOption[], fits: (option: FoldedOption) => boolean): number[] =>
  options.flatMap((option, index) => (fits(option) ? [index] : []));

function fromIndexes(indexes: number[]): ParsedChoice {
  const [first] = indexes;
  if (first === undefined) return NONE;
  return indexes.length === 1 ? one(first) : { kind: 'ambiguous', indexes };
}

/** A hall is also called without its 营业: 渠县主厅. */
const shortened = (label: string): string[] => (label.endsWith('营业厅') ? [label.replace(/营业厅$/, '厅')] : []);

/** By exact label, key, alias, in this order. */
function byName(text: string, options: FoldedOption[]): ParsedChoice {
  const labelled = where(options, option => option.names[0] === text);
  if (labelled.length > 0) return fromIndexes(labelled);
  const bare = text.replace(/^[(\uFF08[【]?([0-9a-z]+|[一二三四五六七八九十]+)[)\uFF09\]】]?(?:号|项)?$/, '$1');
  const keyed = where(options, option => option.key === text || option.key === bare);
  if (keyed.length > 0) return fromIndexes(keyed);
  const aliased = where(options, option => option.names.includes(text));
  if (aliased.length > 0) return fromIndexes(aliased);
  const figure = readFigure(bare);
  return figure === undefined ? NONE : fromIndexes(where(options, option => option.key === String(figure)));
}

/** By place in the list: 第二个, 最后一个, 倒数第二个. Undefined when the text names no place. */
function byPlace(text: string, count: number): ParsedChoice | undefined {
  if (LAST.test(text)) return count > 0 ? one(count - 1) : NONE;
  if (count === 2 && LATTER.test(text)) return one(1);
  if (count === 2 && FORMER.test(text)) return one(0);
  const nth = NTH.exec(text)?.[1];
  const fromEnd = FROM_END.exec(text)?.[1];
  const place = readFigure(nth ?? fromEnd ?? '');
  if (nth === undefined && fromEnd === undefined) return undefined;
  if (place === undefined || !Number.isInteger(place) || place < 1 || place > count) return NONE;
  return one(nth === undefined ? count - place : place - 1);
}

/** "2.通川营业厅": a key and a label together must mean the same option. */
function byKeyAndLabel(text: string, options: FoldedOption[]): ParsedChoice {
  const match = /^([0-9a-z]+)[.、:\uFF1A)\uFF09\s-]*(\D.*)$/.exec(text);
  const [, key = '', label = ''] = match ?? [];
  const keyed = where(options, option => option.key === key);
  const named = where(options, option => option.names.includes(label));
  if (keyed.length === 0 || named.length === 0) return NONE;
  const both = named.filter(index => keyed.includes(index));
  return both.length > 0
    ? fromIndexes(both)
    : { kind: 'ambiguous', indexes: [...new Set([...keyed, ...named])].sort((a, b) => a - b) };
}

/** The options whose name stands in the text, without names that are only part of a longer one that also stands there. */
function namedWithin(text: string, options: FoldedOption[]): number[] {
  const inside = (option: FoldedOption): string =>
    option.names.filter(name => name.length > 1 && text.includes(name)).sort((a, b) => b.length - a.length)[0] ?? '';
  const found = options.map(inside);
  return where(options, option => {
    const name = inside(option);
    return name !== '' && !found.some(other => other.length > name.length && other.includes(name));
  });
}

/** One option in plain words; what only partly names it must name nothing else. */
function single(raw: string, options: FoldedOption[]): ParsedChoice {
  const exact = byName(raw, options);
  if (exact.kind !== 'none') return exact;
  const text = raw.replace(LEAD, '').replace(TAIL, '');
  const stripped = byName(text, options);
  if (stripped.kind !== 'none') return stripped;
  const placed = byPlace(text, options.length);
  if (placed !== undefined) return placed;
  const paired = byKeyAndLabel(text, options);
  if (paired.kind !== 'none') return paired;
  const contained = REFUSAL.test(raw) ? [] : namedWithin(text, options);
  if (contained.length > 0) return fromIndexes(contained);
  // A lone digit or letter is a key that does not exist, not a piece of some label.
  if (text === '' || /^[0-9a-z]$/.test(text)) return NONE;
  const whole = where(options, option => option.names.some(name => name.includes(text)));
  if (whole.length > 0) return fromIndexes(whole);
  const piece = text.replace(THAT_ONE, '');
  return [...piece].length < 2 || REFUSAL.test(raw)
    ? NONE
    : fromIndexes(where(options, option => option.names.some(name => name.includes(piece))));
}

/** Several options at once as indexes in list order, or undefined when the text does not name several. */
function many(text: string, options: FoldedOption[]): { indexes: number[]; named: boolean } | undefined {
  const count = options.length;
  const every = options.map((_, index) => index);
  const all = ALL.exec(text);
  if (all !== null)
    return all[1] === undefined || readFigure(all[1]) === count
      ? { indexes: every, named: false }
      : { indexes: [], named: false };
  const few = FIRST_OR_LAST_FEW.exec(text);
  const size = readFigure(few?.[2] ?? '') ?? 0;
  // 最后一个 is a place, not a group.
  if (few !== null && size !== 1) {
    if (!Number.isInteger(size) || size < 2 || size > count) return { indexes: [], named: false };
    return { indexes: few[1] === '前' || few[1] === '头' ? every.slice(0, size) : every.slice(-size), named: false };
  }
  const span = KEY_SPAN.exec(text);
  if (span !== null) {
    const [from, to] = [span[1], span[2]].map(key => options.findIndex(option => option.key === key));
    if (from === undefined || to === undefined || from < 0 || to <= from) return { indexes: [], named: false };
    return { indexes: every.slice(from, to + 1), named: false };
  }
  const parts = text
    .replace(LEAD, '')
    .split(SEPARATORS)
    .filter(part => part !== '');
  if (parts.length < 2 || REFUSAL.test(text)) return undefined;
  const chosen = parts.map(part => single(part, options));
  if (!chosen.every(choice => choice.kind === 'one')) return undefined;
  return { indexes: [...new Set(chosen.map(choice => choice.index))].sort((a, b) => a - b), named: true };
}

/**
 * Which of the options a message chooses: by exact label first, then by key, alias, place in the list (第二个, 最后一个), and
 * part of a label when nothing else has it (the longest name in the text wins). Two named options are `several` where
 * several may be chosen, else `ambiguous`; 都要 and 前两个 are `none` where only one may be.
 */
export function parseChoice(raw: string, options: readonly ChoiceOption[], { multiple = false } = {}): ParsedChoice {
  const text = fold(raw);
  if (text === '' || options.length === 0) return NONE;
  const folded = options.map(({ key, label, aliases = [] }) => ({
    key: fold(key),
    names: [label, ...aliases, ...shortened(label)].map(fold),
  }));
  const exact = byName(text, folded);
  if (exact.kind !== 'none') return exact;
  const group = many(text, folded);
  if (group !== undefined) {
    const { indexes, named } = group;
    if (indexes.length < 2) return fromIndexes(indexes);
    if (multiple) return { kind: 'several', indexes };
    return named ? { kind: 'ambiguous', indexes } : NONE;
  }
  const choice = single(text, folded);
  return choice.kind === 'ambiguous' && multiple && namedWithin(text, folded).length > 1
    ? { kind: 'several', indexes: choice.indexes }
    : choice;
}
