import { REMINDER_STAGES, reminderTimes } from '../../domain/calendar/reminders.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { loadDeadlines, loadTold, type ReminderDeadline, type ToldStage } from './deadlines.ts';
import type { Checked, Invariant } from './invariant.ts';

/**
 * Of every deadline its people are reminded as long as something is owed: three working days before, one before, in the morning, and when it is
 * overdue. Whatever is told of a deadline is told at the calendar's time, and in this order.
 */
export const remindersInOrder: Invariant = {
  name: 'remindersInOrder',
  async check(app): Promise<Checked> {
    const now = app.clock.now();
    const told = await loadTold(app);
    const owed = (await loadDeadlines(app, told)).map(deadline => owedStages(deadline, now, app.calendar));
    return {
      count: told.length + owed.reduce((sum, { count }) => sum + count, 0),
      broken: [...owed.flatMap(({ broken }) => broken), ...misplaced(told, app.calendar)],
    };
  },
};

/** Stages whose time came while something was owed, and of which nobody was told then. */
function owedStages(
  { what, dueAt, from, until, told }: ReminderDeadline,
  now: Date,
  calendar: WorkingCalendar,
): Checked {
  const stages = reminderTimes(dueAt, from, calendar).filter(({ at }) => at <= now && (until === null || at < until));
  const silent = stages.filter(({ stage, at }) => !told.some(each => each.stage === stage && isAt(each.at, at)));
  return {
    count: stages.length,
    broken: silent.map(({ stage, at }) => `${what}: nobody was told ${stage} at ${at.toISOString()}`),
  };
}

/** Stages that were told at another time than theirs, or after a later one. */
function misplaced(told: readonly ToldStage[], calendar: WorkingCalendar): string[] {
  return [...Map.groupBy(told, ({ code, about }) => `${code} ${about}`)].flatMap(([about, stages]) => {
    const times = reminderTimes(stages[0]!.dueAt, new Date(0), calendar);
    const places = stages.map(({ stage }) => (REMINDER_STAGES as readonly string[]).indexOf(stage));
    const disordered = places.some((place, index) => index > 0 && place <= places[index - 1]!);
    return [
      ...(disordered ? [`${about}: ${stages.map(({ stage }) => stage).join(', ')}`] : []),
      ...stages
        .filter(({ stage, at }) => !times.some(each => each.stage === stage && isAt(each.at, at)))
        .map(({ stage, at }) => `${about}: told ${stage} at ${at.toISOString()}, which is not its time`),
    ];
  });
}

const isAt = (one: Date, other: Date): boolean => one.getTime() === other.getTime();
