import type { Document, Element } from '@xmldom/xmldom';
import { automaticNumbers, type NumberedList } from '../automatic-numbers.ts';
import { readLists } from './numbering.ts';
import { readStyles } from './styles.ts';
import { allOf, attributeOf, childOf, numberOf, settingOf } from './xml.ts';

/** Styles that paragraphs get instead of their own, for `read-docx.ts` to tell them by. */
export const TITLE_STYLE = 'qcTitle';
export const CONTENTS_STYLE = 'qcContents';
export const headingStyle = (level: number): string => `qcHeading${level}`;
export const DEEPEST_HEADING = 5;

/** Word's own names, and what WPS and LibreOffice call them. */
const TITLE_NAME = /^(?:title|标题|文档标题)$/iu;
const CONTENTS_NAME = /^(?:toc\s*(?:\d|heading)|目录\s*\d?|contents(?:\s*(?:\d|heading))?)$/iu;

/**
 * Writes into each paragraph the number that Word prints before it, and marks titles, headings and tables of contents by styles of our own.
 * What reads the document afterwards needs to know neither lists nor styles.
 */
export function writeLabels(body: Document, parts: { styles?: Document; numbering?: Document }): void {
  const styleOf = readStyles(parts.styles);
  const lists = readLists(parts.numbering);
  const nextNumber = automaticNumbers(lists);
  for (const paragraph of allOf(body, 'p')) {
    if (!isWordElement(paragraph)) continue;
    const properties = childOf(paragraph, 'pPr');
    const styleId = settingOf(properties, 'pStyle');
    const style = styleOf(styleId);
    const own = childOf(properties, 'numPr');
    const listId = settingOf(own, 'numId') ?? style.listId;
    const level =
      numberOf(settingOf(own, 'ilvl')) ?? levelOfStyle(lists.get(listId ?? ''), styleId) ?? style.level ?? 0;
    const label = listId === undefined || listId === '0' ? '' : nextNumber(listId, level);
    const outline = numberOf(settingOf(properties, 'outlineLvl')) ?? style.outline;
    setStyle(paragraph, properties, markOf(style.name, outline));
    if (label !== '' && hasText(paragraph)) insertText(paragraph, label);
  }
}

/** A list may say itself on which level the paragraphs of a style are. */
function levelOfStyle(list: NumberedList | undefined, styleId: string | undefined): number | undefined {
  return styleId === undefined
    ? undefined
    : [...(list?.levels ?? [])].find(([, level]) => level.style === styleId)?.[0];
}

/** Drawings have paragraphs (a:p) of their own. */
const isWordElement = (element: Element): boolean => /wordprocessingml/u.test(element.namespaceURI ?? '');

function markOf(name: string, outline: number | undefined): string | undefined {
  if (CONTENTS_NAME.test(name)) return CONTENTS_STYLE;
  if (TITLE_NAME.test(name)) return TITLE_STYLE;
  return outline === undefined || outline > 8 ? undefined : headingStyle(Math.min(outline + 1, DEEPEST_HEADING));
}

function setStyle(paragraph: Element, properties: Element | undefined, mark: string | undefined): void {
  for (const name of ['pStyle', 'numPr']) {
    const old = childOf(properties, name);
    if (old) properties?.removeChild(old);
  }
  if (mark === undefined) return;
  const holder = properties ?? wordElement(paragraph, 'pPr');
  if (!properties) paragraph.insertBefore(holder, paragraph.firstChild);
  const style = wordElement(paragraph, 'pStyle');
  style.setAttributeNS(paragraph.namespaceURI, 'w:val', mark);
  holder.insertBefore(style, holder.firstChild);
}

function insertText(paragraph: Element, text: string): void {
  const run = wordElement(paragraph, 'r');
  const holder = wordElement(paragraph, 't');
  holder.setAttribute('xml:space', 'preserve');
  holder.appendChild(paragraph.ownerDocument!.createTextNode(text));
  run.appendChild(holder);
  const properties = childOf(paragraph, 'pPr');
  paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild);
}

const wordElement = (like: Element, name: string): Element =>
  like.ownerDocument!.createElementNS(like.namespaceURI, `w:${name}`);

/** An empty paragraph counts, but prints a number that stands before nothing. */
function hasText(paragraph: Element): boolean {
  return [...paragraph.getElementsByTagNameNS('*', 't')].some(
    text => attributeOf(text, 'vanish') === undefined && (text.textContent ?? '').trim() !== '',
  );
}
