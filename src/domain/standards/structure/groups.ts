import { introduces } from './introduces.ts';
import type { PointLine, StructureLine } from './read-structure.ts';

const LONGEST_LABEL = 25;
/** A list of names stands not much further up. */
const NAMED_WITHIN = 300;
const LABEL_END = /[:：]$/u;
/** Name and text on one line: 客户服务部：负责…. */
const NAMED_TEXT = /^([^,，。；;:：、]{2,12})[:：](.+)$/u;
/** Two names in a row: 职责：胡四维：. */
const TWO_NAMES = /^(.{2,12}[:：])([^,，。；;:：、]{2,12}[:：])$/u;
const BREAKS = /[\s、，,。；;：:（）()《》「」“”"]+/u;

/**
 * Finds the names of groups that number their points anew: 市场部 above its 1. 2. 3., then 网络部 above another 1. 2. They become points of
 * their own, just above the list. Only where one place has several such lists: a line above a single list is its text.
 */
export function nameGroups(lines: readonly StructureLine[]): StructureLine[] {
  const named = [...lines];
  // From the end, so that earlier indexes stay right while lines are parted.
  for (const list of repeatedLists(lines).reverse()) {
    const found = nameBefore(named, list, () => namesBefore(lines, list.at));
    if (found) named.splice(found.from, found.count, ...found.lines);
  }
  return named;
}

interface List {
  /** Index of its first point. */
  readonly at: number;
  /** Index of the line that the lists of this place stand below: a point further out, a division, a heading; -1 for the beginning. */
  readonly parent: number;
  readonly isFirst: boolean;
}

/** Lists that are not the only one of their kind in their place. */
function repeatedLists(lines: readonly StructureLine[]): List[] {
  const open: { depth: number; parent: number; style: string }[] = [];
  const lists = new Map<string, List[]>();
  let parent = -1;
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'division' || line.kind === 'heading' || line.kind === 'annex' || line.kind === 'sheet') {
      open.length = 0;
      parent = at;
    }
    if (line.kind !== 'point') continue;
    while (open.length > 0 && open.at(-1)!.depth > line.depth) open.pop();
    const here = open.at(-1)?.depth === line.depth ? open.at(-1) : undefined;
    const place = here?.parent ?? (open.length > 0 ? lastAbove(lines, at, line.depth) : parent);
    if (!here) open.push({ depth: line.depth, parent: place, style: line.style });
    if (line.value !== 1 || line.style === 'dotted') continue;
    const key = `${place} ${line.style}`;
    const known = lists.get(key);
    const list = { at, parent: place, isFirst: known === undefined };
    if (known) known.push(list);
    else lists.set(key, [list]);
  }
  return [...lists.values()]
    .filter(each => each.length > 1)
    .flat()
    .sort((a, b) => a.at - b.at);
}

function lastAbove(lines: readonly StructureLine[], at: number, depth: number): number {
  for (let index = at - 1; index >= 0; index--) {
    const line = lines[index]!;
    if (line.kind === 'point' && line.depth < depth) return index;
  }
  return -1;
}

/** Which lines before a list to put what in place of, so that its name is a point. */
function nameBefore(
  lines: readonly StructureLine[],
  { at, parent, isFirst }: List,
  names: () => ReadonlySet<string>,
): { from: number; count: number; lines: StructureLine[] } | undefined {
  const point = lines[at] as PointLine & { raw: string };
  const before = lines[at - 1];
  if (before?.kind === 'text' && isLabel(before.text)) {
    return { from: at - 1, count: 1, lines: [group(point, before.text)] };
  }
  if (before?.kind === 'point') {
    const cut = TWO_NAMES.exec(before.text)?.[1]?.length ?? knownNameAt(before.text, names);
    if (cut !== undefined) {
      const [own, name] = [before.text.slice(0, cut).trim(), before.text.slice(cut).trim()];
      const raw = before.raw.slice(0, before.raw.length - before.text.length + cut);
      return { from: at - 1, count: 1, lines: [{ ...before, text: own, raw }, group(point, name)] };
    }
  }
  if (!isFirst) return undefined;
  const offset = lines.slice(parent + 1, at).findIndex(line => line.kind === 'text' && NAMED_TEXT.test(line.raw));
  const opening = parent + 1 + offset;
  const [, name = '', text = ''] = NAMED_TEXT.exec(offset < 0 ? '' : lines[opening]!.raw) ?? [];
  if (name === '') return undefined;
  return {
    from: opening,
    count: 1,
    lines: [group(point, name), { kind: 'text', text: text.trim(), raw: text.trim() }],
  };
}

const isLabel = (text: string): boolean =>
  text.length <= LONGEST_LABEL &&
  !/[。；;，,！!？?]/u.test(text) &&
  /[\p{Script=Han}A-Za-z]/u.test(text) &&
  !introduces(text);

/** Where in 5.…进行检查唐远琼： the name begins that the text has in a list before (成员：胡四维、唐远琼). */
function knownNameAt(text: string, namesHere: () => ReadonlySet<string>): number | undefined {
  if (!LABEL_END.test(text)) return undefined;
  const names = namesHere();
  const label = text.replace(LABEL_END, '');
  for (let at = Math.max(1, label.length - 12); at <= label.length - 2; at++) {
    if (names.has(label.slice(at))) return at;
  }
  return undefined;
}

/** Everything that stands between marks in the lines before. */
function namesBefore(lines: readonly StructureLine[], at: number): ReadonlySet<string> {
  return new Set(
    lines.slice(Math.max(0, at - NAMED_WITHIN), at).flatMap(line => ('text' in line ? line.text.split(BREAKS) : [])),
  );
}

function group(list: PointLine, raw: string): StructureLine {
  return {
    kind: 'point',
    style: 'group',
    depth: list.depth - 0.05,
    number: raw.trim().replace(LABEL_END, ''),
    value: 0,
    text: '',
    heading: true,
    raw: raw.trim(),
  };
}
