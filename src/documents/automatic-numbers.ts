import { formatNumber } from './number-formats.ts';

/** One level of a list of Word's, whatever file it was kept in. */
export interface ListLevel {
  readonly start: number;
  /** Name of the format in .docx files, such as `chineseCounting`. */
  readonly format: string;
  /** 第%1条: %n is the counter of level n, from 1. */
  readonly text: string;
  /** Digits for all counters, whatever their own format. */
  readonly digits: boolean;
  /** Counts from 1: the level whose step (or that of one further out) starts this one anew; 0 for none, undefined for any. */
  readonly restart: number | undefined;
  /** What stands between the label and the text. */
  readonly gap: string;
  /** The style whose paragraphs are on this level. */
  readonly style?: string | undefined;
}

export interface NumberedList {
  /** Lists with the same definition count on from each other. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Levels at which this list begins again although others of its definition have counted. */
  readonly startsAt: ReadonlyMap<number, number>;
}

const DEEPEST = 9;

/**
 * Word's automatic numbers: gives the label of the next paragraph of a list at a level (from 0), as Word would print it before the text; empty where it
 * prints none. A step at one level starts the deeper ones anew.
 */
export function automaticNumbers(lists: ReadonlyMap<string, NumberedList>): (listId: string, level: number) => string {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return (listId, level) => {
    const list = lists.get(listId);
    const own = list?.levels.get(level);
    if (!list || !own) return '';
    const counts = counters.get(list.definition) ?? [];
    counters.set(list.definition, counts);
    const key = `${listId} ${level}`;
    const startsAt = begun.has(key) ? undefined : list.startsAt.get(level);
    begun.add(key);
    counts[level] = startsAt ?? (counts[level] === undefined ? own.start : counts[level] + 1);
    // A level that nothing stood on yet counts as begun once something stands below it.
    for (let outer = 0; outer < level; outer++) counts[outer] ??= list.levels.get(outer)?.start;
    for (let deeper = level + 1; deeper < DEEPEST; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || level < restart) counts[deeper] = undefined;
    }
    if (own.format === 'bullet') return `•${own.gap}`;
    const label = own.text.replace(/%(\d)/gu, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      const used = list.levels.get(at);
      if (!used) return '';
      return formatNumber(counts[at] ?? used.start, own.digits && used.format !== 'none' ? 'decimal' : used.format);
    });
    return label.trim() === '' ? '' : label + own.gap;
  };
}
