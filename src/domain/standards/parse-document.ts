import { readFigure } from '../language/chinese-number.ts';
import type { ParsedClause, ParsedStandard, ParseWarning } from './clause.ts';
import { enterDivision, type Place, placeLabels, placePath } from './divisions.ts';
import type { SourceDocument } from './document.ts';
import { bareLine, type DocumentLine, readLine } from './document-lines.ts';
import { splitOutline } from './outline.ts';

export type { ParsedClause, ParsedStandard, ParseWarning } from './clause.ts';

/** Promulgation and amendment lines: a date, an issuing order, or a body that passed the text. */
const PROMULGATION = /公布|通过|修订|修正|发布|印发|施行|令第|^[(（].*[)）]$|\d{4}\s*年\s*\d{1,2}\s*月/u;
const LONGEST_SUBTITLE = 120;

type Draft = Omit<ParsedClause, 'ordinal'>;

/**
 * Splits the text of a regulation or company standard (.md, .txt) into clauses: one per 第…条 with all its paragraphs and
 * sub-points, or one per numbered point where the text has no 第…条. No line of the text is lost: what is in no clause is
 * title, subtitle, preamble or the name of a division. Doubtful places are reported, never repaired.
 */
export function parseStandardText(text: string): ParsedStandard {
  return parseLines(text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u));
}

/** Splits a document that was read from a file; see `parseStandardText`. */
export function parseStandard({ blocks, leftOut }: SourceDocument): ParsedStandard {
  const lines = blocks.flatMap(block => (block.kind === 'line' ? [block.text] : block.rows.map(row => row.join(' '))));
  const parsed = parseLines(lines);
  return { ...parsed, leftOut: [...leftOut, ...parsed.leftOut] };
}

function parseLines(lines: readonly string[]): ParsedStandard {
  const { title, rest } = takeTitle(lines);
  const annexAt = firstAnnex(rest);
  const body = rest.slice(0, annexAt);
  const hasArticles = body.some(raw => readLine(raw).kind === 'article');
  const warnings: ParseWarning[] = title === '' ? [{ code: 'noTitle' }] : [];
  const split = hasArticles ? splitArticles(body) : splitOutline(body);
  const { subtitles, preamble } = sortFrontMatter(split.before);
  if (preamble !== '') warnings.push({ code: 'preamble', text: preamble });
  const annexDrafts = splitAnnexes(rest.slice(annexAt));
  const clauses = split.clauses.map((draft, index) => ({ ordinal: index + 1, ...draft }));
  const annexes = annexDrafts.map((draft, index) => ({ ordinal: clauses.length + index + 1, ...draft }));
  if (clauses.length === 0) warnings.push({ code: 'noClauses' });
  for (const path of new Set(split.unnumbered)) {
    const found = clauses.find(clause => clause.path === path || clause.number === path);
    if (found) warnings.push({ code: 'unnumberedText', path: found.path, text: found.text });
  }
  warnings.push(...numberWarnings(clauses), ...repeatedPaths(annexes));
  return { title, subtitles, preamble, clauses, annexes, warnings, leftOut: [] };
}

function takeTitle(lines: readonly string[]): { title: string; rest: string[] } {
  const at = lines.findIndex(raw => readLine(raw).kind !== 'blank');
  const first = at < 0 ? undefined : readLine(lines[at] ?? '');
  const isTitle =
    first?.kind === 'title' || first?.kind === 'heading' || (first?.kind === 'text' && first.text.length <= 60);
  if (!isTitle) return { title: '', rest: [...lines] };
  return { title: first.text.replace(/^《(.+)》$/u, '$1'), rest: lines.slice(at + 1) };
}

/** Index of the first annex heading; only after something numbered, so that a covering note's 附件： list is not one. */
function firstAnnex(lines: readonly string[]): number {
  let numbered = false;
  for (const [index, raw] of lines.entries()) {
    const { kind } = readLine(raw);
    if (kind === 'article' || kind === 'point') numbered = true;
    if (kind === 'annex' && numbered) return index;
  }
  return lines.length;
}

function splitArticles(lines: readonly string[]): { before: string[]; clauses: Draft[]; unnumbered: string[] } {
  const before: string[] = [];
  const drafts: (Draft & { lines: string[] })[] = [];
  const unnumbered: string[] = [];
  let place: Place = {};
  let current: (Draft & { lines: string[] }) | undefined;
  let justEntered = false;
  const open = (number: string, path: string[], title: string | undefined, text: string): void => {
    const own = { path: path.join('/'), ...placeLabels(place), number, ...(title && { title }), text: '' };
    current = { ...own, lines: text === '' ? [] : [text] };
    drafts.push(current);
    justEntered = false;
  };
  lines.forEach((raw, index) => {
    const line = readLine(raw);
    const division = line.kind === 'division' ? line : asDivision(line, place, lines, index);
    if (line.kind === 'blank') return;
    if (division) {
      place = enterDivision(place, division.division, division.number, division.label);
      justEntered = true;
    } else if (line.kind === 'article') {
      open(line.number, [...placePath(place), line.number], line.title, line.text);
    } else if (justEntered) {
      // Text between a division's heading and its first article belongs to no article: it is cited by the division.
      const path = placePath(place);
      unnumbered.push(path.join('/'));
      open(path.at(-1) ?? '', path, undefined, bareLine(raw));
    } else if (current) {
      current.lines.push(bareLine(raw));
    } else {
      before.push(bareLine(raw));
    }
  });
  const clauses = drafts.map(({ lines: own, ...draft }) => ({ ...draft, text: own.join('\n') }));
  return { before, clauses, unnumbered };
}

/** Headings without 第…章 that stand as one: `## 总则`, or 一、总则 directly above an article. */
function asDivision(
  line: DocumentLine,
  place: Place,
  lines: readonly string[],
  index: number,
): { division: 'chapter' | 'section'; number: string; label: string } | undefined {
  const division = place.chapter?.number.startsWith('第') ? 'section' : 'chapter';
  if (line.kind === 'heading') return { division, number: line.text, label: line.text };
  if (line.kind !== 'point' || line.depth !== 1 || line.text.length > 30 || /[。；：，]$/u.test(line.text))
    return undefined;
  const next = lines.slice(index + 1).find(raw => readLine(raw).kind !== 'blank');
  if (!line.heading && (next === undefined || readLine(next).kind !== 'article')) return undefined;
  return { division, number: line.number, label: `${line.number}、${line.text}` };
}

function splitAnnexes(lines: readonly string[]): Draft[] {
  const groups: { label: string; lines: string[] }[] = [];
  for (const raw of lines) {
    const line = readLine(raw);
    if (line.kind === 'annex') groups.push({ label: line.label, lines: [] });
    else groups.at(-1)?.lines.push(raw);
  }
  return groups.flatMap(({ label, lines: own }) => {
    const [name, colon] = [label.replace(/[:：].*$/u, '').trim(), /[:：]\s*(.*)$/u.exec(label)?.[1] ?? ''];
    const hasArticles = own.some(raw => readLine(raw).kind === 'article');
    const { before, clauses } = hasArticles ? splitArticles(own) : splitOutline(own, { joinLists: true });
    // The usual annex is 附： with its name on the next line.
    const named = colon === '' && (before[0]?.length ?? 99) <= 40 && clauses.length > 0;
    const rest = named ? before.slice(1) : before;
    const chapter = [name, colon === '' && named ? before[0] : colon].filter(part => part !== '').join(' ');
    const inner = clauses.map(({ chapter: within, ...draft }) => ({
      ...draft,
      path: `${name}/${draft.path}`,
      chapter: within === undefined ? chapter : `${chapter} ${within}`,
    }));
    const opening = { path: name, chapter, number: name, text: rest.join('\n') };
    return rest.length > 0 || inner.length === 0 ? [opening, ...inner] : inner;
  });
}

function sortFrontMatter(lines: readonly string[]): { subtitles: string[]; preamble: string } {
  const isSubtitle = (line: string): boolean => line.length <= LONGEST_SUBTITLE && PROMULGATION.test(line);
  return {
    subtitles: lines.filter(isSubtitle),
    preamble: lines.filter(line => !isSubtitle(line)).join('\n'),
  };
}

function repeatedPaths(clauses: readonly ParsedClause[]): ParseWarning[] {
  const seen = new Set<string>();
  return clauses.flatMap(({ path, ordinal }): ParseWarning[] => {
    if (seen.has(path)) return [{ code: 'duplicateNumber', path, ordinal }];
    seen.add(path);
    return [];
  });
}

/** Repeats and gaps. Article numbers run through the whole text unless a chapter starts again at 第一条. */
function numberWarnings(clauses: readonly ParsedClause[]): ParseWarning[] {
  const warnings = repeatedPaths(clauses);
  const repeated = new Set(warnings.flatMap(warning => (warning.code === 'duplicateNumber' ? [warning.ordinal] : [])));
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
