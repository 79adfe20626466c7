import type { ParsedClause } from './clause.ts';
import { enterDivision, type Place, placeLabels, placePath } from './divisions.ts';
import { bareLine, readLine } from './document-lines.ts';

type Node = { depth: number; number: string; lines: string[]; place: Place; list: boolean };

export type Outline = { before: string[]; clauses: Omit<ParsedClause, 'ordinal'>[]; unnumbered: string[] };

/**
 * Splits lines that have no 第…条 by their numbers (一、 → (一) → 1.) or, failing these, by their headings.
 * Points below a sentence that ends with a colon stay in its clause. A bare heading becomes the section of
 * the points below it; with `joinLists` short points that end with a semicolon (a catalogue) stay in one clause with it.
 * Text above the first point is returned as `before`.
 */
export function splitOutline(lines: readonly string[], { joinLists = false } = {}): Outline {
  const nodes: Node[] = [];
  const before: string[] = [];
  const unnumbered: string[] = [];
  let place: Place = {};
  let current: Node | undefined;
  const open = (depth: number, number: string, text: string): void => {
    current = { depth, number, lines: text === '' ? [] : [text], place, list: false };
    nodes.push(current);
  };
  for (const raw of lines) {
    const line = readLine(raw);
    if (line.kind === 'blank') continue;
    if (line.kind === 'division') {
      place = enterDivision(place, line.division, line.number, line.label);
      // The division is a node of its own, so that a division without points is not lost.
      open(-1, line.number, '');
    } else if (line.kind === 'heading') {
      // Headings nest above every numbered point: their depths lie between 0 and 1.
      open(line.level / 10, line.text, '');
    } else if (line.kind === 'point') {
      const depth = line.depth + (line.number.split('.').length - 1);
      if (current && depth > current.depth && (current.list || opensList(current, line.text, joinLists))) {
        current.list = true;
        current.lines.push(bareLine(raw));
      } else {
        open(depth, line.number, line.text);
      }
    } else if (current) {
      if (current.depth === -1) unnumbered.push(current.number);
      current.lines.push(bareLine(raw));
    } else {
      before.push(bareLine(raw));
    }
  }
  return { before, clauses: toClauses(nodes), unnumbered };
}

/** Whether a deeper point right after this node belongs to its sentence instead of being a clause of its own. */
function opensList(node: Node, point: string, joinLists: boolean): boolean {
  if (/[:：]$/u.test(node.lines.at(-1) ?? '')) return true;
  return joinLists && node.depth > 0 && isHeadingOnly(node) && point.length <= 40 && /[；;]$/u.test(point);
}

function toClauses(nodes: readonly Node[]): Omit<ParsedClause, 'ordinal'>[] {
  const clauses: Omit<ParsedClause, 'ordinal'>[] = [];
  const above: Node[] = [];
  nodes.forEach((node, index) => {
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= node.depth) above.pop();
    const parents = above.filter(parent => parent.depth !== -1);
    above.push(node);
    const next = nodes[index + 1];
    const isBareHeading = next !== undefined && next.depth > node.depth && isHeadingOnly(node);
    if (isBareHeading || (node.depth === -1 && node.lines.length === 0 && next !== undefined)) return;
    clauses.push(toClause(node, parents));
  });
  return clauses;
}

function isHeadingOnly(node: Node): boolean {
  const [line = '', ...more] = node.lines;
  return more.length === 0 && line.length <= 40 && !/[。；;:：]$/u.test(line);
}

function toClause(node: Node, parents: readonly Node[]): Omit<ParsedClause, 'ordinal'> {
  const labels = placeLabels(node.place);
  const outer = parents.filter(isHeadingOnly).map(nodeLabel);
  const section = [labels.section, ...outer].filter(part => part !== undefined).join(' ');
  const [first = '', ...rest] = node.lines;
  const titled = rest.length > 0 && first.length <= 30 && !/[。；;:：，,]$/u.test(first);
  // A dotted number (3.2.1) already names its parents.
  const numbers = node.number.includes('.') ? [] : parents.map(parent => parent.number);
  const own = node.depth === -1 ? [] : [...numbers, node.number];
  return {
    path: [...placePath(node.place), ...own].join('/'),
    ...(labels.chapter && { chapter: labels.chapter }),
    ...(section !== '' && { section }),
    number: node.number,
    ...(titled && { title: first }),
    text: (titled ? rest : node.lines).join('\n'),
  };
}

function nodeLabel(node: Node): string {
  const [line = ''] = node.lines;
  if (line === '') return node.number;
  return /^[一二三四五六七八九十百]+$/u.test(node.number) ? `${node.number}、${line}` : `${node.number} ${line}`;
}
