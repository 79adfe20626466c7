import { z } from 'zod';
import { type Day, minutesOfDay, type TimeOfDay } from './shanghai.ts';

/** The hours of a working day, around one break or none. */
export interface WorkingHours {
  readonly opens: TimeOfDay;
  readonly closes: TimeOfDay;
  readonly rest: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
}

/** A unit's working week: ISO weekdays in order, 1 is Monday. Public holidays and make-up days are the company's, unless it works on holidays. */
export interface WorkingWeek extends WorkingHours {
  readonly days: readonly number[];
  /** Public holidays are days like any other (全年无休); absent where they are days off. */
  readonly holidays?: 'worked';
}

/** Open round the clock: a time of day is at most 23:59. */
export const ROUND_THE_CLOCK: WorkingHours = { opens: '00:00', closes: '23:59', rest: null };

/** The company's week (示例, our default). */
export const OFFICE_WEEK: WorkingWeek = {
  days: [1, 2, 3, 4, 5],
  opens: '08:30',
  closes: '18:00',
  rest: { from: '12:00', to: '14:00' },
};

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** As it is stored: it has a day, and its times follow one another. */
export const workingWeekSchema = z
  .strictObject({
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    opens: time,
    closes: time,
    rest: z.strictObject({ from: time, to: time }).nullable(),
    holidays: z.literal('worked').optional(),
  })
  .refine(hoursFollow);

/** Whether the day begins before it ends, with the break inside. */
export function hoursFollow({ opens, closes, rest }: WorkingHours): boolean {
  const times = [opens, ...(rest ? [rest.from, rest.to] : []), closes].map(minutesOfDay);
  return times.every((each, index) => index === 0 || each > times[index - 1]!);
}

/** What was set for a unit from a day on; null: it has what it inherits again. In the order in which they were set. */
export interface WeekChange {
  readonly unitId: string;
  readonly from: Day;
  readonly week: WorkingWeek | null;
}

export interface OwnWeek {
  /** The unit for which it was set. */
  readonly unitName: string;
  readonly week: WorkingWeek;
}

/**
 * The week of a day, from the unit itself or the nearest unit above it that has one; undefined: the company's.
 *
 * @param lineage the unit and what it belongs to, nearest first
 */
export function weekOn(
  day: Day,
  lineage: readonly { readonly id: string; readonly name: string }[],
  changes: readonly WeekChange[],
): OwnWeek | undefined {
  for (const { id, name } of lineage) {
    const inForce = changes
      .filter(({ unitId, from }) => unitId === id && from <= day)
      .reduce<WeekChange | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined);
    if (inForce?.week) return { unitName: name, week: inForce.week };
  }
  return undefined;
}
