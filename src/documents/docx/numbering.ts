import type { Document, Element } from '@xmldom/xmldom';
import type { ListLevel, NumberedList } from '../automatic-numbers.ts';
import { allOf, attributeOf, childOf, childrenOf, numberOf, settingOf } from './xml.ts';

/** The lists that numbering.xml defines, by the id paragraphs name them with. */
export function readLists(document: Document | undefined): Map<string, NumberedList> {
  const lists = new Map<string, NumberedList>();
  if (!document) return lists;
  const definitions = new Map<string, Element>();
  const byStyle = new Map<string, Element>();
  for (const definition of allOf(document, 'abstractNum')) {
    definitions.set(attributeOf(definition, 'abstractNumId') ?? '', definition);
    const style = settingOf(definition, 'styleLink');
    if (style !== undefined) byStyle.set(style, definition);
  }
  for (const list of allOf(document, 'num')) {
    const id = settingOf(list, 'abstractNumId') ?? '';
    const own = definitions.get(id);
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
    lists.set(attributeOf(list, 'numId') ?? '', { definition: id, levels, startsAt });
  }
  return lists;
}

function readLevels(elements: readonly Element[]): Map<number, ListLevel> {
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
  const fallback = settingOf(childOf(childOf(level, 'AlternateContent'), 'Fallback'), 'numFmt');
  return fallback ?? 'decimal';
}
