import { addDays, type Day, lastDayOfMonth, makeDay, shanghaiDate, toShanghai } from '../../calendar/shanghai.ts';
import { readFigure } from '../../language/chinese-number.ts';

const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const SHORT_DAY = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/;
const MONTH = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*月?份?$/;
const QUARTER = /^(?:(\d{4})\s*年?\s*[-/]?\s*)?(?:第?([一二三四1-4])季度|[Qq]([1-4]))$/;
/** The hour where a sheet tells only the day. */
const NOON = '12:00';

/** A day with the time of day. A month or a quarter stands for its last day, or today while it still runs. */
export function readDay(raw: string, now: Date): { day: Day; time: string } | undefined {
  const text = raw.trim();
  const today = toShanghai(now);
  const full = DAY.exec(text);
  if (full) {
    const day = makeDay(Number(full[1]), Number(full[2]), Number(full[3]));
    const [hour, minute] = [full[4] ?? '12', full[5] ?? '00'];
    if (!day || Number(hour) > 23 || Number(minute) > 59) return undefined;
    return { day, time: `${hour.padStart(2, '0')}:${minute}` };
  }
  const short = SHORT_DAY.exec(text);
  if (short) {
    const [month, date] = [Number(short[1]), Number(short[2])];
    const day = makeDay(today.year, month, date);
    const past = day !== undefined && day > shanghaiDate(now) ? makeDay(today.year - 1, month, date) : day;
    return past === undefined ? undefined : { day: past, time: NOON };
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
  const last = lastDayOfMonth(of, month);
  const running = shanghaiDate(now);
  // Today at noon may not have come yet.
  const day =
    last < running
      ? last
      : of === today.year && month >= today.month && isRunning(month, today.month)
        ? addDays(running, -1)
        : last;
  return { day, time: NOON };
}

const isRunning = (lastMonth: number, month: number): boolean => lastMonth - month < 3;

/** The month or quarter that a title names: 「2026年10月营业厅成绩」. */
export function dayInTitle(title: string, now: Date): { day: Day; time: string } | undefined {
  const found = /(?:\d{4}\s*年\s*)?(?:\d{1,2}\s*月|第?[一二三四1-4]季度)/.exec(title)?.[0];
  return found === undefined ? undefined : readDay(found, now);
}
