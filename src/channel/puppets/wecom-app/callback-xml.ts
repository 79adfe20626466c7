import { DOMParser, type Element } from '@xmldom/xmldom';

/** A callback's elements by name: a text, a nested element, or several of one name in order. */
export type CallbackValue = string | CallbackFields | readonly (string | CallbackFields)[];
export interface CallbackFields {
  readonly [name: string]: CallbackValue | undefined;
}

/** What a callback nests at most: xml, SelectedItems, SelectedItem, OptionIds, OptionId. */
const MAX_DEPTH = 8;
const MAX_ELEMENTS = 2_000;
const NOT_WELL_FORMED = 'not well-formed';

/** A document type stands before the root element and nowhere else; with nothing but a declaration there, none is. What looks like one in a text is a text. */
const BARE_ROOT = /^\s*(?:<\?xml\s[^<>]*\?>\s*)?<xml[\s/>]/;
/**
 * What XML 1.0 cannot hold, and a database neither, and what stands for half a character, which the parser takes for a wrong encoding; somebody's keyboard
 * or an application they copy from may send it.
 */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/g;

/**
 * Reads the decrypted XML of a callback. A document type, and with it every entity of one's own, is refused before any parser sees it: the platform
 * sends none.
 *
 * @throws Error without any of the content in its message.
 */
export function readCallbackXml(sent: string): CallbackFields {
  const xml = sent.replace(NO_XML, '');
  if (!BARE_ROOT.test(xml)) throw new Error(NOT_WELL_FORMED);
  const stop = () => {
    throw new Error(NOT_WELL_FORMED);
  };
  let root: Element | null;
  try {
    root = new DOMParser({ onError: stop, locator: false }).parseFromString(xml, 'text/xml').documentElement;
  } catch {
    throw new Error(NOT_WELL_FORMED);
  }
  if (root?.nodeName !== 'xml') throw new Error(NOT_WELL_FORMED);
  const budget = { elements: MAX_ELEMENTS };
  const value = readElement(root, budget, 1);
  return typeof value === 'string' ? {} : value;
}

function readElement(element: Element, budget: { elements: number }, depth: number): string | CallbackFields {
  if (depth > MAX_DEPTH || --budget.elements < 0) throw new Error('too much nested');
  const fields: Record<string, string | CallbackFields | (string | CallbackFields)[]> = Object.create(null);
  let text = '';
  let nested = false;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 1) {
      nested = true;
      const value = readElement(child as Element, budget, depth + 1);
      const before = fields[child.nodeName];
      if (before === undefined) fields[child.nodeName] = value;
      else if (Array.isArray(before)) before.push(value);
      else fields[child.nodeName] = [before, value];
    } else if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
  }
  return nested ? fields : text;
}

/** The text of an element, trimmed at neither end; `''` when it is absent, nested or there more than once. */
export function textOf(fields: CallbackFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** A nested element; an absent or plain one has no fields. */
export function fieldsOf(fields: CallbackFields, name: string): CallbackFields {
  const [first] = listOf(fields, name);
  return first === undefined || typeof first === 'string' ? {} : first;
}

/** All elements of one name. */
export function listOf(fields: CallbackFields, name: string): readonly (string | CallbackFields)[] {
  const value = fields[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as string | CallbackFields];
}
