import { addDays, type Day, shanghaiDate } from '../../calendar/shanghai.ts';
import { parseDate } from '../../language/parse-date.ts';

export type ReadAbsence =
  | { kind: 'days'; fromDay: Day; toDay: Day; reason: string }
  /** Ends before it begins, or is longer than anybody means: 「11月30日到11月20日」 would otherwise be read as a year. */
  | { kind: 'badSpan' }
  | { kind: 'past' }
  | { kind: 'none' };

/** Three months; a longer absence is a change of staff. */
const LONGEST_DAYS = 92;

const SPAN = /^(.+?)\s*(?:到|至|-|—|–|~|～)\s*(.+)$/;

/** 「11月30日到12月4日 学习」, 「周五」, 「明天到后天，家里有事」: the days of an absence and its reason. */
export function readAbsence(text: string, now: Date): ReadAbsence {
  const [days = '', ...rest] = text.trim().split(/[\s,，。;；:：]+/);
  // 「11月30日 到 12月4日」 is one span, however it is spaced.
  const joined = text.trim().replace(/\s*(到|至|~|～|—|–)\s*/g, '$1');
  const [span = days, ...reason] = joined === text.trim() ? [days, ...rest] : joined.split(/[\s,，。;；:：]+/);
  const today = shanghaiDate(now);
  const at = (said: string, from: Date): Day | undefined => {
    const parsed = parseDate(said, from, { lean: 'future' });
    if (parsed.kind !== 'date') return undefined;
    if (parsed.date <= addDays(shanghaiDate(from), LONGEST_DAYS)) return parsed.date;
    // 「11月1日」 on the second is the day just past, not one in a year.
    const running = parseDate(said, from);
    return running.kind === 'date' && running.date < shanghaiDate(from) ? running.date : parsed.date;
  };
  const lastDay = (said: string, first: Day): Day | undefined => {
    const day = at(said, now);
    return day !== undefined && day >= first ? day : at(said, new Date(`${first}T12:00:00+08:00`));
  };
  const match = SPAN.exec(span);
  const whole = at(span, now);
  const fromDay = whole ?? (match ? at(match[1]!, now) : undefined);
  // The second day is meant from today, 「明天到后天」, unless that lies before the first one: 「12月20日到25日」.
  const toDay = whole ?? (match && fromDay ? lastDay(match[2]!, fromDay) : undefined);
  if (!fromDay || !toDay) return { kind: 'none' };
  if (toDay < fromDay || toDay > addDays(fromDay, LONGEST_DAYS)) return { kind: 'badSpan' };
  if (toDay < today) return { kind: 'past' };
  return { kind: 'days', fromDay, toDay, reason: reason.join(' ') };
}
