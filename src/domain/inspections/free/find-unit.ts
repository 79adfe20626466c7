import { type FoundName, findMisspelt, findNames, type Name } from './names.ts';

/** Something with a name and other names people use. */
export interface Called {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** 0 by its name or alias, 1 by what the name begins with (渠县 for 渠县主营业厅). */
const RANK = { called: 0, stem: 1 } as const;
const KIND = /(?:主|合作|农客|社会)?(?:营业厅|分公司|统包代理商|代理商|装维外包公司|外包公司|客户部|部)$/;

function namesOf(units: readonly Called[]): Name<string>[] {
  return units.flatMap(({ id, name, aliases }) => {
    const stem = name.replace(KIND, '');
    const called = [name, ...aliases].map(text => ({ text, value: id, rank: RANK.called }));
    const loose = [
      ...(stem.length >= 2 && stem !== name ? [stem] : []),
      ...(stem.length >= 2 && name.endsWith('营业厅')
        ? [`${stem}厅`, `${stem}营业厅`, name.replace('营业厅', '厅')]
        : []),
      ...(stem.length >= 2 && name.endsWith('分公司')
        ? [`${stem}县分公司`, `${stem}公司`, `${stem}县公司`, `${stem}县`]
        : []),
    ].filter(text => !called.some(each => each.text === text));
    return [...called, ...loose.map(text => ({ text, value: id, rank: RANK.stem }))];
  });
}

export interface FoundUnit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** More than one where several were named, or one name fits several. */
  readonly unitIds: readonly string[];
  readonly exact: boolean;
  readonly misspelt: boolean;
  /** Two were named in one breath: 通川和南外. */
  readonly joined?: true;
}

/** Where a text names units as they are written. */
export interface UnitMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly unitIds: readonly string[];
}

export function unitMentions(text: string, units: readonly Called[]): UnitMention[] {
  const names = namesOf(units);
  return findNames(text, names)
    .map(found => shortened(found, text, names))
    .map(({ start, end, text: said, values }) => ({ start, end, text: said, unitIds: values }));
}

/** 通川|厅容: the end of a longer name is the beginning of an item. */
const ITEM_FOLLOWS = /厅$/;
const AND = /^(?:和|与|及|跟|、|还有|以及)$/;

/**
 * The unit a sentence is about: the first one it names; a second one joined to it by 和 makes it unclear. A name written wrong is
 * taken where no other is found.
 */
export function findUnit(text: string, units: readonly Called[]): FoundUnit | undefined {
  const names = namesOf(units);
  const exact = findNames(text, names).map(found => shortened(found, text, names));
  const [first, second] =
    exact.length > 0
      ? exact
      : findMisspelt(
          text,
          names.filter(each => each.text.length >= 3),
        );
  if (!first) return undefined;
  const joined = second && AND.test(text.slice(first.end, second.start)) ? second : undefined;
  const several = joined?.values.some(each => !first.values.includes(each)) ?? false;
  return {
    start: first.start,
    end: (joined ?? first).end,
    text: first.text,
    unitIds: [...new Set([...first.values, ...(joined?.values ?? [])])],
    exact: first.rank === RANK.called,
    misspelt: first.misspelt ?? false,
    ...(several && { joined: true as const }),
  };
}

function shortened(found: FoundName<string>, text: string, names: readonly Name<string>[]): FoundName<string> {
  if (!ITEM_FOLLOWS.test(found.text) || !/^容|^貌/.test(text.slice(found.end))) return found;
  const shorter = found.text.slice(0, -1);
  return names.some(each => each.text === shorter) ? { ...found, end: found.end - 1, text: shorter } : found;
}
