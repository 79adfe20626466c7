import { ROUND_THE_CLOCK, type WorkingWeek } from '../../src/domain/calendar/working-week.ts';

const NAMES = ['', '一', '二', '三', '四', '五', '六', '日'];

/** 周一至周六 9:00-17:00，午休 12:00-13:30；周一至周日 24 小时，节假日不休 */
export function showWeek({ days, opens, closes, rest, holidays }: WorkingWeek): string {
  const allDay = opens === ROUND_THE_CLOCK.opens && closes === ROUND_THE_CLOCK.closes && rest === null;
  const pause = rest ? `午休 ${hour(rest.from)}-${hour(rest.to)}` : '不午休';
  const hours = allDay ? '24 小时（期限到 23:59）' : `${hour(opens)}-${hour(closes)}，${pause}`;
  return `${showDays(days)} ${hours}${holidays === 'worked' ? '，节假日不休' : ''}`;
}

/** What holidays and make-up days are to it. */
export const showHolidays = ({ holidays }: WorkingWeek): string =>
  holidays === 'worked' ? '法定节假日照常计为工作日。' : '法定节假日和调休按公司日历。';

/** Three days in a row or more are a stretch. */
function showDays(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap(run =>
      run.length > 2 ? [`周${NAMES[run[0]!]}至周${NAMES[run.at(-1)!]}`] : run.map(day => `周${NAMES[day]}`),
    )
    .join('、');
}

const hour = (time: string): string => time.replace(/^0/, '');
