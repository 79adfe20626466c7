import { addDays, type Day, shanghaiDate } from '../../calendar/shanghai.ts';
import { parseDate } from '../../language/parse-date.ts';

export type ReadAbsence =
  | { kind: 'days'; fromDay: Day; toDay: Day; reason: string }
  /** Ends before it begins, or is longer than anybody means: 「11月30日到11月20日」 would otherwise be read as a year. */
  | { kind: 'badSpan' }
  | { kind: 'past' }
  /** Half of one day: a leave is registered by whole days (our default). */
  | { kind: 'halfDay'; day: Day; reason: string }
  /** 「周一和周四」: two leaves. */
  | { kind: 'apart'; days: readonly [Day, Day] }
  | { kind: 'none' };

/** Three months; a longer absence is a change of staff. */
const LONGEST_DAYS = 92;

const SPAN = /^(.+?)\s*(?:到|至|-|—|–|~|～)\s*(.+)$/;
/** 明天和后天 */
const BOTH = /^(.+?)(?:和|跟|与|、)(.+)$/;
/** 明后两天 */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/^今明后(?:[三3]?天)?/, '今天到后天'],
  [/^今明(?:[两2二]?天)?(?!后)/, '今天到明天'],
  [/^明后(?:[两2二]?天)?/, '明天到后天'],
];

/** 「11月30日到12月4日 学习」, 「周五」, 「明天到后天，家里有事」: the days of an absence and its reason. */
export function readAbsence(said: string, now: Date): ReadAbsence {
  const [pattern = /^/, together = ''] = TOGETHER.find(([each]) => each.test(said.trim())) ?? [];
  const text = said.trim().replace(pattern, together);
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
  const half = whole === undefined ? undefined : parseDate(span, now, { lean: 'future' });
  if (whole && whole >= today && half?.kind === 'date' && half.period)
    return { kind: 'halfDay', day: whole, reason: reason.join(' ') };
  const both = whole || match ? undefined : BOTH.exec(span);
  const [first, second] = both ? [at(both[1]!, now), at(both[2]!, now)] : [];
  if (first && second)
    return second === addDays(first, 1)
      ? { kind: 'days', fromDay: first, toDay: second, reason: reason.join(' ') }
      : { kind: 'apart', days: [first, second] };
  const fromDay = whole ?? (match ? at(match[1]!, now) : undefined);
  // The second day is meant from today, 「明天到后天」, unless that lies before the first one: 「12月20日到25日」.
  const toDay = whole ?? (match && fromDay ? lastDay(match[2]!, fromDay) : undefined);
  if (!fromDay || !toDay) return { kind: 'none' };
  if (toDay < fromDay || toDay > addDays(fromDay, LONGEST_DAYS)) return { kind: 'badSpan' };
  if (toDay < today) return { kind: 'past' };
  return { kind: 'days', fromDay, toDay, reason: reason.join(' ') };
}

const DEPUTY = [
  /(?:由|请|让)(?!同事|别人|他人|其他|大家|领导)(?<who>[\p{Script=Han}·]{2,4}?)(?:来)?(?:代|顶|接)(?:理|办|管|替|班|我|一下|签|$|[\s,，。;；])/u,
  /代(?:理|办)人(?:是|为|[:：\s])*(?<who>[\p{Script=Han}·]{2,4})/u,
];

/** 「由陈映雪代」: whom the reason of a leave names to stand in. */
export const readDeputy = (reason: string): string | undefined =>
  DEPUTY.map(pattern => pattern.exec(reason)?.groups?.who).find(who => who !== undefined);
