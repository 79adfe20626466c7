import type { Document, Element } from '@xmldom/xmldom';

/** Children by their name without prefix: the prefix and even the namespace differ between writers. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
  const found: Element[] = [];
  for (let node = element?.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (node as Element).localName === name) found.push(node as Element);
  }
  return found;
}

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  childrenOf(element, name)[0];

/** An attribute by its name without prefix. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  for (const attribute of element?.attributes ?? []) if (attribute.localName === name) return attribute.value;
  return undefined;
}

/** `<w:name w:val="…">` below an element. */
export const settingOf = (element: Element | undefined, name: string): string | undefined =>
  attributeOf(childOf(element, name), 'val');

export const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text === undefined || !Number.isInteger(value) ? undefined : value;
};

/** Every element of a name, in the document's order. */
export const allOf = (document: Document, name: string): Element[] => [...document.getElementsByTagNameNS('*', name)];
