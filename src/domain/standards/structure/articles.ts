import type { ParsedHeading } from '../clause.ts';
import { divisionLabel, enterDivision, type Place, placeLabels, placePath, sheetPlace } from './divisions.ts';
import type { DivisionKind } from './document-lines.ts';
import { markersAt } from './markers.ts';
import { type Draft, type Outline, splitOutline } from './outline.ts';
import type { StructureLine } from './read-structure.ts';
import { tableClauses } from './table-clauses.ts';

/**
 * One clause for each 第…条, with all that follows until the next one. A division without any article is split by its points instead; text
 * between a division's name and its first article belongs to no article and is cited by the division.
 */
export function splitArticles(lines: readonly StructureLine[]): Outline {
  const before: string[] = [];
  const clauses: Draft[] = [];
  const headings: ParsedHeading[] = [];
  const unnumbered: string[] = [];
  let place: Place = {};
  let current: (Draft & { lines: string[] }) | undefined;
  let justEntered = false;
  let tablesHere = 0;
  const open = (number: string, path: string[], title: string | undefined, text: string): void => {
    current = {
      path: path.join('/'),
      ...placeLabels(place),
      number,
      ...(title && { title }),
      text: '',
      lines: text === '' ? [] : [text],
    };
    clauses.push(current);
    justEntered = false;
    tablesHere = 0;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const division = asDivision(lines, index, place);
    if (division) {
      place = division(place);
      headings.push({ kind: 'division', path: placePath(place).join('/'), label: divisionLabel(place) });
      current = undefined;
      tablesHere = 0;
      const end = endOfDivision(lines, index + 1, place);
      const inside = lines.slice(index + 1, end);
      justEntered = true;
      if (inside.some(each => each.kind === 'point') && !inside.some(each => each.kind === 'article')) {
        const outline = splitOutline(inside, { place });
        clauses.push(...outline.clauses);
        // The division itself is named already.
        headings.push(...outline.headings.slice(1));
        unnumbered.push(...outline.unnumbered);
        index = end - 1;
      }
    } else if (line.kind === 'article') {
      open(line.number, [...placePath(place), line.number], line.title, line.text);
    } else if (line.kind === 'table') {
      const { path, chapter, section } = current ?? { path: placePath(place).join('/'), ...placeLabels(place) };
      const owner = { path, number: '', text: '', ...(chapter && { chapter }), ...(section && { section }) };
      clauses.push(...tableClauses([line.table], owner, tablesHere));
      tablesHere += 1;
    } else if (current && !justEntered) {
      current.lines.push(line.raw);
    } else if (justEntered) {
      const path = placePath(place);
      unnumbered.push(path.join('/'));
      open(path.at(-1) ?? '', path, undefined, line.raw);
    } else {
      before.push(line.raw);
    }
  }
  return { before, clauses: clauses.map(draftOf), headings, unnumbered };
}

function draftOf(draft: Draft & { lines?: string[] }): Draft {
  const { lines, ...own } = draft;
  return lines ? { ...own, text: lines.join('\n') } : own;
}

/** How a line changes the place: a division, a sheet, a heading, or 一、总则 directly above an article. */
function asDivision(
  lines: readonly StructureLine[],
  index: number,
  place: Place,
): ((place: Place) => Place) | undefined {
  const line = lines[index]!;
  if (line.kind === 'division') return from => enterDivision(from, line.division, line.number, line.label);
  if (line.kind === 'sheet') return () => sheetPlace(line.name);
  const kind: DivisionKind = place.chapter?.number.startsWith('第') ? 'section' : 'chapter';
  const [marker] = markersAt(line.raw, 0);
  const isHeading = line.kind === 'heading' || (line.kind === 'point' && line.heading);
  if (marker?.style === 'chinese' && (isHeading || lines[index + 1]?.kind === 'article')) {
    const name = line.raw.slice(marker.length).trim();
    if (name.length > 30 || /[。；：，;:,]$/u.test(name)) return undefined;
    return from => enterDivision(from, kind, marker.number, `${marker.number}、${name}`);
  }
  return line.kind === 'heading' ? from => enterDivision(from, kind, line.text, line.text) : undefined;
}

/** Where the division that was just entered gives way to the next one. */
function endOfDivision(lines: readonly StructureLine[], from: number, place: Place): number {
  const end = lines.findIndex(
    (line, at) =>
      at >= from && (line.kind === 'division' || line.kind === 'sheet' || asDivision(lines, at, place) !== undefined),
  );
  return end < 0 ? lines.length : end;
}
