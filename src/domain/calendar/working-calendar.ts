import { type DayKind, isYearPublished, publishedDayKind } from './public-holidays.ts';
import { addDays, atShanghai, type Day, dayParts, shanghaiDate } from './shanghai.ts';
import { MORNING_START } from './working-hours.ts';
import { OFFICE_WEEK, type OwnWeek, type WorkingHours, type WorkingWeek } from './working-week.ts';

export interface SkippedDay {
  date: Day;
  reason: 'weekend' | 'holiday';
  /** The holiday's Chinese name (国庆节); absent on weekends and on a local day off. */
  name?: string;
}

export interface MadeUpDay {
  date: Day;
  /** The holiday the day makes up for; absent when a local override made it a working day. */
  name?: string;
  /** A public holiday that the unit works all the same. */
  holiday?: true;
}

/** A deadline together with everything that explains it. */
export interface Deadline {
  dueAt: Date;
  /** The day of issue or delivery, which itself does not count. */
  start: Day;
  /** When the notice of it was delivered (ISO), where quiet hours held it back; its day is `start`. */
  deliveredAt?: string;
  workingDays: number;
  /** Days off after `start`, up to the due day, in order. */
  skipped: SkippedDay[];
  /** Weekend days that counted because they are worked, in order. */
  madeUp: MadeUpDay[];
  /** The unit whose working week it was counted by; absent where that is the company's. */
  unitCalendar?: string;
  /** False when a counted year's holidays are not in the data, so that only its weekends and the holidays named by law were known. */
  calendarComplete: boolean;
}

export type DayOverride = 'work' | 'holiday';

export type WorkingCalendar = ReturnType<typeof createWorkingCalendar>;

/** More days off in a row than this means broken overrides, not a holiday. */
const MAX_DAYS_OFF = 366;

/**
 * China's working calendar: weekends, public holidays and make-up working days, with a branch's own exceptions on top, and in place of the
 * office week that of a unit.
 *
 * Rule of counting (our default): the day of issue does not count, at whatever hour the issue happened and whether or not
 * it is a working day; day 1 is the first working day after it, and the deadline is the end of day n (18:00). An issue on a Saturday
 * therefore has the Monday as its day 1. Zero days means the end of the day of issue, or of the next working day when that
 * is a day off.
 */
export function createWorkingCalendar(
  overrides: ReadonlyMap<Day, DayOverride> = new Map(),
  ownWeek: (day: Day) => OwnWeek | undefined = () => undefined,
) {
  const companyDay = (day: Day): DayKind => {
    const published = publishedDayKind(day);
    switch (overrides.get(day)) {
      case 'work':
        return published.working ? published : { working: true, madeUp: dayParts(day).weekday >= 6 };
      case 'holiday':
        return published.working || published.reason === 'weekend' ? { working: false, reason: 'holiday' } : published;
      default:
        return published;
    }
  };

  const dayKind = (day: Day): DayKind => {
    const company = companyDay(day);
    const own = ownWeek(day);
    const holiday = !company.working && company.reason === 'holiday';
    if (!own || (holiday && own.week.holidays === undefined) || (company.working && company.madeUp)) return company;
    if (!own.week.days.includes(dayParts(day).weekday)) return { working: false, reason: 'weekend' };
    return holiday ? { working: true, madeUp: true, holiday: true } : { working: true, madeUp: !company.working };
  };

  /** The week of a day, and the unit for which it was set; undefined: the company's. */
  const weekOn = (day: Day): { week: WorkingWeek; from: string | undefined } => {
    const own = ownWeek(day);
    return { week: own?.week ?? OFFICE_WEEK, from: own?.unitName };
  };

  const hoursOn = (day: Day): WorkingHours => weekOn(day).week;

  /** The end of the working hours of a day, whether it is worked or not. */
  const endOfDay = (day: Day): Date => atShanghai(day, hoursOn(day).closes);

  const isWorkingDay = (day: Day): boolean => dayKind(day).working;

  const seek = (day: Day, step: 1 | -1): Day => {
    let candidate = day;
    for (let tried = 0; tried < MAX_DAYS_OFF; tried += 1) {
      candidate = addDays(candidate, step);
      if (isWorkingDay(candidate)) return candidate;
    }
    throw new RangeError(`no working day within ${MAX_DAYS_OFF} days of ${day}`);
  };

  /** The first working day strictly after a day. */
  const nextWorkingDay = (day: Day): Day => seek(day, 1);

  /** The last working day strictly before a day. */
  const previousWorkingDay = (day: Day): Day => seek(day, -1);

  /** The n-th working day strictly before a day. */
  const workingDaysBefore = (day: Day, count: number): Day => {
    let result = day;
    for (let left = count; left > 0; left -= 1) result = previousWorkingDay(result);
    return result;
  };

  /** 08:30 of the first working day strictly after the day of `date`. */
  const nextWorkingMorning = (date: Date): Date => atShanghai(nextWorkingDay(shanghaiDate(date)), MORNING_START);

  const explain = (start: Day, due: Day): Pick<Deadline, 'skipped' | 'madeUp' | 'calendarComplete'> => {
    const skipped: SkippedDay[] = [];
    const madeUp: MadeUpDay[] = [];
    for (let day = addDays(start, 1); day <= due; day = addDays(day, 1)) {
      const kind = dayKind(day);
      const named = kind.name === undefined ? { date: day } : { date: day, name: kind.name };
      if (!kind.working) skipped.push({ ...named, reason: kind.reason });
      else if (kind.madeUp) madeUp.push(kind.holiday ? { ...named, holiday: true } : named);
    }
    let calendarComplete = true;
    for (let year = dayParts(start).year; year <= dayParts(due).year; year += 1) {
      calendarComplete = calendarComplete && isYearPublished(year);
    }
    return { skipped, madeUp, calendarComplete };
  };

  /** A deadline of `count` working days by the rule above. Throws RangeError unless `count` is a whole number from 0. */
  const addWorkingDays = (from: Date, count: number): Deadline => {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a count of working days: ${count}`);
    const start = shanghaiDate(from);
    let due = start;
    if (count === 0 && !isWorkingDay(due)) due = nextWorkingDay(due);
    for (let left = count; left > 0; left -= 1) due = nextWorkingDay(due);
    const unitCalendar = ownWeek(due)?.unitName;
    return {
      ...{ dueAt: endOfDay(due), start, workingDays: count, ...explain(start, due) },
      ...(unitCalendar !== undefined && { unitCalendar }),
    };
  };

  return {
    dayKind,
    isWorkingDay,
    weekOn,
    hoursOn,
    endOfDay,
    nextWorkingDay,
    previousWorkingDay,
    workingDaysBefore,
    nextWorkingMorning,
    addWorkingDays,
    isYearComplete: isYearPublished,
  };
}
