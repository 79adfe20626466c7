import { type Day, shanghaiDate } from '../../calendar/shanghai.ts';

/** Why nobody can plan a visit for that day; undefined when it can be planned. */
export function visitDayProblem(day: Day, dueAt: Date, now: Date): 'past' | 'afterDue' | undefined {
  if (day < shanghaiDate(now)) return 'past';
  return day > shanghaiDate(dueAt) ? 'afterDue' : undefined;
}
