import { addDays, atShanghai, type Day, shanghaiDate } from '../../calendar/shanghai.ts';
import { AFTERNOON_END } from '../../calendar/working-hours.ts';

/** Why nobody can plan a visit for that day; undefined when it can be planned. */
export function visitDayProblem(day: Day, dueAt: Date, now: Date): 'past' | 'afterDue' | undefined {
  if (day < shanghaiDate(now)) return 'past';
  return day > shanghaiDate(dueAt) ? 'afterDue' : undefined;
}

/** A single visit is planned no further ahead than a quarter (our default): 「11月1日」 said in November would otherwise be next year's. */
const LONGEST_AHEAD_DAYS = 92;

/** Until when a visit planned for one day must be filed: 18:00 of it. */
export function dueOn(day: Day): Date {
  return atShanghai(day, AFTERNOON_END);
}

/** Why no single visit can be planned for that day; undefined when it can. */
export function extraDayProblem(day: Day, now: Date): 'past' | 'tooFar' | undefined {
  if (dueOn(day) <= now) return 'past';
  return day > addDays(shanghaiDate(now), LONGEST_AHEAD_DAYS) ? 'tooFar' : undefined;
}
