import { FIGURE, readFigure } from '../../language/chinese-number.ts';
import { itemAt, type Sheet } from '../sheet.ts';
import { itemNames, RANK } from './item-names.ts';
import { type FoundName, findMisspelt, findNames } from './names.ts';

/** Where a clause speaks of items. */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ordinals: readonly number[];
  /** A title or a number, which is no part of a remark; the others may be. */
  readonly formal: boolean;
  /** It opens a new item wherever it stands; a loose word only where nothing else is being said. */
  readonly strong: boolean;
  /** Several items fit and nobody said which. */
  readonly shared: boolean;
  /** All items of a section. */
  readonly section?: true;
}

const ONE = `(?:${FIGURE})`;
const NUMBERED = new RegExp(
  `第(${ONE})[项题]?(?:到|至|-|~|—)第?(${ONE})[项题]|第(${ONE})((?:[项题]?[、和及]第?${ONE})*)[项题]|(?<![\\d.扣得])(\\d{1,2})(?:到|至|-|~)(\\d{1,2})项`,
  'g',
);
/** 叫号机旁边 is a place, not the machine. */
const PLACE = /^(?:旁边?|附近|前面|后面|上面|下面|边上|周围|对面|门口|那里|这里)/;
const MOST_NUMBERED = 200;

function numbered(text: string, sheet: Sheet): Anchor[] {
  return [...text.matchAll(NUMBERED)].map(match => {
    const [whole, from, to, first, more, low, high] = match;
    const ordinals =
      first === undefined
        ? range(readFigure(from ?? low ?? '') ?? 0, readFigure(to ?? high ?? '') ?? 0)
        : [first, ...(more ?? '').split(/[、和及项题第]+/).filter(each => each !== '')].map(
            each => readFigure(each) ?? 0,
          );
    const anchor = { start: match.index, end: match.index + whole.length, text: whole };
    const known = ordinals.filter(ordinal => itemAt(sheet, ordinal) !== undefined);
    return { ...anchor, ordinals: known, formal: true, strong: true, shared: known.length === 0 };
  });
}

function range(from: number, to: number): number[] {
  return Number.isInteger(from) && to >= from && to - from < MOST_NUMBERED
    ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
    : [];
}

function sections(text: string, sheet: Sheet): Anchor[] {
  const names = [...new Set(sheet.items.map(item => item.section))]
    .filter(section => section.length >= 3)
    .map(section => ({ text: section, value: section, rank: 0 }));
  return findNames(text, names).map(({ start, end, text: said, values }) => ({
    start,
    end,
    text: said,
    ordinals: sheet.items.filter(item => values.includes(item.section)).map(item => item.ordinal),
    formal: true,
    strong: true,
    shared: false,
    section: true,
  }));
}

function named(found: FoundName<number>): Anchor {
  const { start, end, text, rank, values } = found;
  return {
    start,
    end,
    text,
    ordinals: values,
    formal: rank === RANK.title || rank === RANK.half,
    strong: rank === RANK.title || (rank === RANK.part && text.length > 2),
    shared: values.length > 1,
  };
}

const apart = (a: Anchor, b: Anchor): boolean => a.end <= b.start || b.end <= a.start;

export type AnchorFinder = (clause: string) => Anchor[];

const finders = new WeakMap<Sheet, AnchorFinder>();

/** The finder of a sheet, made once: an edition does not change. */
export function anchorFinder(sheet: Sheet): AnchorFinder {
  const finder = finders.get(sheet) ?? createFinder(sheet);
  finders.set(sheet, finder);
  return finder;
}

/** Finds the items a clause speaks of, by number, name, section; names written wrong only where nothing else was found. */
function createFinder(sheet: Sheet): AnchorFinder {
  const names = itemNames(sheet);
  const titles = names.filter(({ rank, text }) => rank <= RANK.word && text.length >= 2);
  return clause => {
    const counted = numbered(clause, sheet);
    const called = findNames(clause, names)
      .filter(({ end, rank }) => rank === RANK.title || !PLACE.test(clause.slice(end)))
      .map(named);
    const grouped = sections(clause, sheet).filter(
      each => !called.some(other => !apart(each, other) && other.text.length >= each.text.length),
    );
    const found = [...counted, ...grouped];
    for (const anchor of called) if (found.every(other => apart(anchor, other))) found.push(anchor);
    const misspelt = found.length > 0 ? [] : findMisspelt(clause, titles).slice(0, 1).map(named);
    return [...found, ...misspelt].sort((a, b) => a.start - b.start);
  };
}
