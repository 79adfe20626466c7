import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { findResults, type ResultFilter } from './find-results.ts';

export interface Occurrence {
  readonly no: string;
  readonly unitName: string;
  readonly inspectedAt: Date;
  readonly dayOnly: boolean;
  readonly itemTitle: string;
  readonly note: string;
}

/**
 * How often something failed in the results a person may see: by the title of the item or what was remarked of it. Blanks and case make no
 * difference.
 */
export async function countOccurrences(
  context: ServiceContext,
  input: { actor: Actor; filter: ResultFilter; what: string },
): Promise<Occurrence[]> {
  const rows = await findResults(context, input);
  const folded = (text: string) => text.toLowerCase().replace(/\s/g, '');
  const what = folded(input.what);
  // What fails again in a recheck is the same occurrence.
  const visits = rows.filter(row => !row.isRecheck);
  return visits.flatMap(({ no, unitName, inspectedAt, dayOnly, failed }) =>
    failed
      .filter(({ title, note }) => folded(title).includes(what) || folded(note).includes(what))
      .map(({ title, note }) => ({ no, unitName, inspectedAt, dayOnly, itemTitle: title, note })),
  );
}
