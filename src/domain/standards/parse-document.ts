import type { ParsedClause, ParsedHeading, ParsedStandard, ParseWarning } from './clause.ts';
import type { SourceDocument } from './document.ts';
import { firstAnnex, splitAnnexes } from './structure/annexes.ts';
import { splitArticles } from './structure/articles.ts';
import { splitCollection, type Volume } from './structure/collection.ts';
import { withoutContents } from './structure/contents.ts';
import { sortFrontMatter, takeSignature, takeTitle } from './structure/front-matter.ts';
import { withoutFurniture } from './structure/furniture.ts';
import { nameGroups } from './structure/groups.ts';
import { type LeftOutAccount, leftOutAccount } from './structure/left-out.ts';
import { numberWarnings, repeatedPaths, uniquePaths } from './structure/number-paths.ts';
import { type Draft, splitOutline } from './structure/outline.ts';
import { readStructure, type Structure } from './structure/read-structure.ts';
import { withoutRepeats } from './structure/repeats.ts';
import { textDocument } from './text-document.ts';

export type { ParsedClause, ParsedStandard, ParseWarning } from './clause.ts';

/** Splits the text of a standard (.md, .txt); see `parseStandard`. */
export const parseStandardText = (text: string): ParsedStandard => parseStandard(textDocument(text));

/**
 * Splits a regulation or company standard into clauses: one per 第…条 with all its paragraphs and sub-points, one per numbered point where
 * there is no 第…条, one per row of a table. No word of the document is lost: what is in no clause is title, subtitle, preamble, or the name of
 * a division or a point, or is listed in `leftOut`. Doubtful places are reported, never guessed away.
 */
export function parseStandard(document: SourceDocument): ParsedStandard {
  const account = leftOutAccount();
  for (const { reason, text, count } of document.leftOut) account.add(reason, text, count);
  const volumes = splitCollection(withoutFurniture(document.blocks, account), account);
  const parts = namedApart(volumes).map(volume => parseVolume(volume, account));
  const drafts = parts.flatMap(part => part.clauses);
  const clauses = withoutRepeats(drafts, account).map((draft, index) => ({ ordinal: index + 1, ...draft }));
  const annexDrafts = parts.flatMap(part => part.annexes);
  const annexes = annexDrafts.map((draft, index) => ({ ordinal: clauses.length + index + 1, ...draft }));
  const parsed = {
    title: parts.find(part => part.title !== '')?.title ?? '',
    subtitles: parts.flatMap(part => part.subtitles),
    preamble: joined(parts.map(part => part.preamble)),
    headings: parts.flatMap(part => part.headings),
  };
  const warnings: ParseWarning[] = [
    ...(parsed.title === '' ? [{ code: 'noTitle' } as const] : []),
    ...collectionWarnings(volumes),
    ...structureWarnings(parts),
    ...(parsed.preamble !== '' ? [{ code: 'preamble', text: parsed.preamble } as const] : []),
    ...(clauses.length === 0 ? [{ code: 'noClauses' } as const] : []),
    ...emptyHeadings(parsed.headings, [...clauses, ...annexes]),
    ...unnumberedWarnings(new Set(parts.flatMap(part => part.unnumbered)), clauses),
    ...numberWarnings(clauses),
    ...repeatedPaths(annexes),
  ];
  return {
    ...parsed,
    clauses: uniquePaths(clauses),
    annexes: uniquePaths(annexes),
    warnings,
    leftOut: account.entries(),
  };
}

const joined = (texts: readonly string[]): string => texts.filter(text => text !== '').join('\n');

/** Volumes with equal titles are told apart as clauses with equal numbers are. */
function namedApart(volumes: readonly Volume[]): (Volume & { path: string })[] {
  return uniquePaths(volumes.map(volume => ({ ...volume, path: volume.label })));
}

function collectionWarnings(volumes: readonly Volume[]): ParseWarning[] {
  const titles = volumes.map(({ label }) => label).filter(label => label !== '');
  return titles.length > 0 ? [{ code: 'collection', titles }] : [];
}

function emptyHeadings(headings: readonly ParsedHeading[], clauses: readonly ParsedClause[]): ParseWarning[] {
  // What a clause stands below: 三 and 三/1 of 三/1.2, which does not name 1 in its path.
  const held = new Set(
    clauses.flatMap(({ path }) => [path, ...[...path.matchAll(/[/.]/gu)].map(each => path.slice(0, each.index))]),
  );
  return headings.flatMap(({ path, label }): ParseWarning[] =>
    held.has(path) ? [] : [{ code: 'emptyHeading', label }],
  );
}

function unnumberedWarnings(paths: ReadonlySet<string>, clauses: readonly ParsedClause[]): ParseWarning[] {
  return [...paths].flatMap((path): ParseWarning[] => {
    const found = clauses.find(clause => clause.path === path || clause.number === path);
    return found ? [{ code: 'unnumberedText', path: found.path, text: found.text }] : [];
  });
}

function structureWarnings(structures: readonly Pick<Structure, 'runOn' | 'mended'>[]): ParseWarning[] {
  const runOn = structures.reduce((sum, structure) => sum + structure.runOn, 0);
  const mended = structures.flatMap(structure => structure.mended);
  return [
    ...(runOn > 0 ? [{ code: 'runOn', count: runOn } as const] : []),
    ...(mended.length > 0 ? [{ code: 'brokenNumbers', numbers: mended } as const] : []),
  ];
}

interface ParsedVolume extends Pick<Structure, 'runOn' | 'mended'> {
  readonly title: string;
  readonly subtitles: string[];
  readonly preamble: string;
  readonly clauses: Draft[];
  readonly annexes: Draft[];
  readonly headings: ParsedHeading[];
  readonly unnumbered: string[];
}

function parseVolume({ label, path, blocks }: Volume & { path: string }, account: LeftOutAccount): ParsedVolume {
  const { lines, runOn, mended } = readStructure(blocks);
  const all = nameGroups(withoutContents(lines, account));
  const { title, above, rest } = label === '' ? takeTitle(all) : { title: '', above: [], rest: all };
  const annexAt = firstAnnex(rest);
  const { signature, rest: body } = takeSignature(rest.slice(0, annexAt));
  const hasArticles = body.some(line => line.kind === 'article');
  const { before, clauses, headings, unnumbered } = hasArticles ? splitArticles(body) : splitOutline(body);
  const { clauses: annexes, headings: annexHeadings } = splitAnnexes(rest.slice(annexAt));
  const named = [...headings, ...annexHeadings];
  if (label === '') {
    const { subtitles, preamble } = sortFrontMatter(before);
    return {
      title,
      subtitles: [...above, ...subtitles, ...signature],
      preamble,
      clauses,
      annexes,
      headings: named,
      unnumbered,
      runOn,
      mended,
    };
  }
  // In a collection what stands above the first number is this volume's own, and is cited by its title.
  const opening =
    before.length > 0 || clauses.length === 0 ? [{ path: '', number: label, text: before.join('\n') }] : [];
  const inVolume = (draft: Draft): Draft => ({
    ...draft,
    path: [path, draft.path].filter(Boolean).join('/'),
    chapter: [label, draft.chapter].filter(Boolean).join(' '),
  });
  return {
    title,
    subtitles: signature,
    preamble: '',
    clauses: [...opening, ...clauses].map(inVolume),
    annexes: annexes.map(inVolume),
    headings: [{ kind: 'division', path, label }, ...named.map(each => ({ ...each, path: `${path}/${each.path}` }))],
    unnumbered: unnumbered.map(each => `${path}/${each}`),
    runOn,
    mended,
  };
}
