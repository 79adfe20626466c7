import type { ParsedClause, ParsedHeading } from '../clause.ts';
import type { SourceTable } from '../document.ts';
import { divisionLabel, enterDivision, type Place, placeLabels, placePath, sheetPlace } from './divisions.ts';
import { introduces } from './introduces.ts';
import type { StructureLine } from './read-structure.ts';
import { tableClauses } from './table-clauses.ts';

export type Draft = Omit<ParsedClause, 'ordinal'>;

interface Node {
  readonly kind: 'division' | 'heading' | 'point' | 'dotted' | 'tables';
  readonly depth: number;
  readonly number: string;
  readonly place: Place;
  /** The clause's own text, line by line. */
  readonly lines: string[];
  readonly tables: SourceTable[];
}

export interface Outline {
  readonly headings: ParsedHeading[];
  /** Text above the first number. */
  readonly before: string[];
  readonly clauses: Draft[];
  /** Paths of divisions that have text of their own, outside any number. */
  readonly unnumbered: string[];
}

/** Points of a sentence are short and do not end as sentences of their own. */
const LONGEST_LISTED = 120;
/** A line up to this long, without a sentence's end, names what stands below it. */
const LONGEST_HEADING = 40;

/**
 * Splits lines that have no 第…条 by their numbers (一、 → (一) → 1. → (1) → ①) or, failing these, by their headings. Points below a
 * sentence that they complete (…如下：) stay in its clause. A bare heading becomes the section of the points below it; with `joinLists`
 * short points that end with a semicolon (a catalogue) stay in one clause with it. Text above the first point is returned as `before`.
 */
export function splitOutline(
  lines: readonly StructureLine[],
  options: { joinLists?: boolean; place?: Place } = {},
): Outline {
  const nodes: Node[] = [];
  const before: string[] = [];
  const unnumbered: string[] = [];
  let place = options.place ?? {};
  const open = (kind: Node['kind'], depth: number, number: string, text = ''): Node => {
    const node = { kind, depth, number, place, lines: text === '' ? [] : [text], tables: [] };
    nodes.push(node);
    return node;
  };
  // A place given from outside has its own node, so that text right below its name is cited by it.
  if (options.place) open('division', -1, placePath(place).at(-1) ?? '');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const current = nodes.at(-1);
    switch (line.kind) {
      case 'division':
      case 'sheet':
        place =
          line.kind === 'sheet' ? sheetPlace(line.name) : enterDivision(place, line.division, line.number, line.label);
        // The division is a node of its own, so that a division without points is not lost.
        open('division', -1, placePath(place).at(-1) ?? '');
        break;
      case 'heading':
        // Headings nest above every numbered point: their depths lie between 0 and 1.
        open('heading', line.level / 10, line.text);
        break;
      case 'point': {
        const listed = current === undefined ? 0 : linesListedIn(current, lines, index, options.joinLists ?? false);
        if (listed > 0) {
          current?.lines.push(...lines.slice(index, index + listed).map(each => each.raw));
          index += listed - 1;
        } else {
          const kind = line.style === 'group' ? 'heading' : line.style === 'dotted' ? 'dotted' : 'point';
          open(kind, line.depth, line.number, line.text);
        }
        break;
      }
      case 'table':
        (current ?? open('tables', 99, '')).tables.push(line.table);
        break;
      default:
        if (!current) before.push(line.raw);
        else {
          if (current.kind === 'division') unnumbered.push(placePath(current.place).join('/'));
          current.lines.push(line.raw);
        }
    }
  }
  return { before, ...toClauses(nodes), unnumbered };
}

/** How many lines from here belong to the sentence before them; 0 when the points stand for themselves. */
function linesListedIn(node: Node, lines: readonly StructureLine[], from: number, joinLists: boolean): number {
  const first = lines[from]!;
  if (first.kind !== 'point' || first.depth <= node.depth || first.style === 'dotted' || first.style === 'group')
    return 0;
  const isCatalogue =
    joinLists &&
    node.depth > 0 &&
    isHeadingOnly(node) &&
    first.text.length <= LONGEST_HEADING &&
    /[；;]$/u.test(first.text);
  if (!isCatalogue && !introduces(node.lines.at(-1) ?? '')) return 0;
  const belongs = (line: StructureLine): boolean =>
    line.kind === 'point' ? line.depth > node.depth : line.kind === 'text';
  let end = from + 1;
  while (end < lines.length && belongs(lines[end]!)) end += 1;
  const list = lines.slice(from, end);
  const points = list.filter(line => line.kind === 'point');
  const isSentence = points.every(
    (point, at) =>
      point.depth === first.depth &&
      point.text.length <= LONGEST_LISTED &&
      (at === points.length - 1 || !/[。！？!?]$/u.test(point.text)),
  );
  return isCatalogue || isSentence ? list.length : 0;
}

function toClauses(nodes: readonly Node[]): Pick<Outline, 'clauses' | 'headings'> {
  const clauses: Draft[] = [];
  const headings: ParsedHeading[] = [];
  const above: Node[] = [];
  nodes.forEach((node, index) => {
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= node.depth) above.pop();
    const parents = above.filter(parent => parent.kind !== 'division');
    above.push(node);
    const next = nodes[index + 1];
    const isBare = next !== undefined && (next.depth > node.depth || node.kind === 'division') && isHeadingOnly(node);
    const isNamed = isBare && (node.kind !== 'division' || node.lines.length === 0);
    const own = toClause(node, parents);
    const isClause = !isNamed && node.kind !== 'tables' && (node.tables.length === 0 || !isHeadingOnly(node));
    if (node.kind === 'division') headings.push({ kind: 'division', path: own.path, label: divisionLabel(node.place) });
    else if (!isClause && node.kind !== 'tables')
      headings.push({ kind: 'point', path: own.path, label: nodeLabel(node) });
    if (isClause) clauses.push(own);
    clauses.push(...tableClauses(node.tables, { ...own, section: sectionOf(node.place, [...parents, node]) }));
  });
  return { clauses, headings };
}

function isHeadingOnly({ lines: [line = '', ...more] }: Node): boolean {
  return more.length === 0 && line.length <= LONGEST_HEADING && !/[。；;]$/u.test(line) && !introduces(line);
}

function toClause(node: Node, parents: readonly Node[]): Draft {
  const { chapter } = placeLabels(node.place);
  const section = sectionOf(node.place, parents);
  const [first = '', ...rest] = node.lines;
  const titled = node.kind !== 'division' && rest.length > 0 && first.length <= 30 && !/[。；;:：，,]$/u.test(first);
  // A dotted number (3.2.1) already names those of its parents that it begins with.
  const named = parents.filter(parent => node.kind !== 'dotted' || !node.number.startsWith(`${parent.number}.`));
  const own =
    node.kind === 'division' || node.kind === 'tables' ? [] : [...named.map(parent => parent.number), node.number];
  return {
    path: [...placePath(node.place), ...own].join('/'),
    ...(chapter && { chapter }),
    ...(section !== undefined && { section }),
    number: node.number,
    ...(titled && { title: first }),
    text: (titled ? rest : node.lines).join('\n'),
  };
}

/** The section of the place, and the bare headings around. */
function sectionOf(place: Place, parents: readonly Node[]): string | undefined {
  const outer = parents.filter(
    parent => parent.kind !== 'division' && parent.kind !== 'tables' && isHeadingOnly(parent),
  );
  const labels = [placeLabels(place).section, ...outer.map(nodeLabel)].filter(label => label !== undefined);
  return labels.length > 0 ? labels.join(' ') : undefined;
}

function nodeLabel(node: Node): string {
  const line = (node.lines[0] ?? '').replace(/[:：]$/u, '');
  if (line === '') return node.number;
  return /^[一二三四五六七八九十百]+$/u.test(node.number) ? `${node.number}、${line}` : `${node.number} ${line}`;
}
