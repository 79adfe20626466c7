import type { Document, Element } from '@xmldom/xmldom';
import { formatNumber } from './number-formats.ts';
import { allOf, attributeOf, childOf, childrenOf, numberOf, settingOf } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** 第%1条: %n is the counter of level n, from 1. */
  readonly text: string;
  /** Digits for all counters, whatever their own format. */
  readonly digits: boolean;
  /** The level whose step starts this one anew; 0 for none, undefined for any further out. */
  readonly restart: number | undefined;
  readonly gap: string;
  /** The style whose paragraphs are on this level. */
  readonly style: string | undefined;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels at which this list begins again although others of its kind have counted. */
  readonly startsAt: ReadonlyMap<number, number>;
}

const DEEPEST = 9;

export interface Numbering {
  /** The label of the next paragraph of a list at a level, as Word would print it; empty where it prints none. */
  next(listId: string, level: number): string;
  /** The level at which paragraphs of a style count in a list. */
  levelOfStyle(listId: string, style: string): number | undefined;
}

/**
 * Word's automatic numbering. Lists made of one definition (abstractNum) count on from each other unless they say where to start; a step at
 * one level starts the deeper ones anew.
 */
export function readNumbering(document: Document | undefined): Numbering {
  const lists = document ? readLists(document) : new Map<string, List>();
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  function next(listId: string, level: number): string {
    const list = lists.get(listId);
    const own = list?.levels.get(level);
    if (!list || !own) return '';
    const counts = counters.get(list.abstractId) ?? [];
    counters.set(list.abstractId, counts);
    const key = `${listId} ${level}`;
    const startsAt = begun.has(key) ? undefined : list.startsAt.get(level);
    begun.add(key);
    counts[level] = startsAt ?? (counts[level] === undefined ? own.start : counts[level] + 1);
    for (let deeper = level + 1; deeper < DEEPEST; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counts[deeper] = undefined;
    }
    const label = own.text.replace(/%(\d)/gu, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      const used = list.levels.get(at);
      if (!used) return '';
      counts[at] ??= used.start;
      return formatNumber(counts[at], own.digits && used.format !== 'none' ? 'decimal' : used.format);
    });
    if (own.format === 'none' && label.trim() === '') return '';
    return own.format === 'bullet' ? `•${own.gap}` : label === '' ? '' : label + own.gap;
  }

  return {
    next,
    levelOfStyle: (listId, style) =>
      [...(lists.get(listId)?.levels ?? [])].find(([, level]) => level.style === style)?.[0],
  };
}

function readLists(document: Document): Map<string, List> {
  const definitions = new Map<string, Element>();
  const byStyle = new Map<string, Element>();
  for (const definition of allOf(document, 'abstractNum')) {
    definitions.set(attributeOf(definition, 'abstractNumId') ?? '', definition);
    const style = settingOf(definition, 'styleLink');
    if (style !== undefined) byStyle.set(style, definition);
  }
  const lists = new Map<string, List>();
  for (const list of allOf(document, 'num')) {
    const abstractId = settingOf(list, 'abstractNumId') ?? '';
    const own = definitions.get(abstractId);
    // A definition may be only the name of another one.
    const definition = byStyle.get(settingOf(own, 'numStyleLink') ?? '') ?? own;
    const levels = readLevels(childrenOf(definition, 'lvl'));
    const startsAt = new Map<number, number>();
    for (const override of childrenOf(list, 'lvlOverride')) {
      const level = numberOf(attributeOf(override, 'ilvl')) ?? 0;
      const replaced = childOf(override, 'lvl');
      if (replaced) for (const [at, read] of readLevels([replaced])) levels.set(at, read);
      const start = numberOf(settingOf(override, 'startOverride'));
      if (start !== undefined) startsAt.set(level, start);
    }
    lists.set(attributeOf(list, 'numId') ?? '', { abstractId, levels, startsAt });
  }
  return lists;
}

function readLevels(elements: readonly Element[]): Map<number, Level> {
  return new Map(
    elements.map(element => [
      numberOf(attributeOf(element, 'ilvl')) ?? 0,
      {
        start: numberOf(settingOf(element, 'start')) ?? 0,
        format: formatOf(element),
        text: settingOf(element, 'lvlText') ?? '',
        digits: childOf(element, 'isLgl') !== undefined && settingOf(element, 'isLgl') !== '0',
        restart: numberOf(settingOf(element, 'lvlRestart')),
        gap: settingOf(element, 'suff') === 'nothing' ? '' : ' ',
        style: settingOf(element, 'pStyle'),
      },
    ]),
  );
}

/** The format's name; newer ones stand in an alternative with a fallback beside it. */
function formatOf(level: Element): string {
  const direct = settingOf(level, 'numFmt');
  if (direct !== undefined && direct !== 'custom') return direct;
  const alternative = childOf(level, 'AlternateContent');
  const fallback = settingOf(childOf(alternative, 'Fallback'), 'numFmt');
  return fallback ?? 'decimal';
}
