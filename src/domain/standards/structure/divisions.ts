import type { DivisionKind } from './document-lines.ts';

type Division = { number: string; label: string };

/** Where in 编/章/节 a line stands. Immutable: entering a division gives a new place. */
export type Place = Readonly<Partial<Record<DivisionKind, Division>>>;

export function enterDivision(place: Place, kind: DivisionKind, number: string, label: string): Place {
  const here = { number, label };
  if (kind === 'part') return { part: here };
  if (kind === 'chapter') return { ...(place.part && { part: place.part }), chapter: here };
  return {
    ...(place.part && { part: place.part }),
    ...(place.chapter && { chapter: place.chapter }),
    section: here,
  };
}

export function placePath(place: Place): string[] {
  return [place.part, place.chapter, place.section].filter(division => division !== undefined).map(d => d.number);
}

/** The chapter and section fields of a clause that stands here. */
export function placeLabels(place: Place): { chapter?: string; section?: string } {
  const chapter = [place.part, place.chapter]
    .filter(division => division !== undefined)
    .map(division => division.label)
    .join(' ');
  return { ...(chapter === '' ? {} : { chapter }), ...(place.section && { section: place.section.label }) };
}

/** A sheet of a spreadsheet is a chapter with a name and no number. */
export const sheetPlace = (name: string): Place => ({ chapter: { number: name, label: name } });

/** The name of the innermost division of a place. */
export const divisionLabel = (place: Place): string => (place.section ?? place.chapter ?? place.part)?.label ?? '';
