import type { Sheet } from '../sheet.ts';
import type { Template } from './template.ts';

/** A template that is not published, in the place of a programme's sheet: its items, and what else is asked as before. */
export function asSheet({ sections, items }: Template, inPlaceOf: Sheet): Sheet {
  return {
    ...inPlaceOf,
    sections,
    items: items.map(({ clauseId: _clause, row: _row, ...item }, index) => ({
      ...item,
      id: `${inPlaceOf.programmeId}-${index + 1}`,
      ordinal: index + 1,
    })),
  };
}
