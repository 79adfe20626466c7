import { readFigure } from '../../language/chinese-number.ts';
import type { ParsedClause, ParseWarning } from '../clause.ts';

type Numbered = Pick<ParsedClause, 'path' | 'ordinal' | 'number'>;

/** Gives each clause a path of its own: where a document repeats a number, the second one is 第二条〔2〕. */
export function uniquePaths<Clause extends { path: string }>(clauses: readonly Clause[]): Clause[] {
  const taken = new Map<string, number>();
  return clauses.map(clause => {
    const count = (taken.get(clause.path) ?? 0) + 1;
    taken.set(clause.path, count);
    return count === 1 ? clause : { ...clause, path: `${clause.path}〔${count}〕` };
  });
}

export function repeatedPaths(clauses: readonly Numbered[]): ParseWarning[] {
  const seen = new Set<string>();
  return clauses.flatMap(({ path, ordinal }): ParseWarning[] => {
    if (seen.has(path)) return [{ code: 'duplicateNumber', path, ordinal }];
    seen.add(path);
    return [];
  });
}

/** Repeats and gaps, of articles through the whole text and of points below each parent. */
export function numberWarnings(clauses: readonly Numbered[]): ParseWarning[] {
  const repeats = repeatedPaths(clauses);
  return [...repeats, ...articleWarnings(clauses, repeats), ...pointGaps(clauses)];
}

/** Article numbers run through the whole text unless a chapter starts again at 第一条. */
function articleWarnings(clauses: readonly Numbered[], repeats: readonly ParseWarning[]): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  const repeated = new Set(repeats.flatMap(warning => (warning.code === 'duplicateNumber' ? [warning.ordinal] : [])));
  const seen = new Set<string>();
  let previous: { number: string; value: number } | undefined;
  for (const { number, ordinal, path } of clauses) {
    const value = articleNumber(number);
    if (value === undefined) continue;
    if (value === 1 && !repeated.has(ordinal)) {
      seen.clear();
      previous = undefined;
    }
    if (seen.has(number) && !repeated.has(ordinal)) warnings.push({ code: 'duplicateNumber', path, ordinal });
    seen.add(number);
    const missing = previous === undefined ? 0 : value - previous.value - 1;
    if (previous && missing > 0) warnings.push({ code: 'numberGap', before: previous.number, after: number, missing });
    previous = { number, value };
  }
  return warnings;
}

function articleNumber(number: string): number | undefined {
  const match = /^第(.+?)条/u.exec(number);
  return match?.[1] === undefined ? undefined : readFigure(match[1]);
}

/** Gaps such as 1, 2, 4 among the points of one parent. Bare headings are no clauses: their numbers are read from the paths below them. */
function pointGaps(clauses: readonly Numbered[]): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  const last = new Map<string, { path: string; value: number }>();
  for (const { path } of clauses) {
    const segments = path.split('/');
    for (const [depth, segment] of segments.entries()) {
      const point = pointNumber(segment);
      if (!point) continue;
      const list = `${segments.slice(0, depth).join('/')}|${point.list}`;
      const own = segments.slice(0, depth + 1).join('/');
      const before = last.get(list);
      const missing = before === undefined ? 0 : point.value - before.value - 1;
      if (before && missing > 0) warnings.push({ code: 'numberGap', before: before.path, after: own, missing });
      if (before?.path !== own) last.set(list, { path: own, value: point.value });
    }
  }
  return warnings;
}

/** The value of a point's number, and what tells its list from others of the same parent. */
function pointNumber(segment: string): { list: string; value: number } | undefined {
  const dotted = /^((?:\d+\.)*)(\d{1,3})$/u.exec(segment);
  if (dotted) return { list: `1${dotted[1]}`, value: Number(dotted[2]) };
  const match = /^([(（]?)([一二三四五六七八九十百]+|\d{1,3})([)）]?)$/u.exec(segment);
  const value = match?.[2] === undefined ? undefined : readFigure(match[2]);
  return value === undefined ? undefined : { list: `${match?.[1]}${/\d/u.test(segment)}${match?.[3]}`, value };
}
