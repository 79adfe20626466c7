import type { WorkingWeek } from '../../src/domain/calendar/working-week.ts';

const NAMES = ['', '一', '二', '三', '四', '五', '六', '日'];

/** 周一至周六 9:00-17:00，午休 12:00-13:30 */
export function showWeek({ days, opens, closes, rest }: WorkingWeek): string {
  const pause = rest ? `午休 ${hour(rest.from)}-${hour(rest.to)}` : '不午休';
  return `${showDays(days)} ${hour(opens)}-${hour(closes)}，${pause}`;
}

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
