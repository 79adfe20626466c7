import { type Day, lastDayOfMonth, makeDay, shanghaiDate, toShanghai } from '../../calendar/shanghai.ts';
import { readFigure } from '../../language/chinese-number.ts';

const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const SHORT_DAY = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/;
const MONTH = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*月?份?$/;
const QUARTER = /^(?:(\d{4})\s*年?\s*[-/]?\s*)?(?:第?([一二三四1-4])季度|[Qq]([1-4]))$/;
const MONTHS_OF_QUARTER = 3;
/** The hour where a sheet tells only the day. */
const NOON = '12:00';

/** Noon of today may not have come yet. */
const hourOf = (day: Day, now: Date): string => (day === shanghaiDate(now) ? '00:00' : NOON);

/** A day with the time of day. A month or a quarter stands for its last day, or today while it still runs. */
export function readDay(raw: string, now: Date): { day: Day; time: string } | undefined {
  const text = raw.trim();
  const today = toShanghai(now);
  const full = DAY.exec(text);
  if (full) {
    const day = makeDay(Number(full[1]), Number(full[2]), Number(full[3]));
    if (!day) return undefined;
    const [, , , , hour, minute] = full;
    if (hour === undefined || minute === undefined) return { day, time: hourOf(day, now) };
    return Number(hour) < 24 && Number(minute) < 60 ? { day, time: `${hour.padStart(2, '0')}:${minute}` } : undefined;
  }
  const short = SHORT_DAY.exec(text);
  if (short) {
    const [month, date] = [Number(short[1]), Number(short[2])];
    const thisYear = makeDay(today.year, month, date);
    const day =
      thisYear !== undefined && thisYear > shanghaiDate(now) ? makeDay(today.year - 1, month, date) : thisYear;
    return day === undefined ? undefined : { day, time: hourOf(day, now) };
  }
  const quarter = QUARTER.exec(text);
  if (quarter) return lastDay(quarter[1], Number(readFigure(quarter[2] ?? quarter[3] ?? '')) * 3, now);
  const month = MONTH.exec(text);
  return month && /[年月/.-]/.test(text) ? lastDay(month[1], Number(month[2]), now) : undefined;
}

function lastDay(year: string | undefined, month: number, now: Date): { day: Day; time: string } | undefined {
  if (month < 1 || month > 12) return undefined;
  const today = toShanghai(now);
  const of = year === undefined ? (month > today.month ? today.year - 1 : today.year) : Number(year);
  const [last, running] = [lastDayOfMonth(of, month), shanghaiDate(now)];
  const isRunning = of === today.year && month >= today.month && month - today.month < MONTHS_OF_QUARTER;
  const day = last > running && isRunning ? running : last;
  return { day, time: hourOf(day, now) };
}

/** The month or quarter that a title names: 「2026年10月营业厅成绩」. */
export function dayInTitle(title: string, now: Date): { day: Day; time: string } | undefined {
  const found = /(?:\d{4}\s*年\s*)?(?:\d{1,2}\s*月|第?[一二三四1-4]季度)/.exec(title)?.[0];
  return found === undefined ? undefined : readDay(found, now);
}
