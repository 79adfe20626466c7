import type { Document, Element, Node } from '@xmldom/xmldom';
import type { SourceBlock } from '../../domain/standards/document.ts';
import { tableBlocks } from '../table-blocks.ts';
import { type GridCell, gridOf } from '../table-grid.ts';

const HEADING = /^h([1-6])$/u;
const CONTAINERS = new Set(['ul', 'ol', 'li', 'div', 'blockquote', 'dl', 'dt', 'dd', 'thead', 'tbody']);
/** Leads from a footnote back to its place. */
const BACK_LINK = '↑';

export interface HtmlDocument {
  readonly blocks: SourceBlock[];
  readonly contents: string[];
  readonly pictures: number;
}

/** The paragraphs, headings and tables of mammoth's HTML, in order. */
export function htmlBlocks(document: Document): HtmlDocument {
  const blocks: SourceBlock[] = [];
  const contents: string[] = [];
  const walk = (element: Element): void => {
    for (const child of elementsOf(element)) {
      const name = child.localName ?? '';
      const heading = HEADING.exec(name)?.[1];
      if (name === 'table') blocks.push(...tableOf(child));
      else if (CONTAINERS.has(name) && elementsOf(child).some(isBlock)) walk(child);
      else if (child.getAttribute('class') === 'contents')
        contents.push(
          textOf(child)
            .replace(/\s*\n\s*/gu, ' ')
            .trim(),
        );
      else blocks.push(...linesOf(textOf(child), heading === undefined ? undefined : Number(heading)));
    }
  };
  walk(document.documentElement!);
  return {
    blocks,
    contents: contents.filter(line => line !== ''),
    pictures: document.getElementsByTagName('img').length,
  };
}

const elementsOf = (element: Element): Element[] =>
  [...element.childNodes].filter(node => node.nodeType === 1) as Element[];

const isBlock = (element: Element): boolean =>
  /^(?:p|h[1-6]|table)$/u.test(element.localName ?? '') || CONTAINERS.has(element.localName ?? '');

/** A heading stays one line; a paragraph's line breaks part it. */
function linesOf(text: string, heading: number | undefined): SourceBlock[] {
  if (heading !== undefined) {
    const line = text.replace(/\s*\n\s*/gu, ' ').trim();
    return line === '' ? [] : [{ kind: 'line', text: line, heading }];
  }
  return text.split('\n').flatMap(line => (line.trim() === '' ? [] : [{ kind: 'line', text: line.trim() } as const]));
}

function textOf(node: Node): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').replace(BACK_LINK, '');
  if ((node as Element).localName === 'br') return '\n';
  return [...node.childNodes].map(textOf).join('');
}

function tableOf(table: Element): SourceBlock[] {
  const rows = rowsOf(table);
  const cells = rows.map(row => elementsOf(row).map(cellOf));
  const headRows = rows.filter(row => (row.parentNode as Element).localName === 'thead').length;
  return tableBlocks(gridOf(cells), { headRows });
}

/** Rows of this table, not of one inside its cells. */
function rowsOf(table: Element): Element[] {
  return elementsOf(table).flatMap(child => (child.localName === 'tr' ? [child] : rowsOf(child)));
}

function cellOf(cell: Element): GridCell {
  const paragraphs = cellLines(cell);
  return {
    text: paragraphs.join('\n'),
    across: Number(cell.getAttribute('colspan') ?? 1),
    down: Number(cell.getAttribute('rowspan') ?? 1),
    bold: paragraphs.length > 0 && isBold(cell),
  };
}

/** A cell's paragraphs; a table inside it gives a line for each row. */
function cellLines(cell: Element): string[] {
  const inner = elementsOf(cell);
  if (!inner.some(isBlock))
    return textOf(cell)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '');
  return inner.flatMap(child => {
    if (child.localName === 'table')
      return rowsOf(child).map(row =>
        elementsOf(row)
          .map(each => cellLines(each).join(' '))
          .join('　'),
      );
    return cellLines(child);
  });
}

function isBold(cell: Element): boolean {
  const bold = [...cell.getElementsByTagName('strong')].map(textOf).join('').trim();
  return bold.length > 0 && bold === textOf(cell).trim();
}
