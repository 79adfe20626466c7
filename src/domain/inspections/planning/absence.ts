import { addDays, type Day } from '../../calendar/shanghai.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';

export interface AbsenceDays {
  readonly staffId: string;
  /** Both days included. */
  readonly fromDay: Day;
  readonly toDay: Day;
}

/**
 * Who is away for what is due on a day: away on that day itself, or on every working day there is between now and then.
 */
export function awayFor(
  absences: readonly AbsenceDays[],
  span: { today: Day; dueDay: Day },
  calendar: Pick<WorkingCalendar, 'isWorkingDay'>,
): Set<string> {
  const working: Day[] = [];
  for (let day = span.today; day <= span.dueDay; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) working.push(day);
  const people = new Set(absences.map(absence => absence.staffId));
  return new Set(
    [...people].filter(staffId => {
      const own = absences.filter(absence => absence.staffId === staffId);
      const isAway = (day: Day): boolean => own.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
      return isAway(span.dueDay) || (working.length > 0 && working.every(isAway));
    }),
  );
}
