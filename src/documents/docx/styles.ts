import type { Document, Element } from '@xmldom/xmldom';
import { allOf, attributeOf, childOf, numberOf, settingOf } from './xml.ts';

/** What a paragraph style says, its ancestors' say included. */
export interface ParagraphStyle {
  readonly name: string;
  /** 0 for 标题 1; undefined for body text. */
  readonly outline: number | undefined;
  readonly listId: string | undefined;
  readonly level: number | undefined;
}

const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/iu;
const LONGEST_CHAIN = 20;

export function readStyles(document: Document | undefined): (id: string | undefined) => ParagraphStyle {
  const elements = new Map<string, Element>();
  let standard: string | undefined;
  for (const style of document ? allOf(document, 'style') : []) {
    if (attributeOf(style, 'type') !== 'paragraph') continue;
    const id = attributeOf(style, 'styleId') ?? '';
    elements.set(id, style);
    if (attributeOf(style, 'default') === '1') standard = id;
  }
  const known = new Map<string, ParagraphStyle>();
  return id => {
    const own = id ?? standard ?? '';
    const read = known.get(own) ?? readStyle(own, elements);
    known.set(own, read);
    return read;
  };
}

function readStyle(id: string, elements: ReadonlyMap<string, Element>): ParagraphStyle {
  const chain: Element[] = [];
  for (let next = elements.get(id); next && chain.length < LONGEST_CHAIN && !chain.includes(next); ) {
    chain.push(next);
    next = elements.get(settingOf(next, 'basedOn') ?? '');
  }
  const first = <Value>(read: (style: Element) => Value | undefined): Value | undefined => {
    for (const style of chain) {
      const value = read(style);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const paragraph = (style: Element): Element | undefined => childOf(style, 'pPr');
  const outline = first(style => {
    const named = HEADING_NAME.exec(settingOf(style, 'name') ?? '')?.[1];
    return numberOf(settingOf(paragraph(style), 'outlineLvl')) ?? (named === undefined ? undefined : Number(named) - 1);
  });
  return {
    name: settingOf(chain[0], 'name') ?? '',
    outline: outline !== undefined && outline < 9 ? outline : undefined,
    listId: first(style => settingOf(childOf(paragraph(style), 'numPr'), 'numId')),
    level: first(style => numberOf(settingOf(childOf(paragraph(style), 'numPr'), 'ilvl'))),
  };
}
