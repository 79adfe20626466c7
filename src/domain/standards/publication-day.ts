import type { Day } from '../calendar/shanghai.ts';
import type { StandardLevel } from './levels.ts';

export type PublicationDayProblem =
  /** Another edition was in force in the meantime: what people did by it would be measured anew. */
  | 'past'
  /** Another edition of the standard begins on this day. */
  | 'taken';

/**
 * Whether an edition may take effect from a day. Laws come with their day, which may lie far back when they are imported; a standard of
 * our own that replaces another does not reach back. The first edition of a standard may.
 *
 * @param editions the other public editions of the standard, by the days they begin.
 */
export function publicationDayProblem(input: {
  level: StandardLevel;
  day: Day;
  today: Day;
  editions: readonly Day[];
}): PublicationDayProblem | undefined {
  const { level, day, today, editions } = input;
  if (editions.includes(day)) return 'taken';
  return level === 'companyStandard' && day < today && editions.length > 0 ? 'past' : undefined;
}
