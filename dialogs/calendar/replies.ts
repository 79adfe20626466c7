import { type Day, shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import type { WorkingHours, WorkingWeek } from '../../src/domain/calendar/working-week.ts';
import type { WeekPreview } from '../../src/services/calendar/preview-week.ts';
import type { SetWeekOutcome } from '../../src/services/calendar/set-week.ts';
import type { ViewedCalendar } from '../../src/services/calendar/view-calendar.ts';
import type { Reply } from '../framework/reply.ts';
import { showFullDay, showTime } from '../replies/times.ts';
import { showHolidays, showWeek } from './week-text.ts';

const SHOWN_UNITS = 5;
const EXAMPLES =
  '请这样说：「周一至周六 9:00-17:00 午休12:00-13:30」「周一到周日 8:30-21:00 不午休」「全年无休 24小时」，时间用 24 小时制；一个单位各天的上下班时间相同，不能分日设置。';
export const INHERIT = '恢复公司日历';

/** What a form holds: null is a week that is taken back. */
export const showChoice = (week: WorkingWeek | null): string =>
  week === null ? '按上级或公司的工作日历' : showWeek(week);

export const calendarReplies = {
  askWhich: {
    text: '请问看哪个单位的工作日历？请发「工作日历 单位名称」，例如「工作日历 通川营业厅」。',
  } satisfies Reply,
  askUnit: { text: '请问设置哪个单位的工作日历？请发单位名称，例如「通川营业厅」。' } satisfies Reply,
  askWeek: (unitName: string, week: WorkingWeek): Reply => ({
    text: `${unitName}现在是：${showWeek(week)}。请说改成怎样，例如「周六上班 9:00-17:00 午休12:00-13:30」「周一休息」「不午休」；没有说到的不变。`,
    options: [{ key: INHERIT, label: INHERIT }],
  }),
  weekUnclear: { text: `没有看懂上班的日子和时间。${EXAMPLES}` } satisfies Reply,
  /** Part of what was said has not been read: nothing of it is set. */
  unread: (part: string): Reply => ({ text: `没有看懂「${part}」，所以还没有设置。${EXAMPLES}` }),
  unitOnly: (unitName: string, said: string): Reply => ({
    text: `这一步只选单位：是${unitName}的话，请只发「${unitName}」；「${said}」请在下一步再说。`,
    options: [{ key: unitName, label: unitName }],
  }),
  inheritsOrOwn: {
    text: '恢复公司日历和单独设置时间，只能选一样：请发「恢复公司日历」，或者只说上班的日子和时间。',
  } satisfies Reply,
  noDay: { text: '这样改一周就没有上班的日子了，请至少留一天。' } satisfies Reply,
  badHours: ({ opens, closes, rest }: WorkingHours): Reply => ({
    text: `时间对不上：上班 ${opens}，${rest ? `午休 ${rest.from}-${rest.to}，` : ''}下班 ${closes}。下班要晚于上班，午休要在上班时间以内，请重新说。`,
  }),
  askFrom: {
    text: '请问从哪天起执行？例如「12月1日」。',
    options: [
      { key: '今天', label: '今天' },
      { key: '下周一', label: '下周一' },
    ],
  } satisfies Reply,
  dayUnclear: { text: '没有看懂日期，请发「12月1日」或「下周一」这样的日期。' } satisfies Reply,
  past: { text: '这一天已经过去了。工作日历只能从今天或以后执行，请换一个日期。' } satisfies Reply,
  read: (unitName: string): Reply => ({ text: `设置${unitName}的工作日历，请核对。` }),
  preview: ({ unitName, before, after, askedAt, examples, inheriting }: WeekPreview, now: Date): Reply => {
    const shown = inheriting.slice(0, SHOWN_UNITS).join('、');
    return {
      text: [
        `${unitName}：原为 ${showWeek(before)}；改后 ${showWeek(after)}。${showHolidays(after)}`,
        `${showTime(askedAt, now)} 起新下达的期限，例如：`,
        ...examples.map(({ workingDays, before: old, after: fresh }) => {
          const same = old.getTime() === fresh.getTime();
          return `· ${workingDays} 个工作日：${same ? `仍为 ${showTime(old, now)}` : `${showTime(old, now)} → ${showTime(fresh, now)}`}`;
        }),
        ...(inheriting.length > 0
          ? [`下属单位一并适用：${shown}${inheriting.length > SHOWN_UNITS ? `等 ${inheriting.length} 个` : ''}。`]
          : []),
        '已经下达的期限不变。',
      ].join('\n'),
    };
  },
  set: (outcome: SetWeekOutcome): Reply =>
    outcome.kind === 'past'
      ? calendarReplies.past
      : {
          text: `已设置：${outcome.unitName}从${showFullDay(outcome.from)}起${outcome.week === null ? '恢复按上级或公司的工作日历' : `按 ${showWeek(outcome.week)}`}。已经下达的期限不变。`,
          options: [{ key: `工作日历 ${outcome.unitName}`, label: `工作日历 ${outcome.unitName}` }],
        },
  view: ({ unitName, week, from, atWork, planned }: ViewedCalendar, canSet: boolean): Reply => ({
    text: [
      `${unitName}的工作日历（${from === undefined ? '公司日历' : from === unitName ? '本单位设置' : `按${from}的设置`}）：${showWeek(week)}。${showHolidays(week)}`,
      `现在是${atWork ? '上班时间' : '休息时间'}。`,
      ...planned.map(({ fromDay, week: next }) => `从${showFullDay(fromDay)}起：${showChoice(next)}。`),
    ].join('\n'),
    ...(canSet && { options: [{ key: `设置工作日历 ${unitName}`, label: `设置工作日历 ${unitName}` }] }),
  }),
};

/** The earliest day from which a week may be set. */
export const isPast = (day: Day, now: Date): boolean => day < shanghaiDate(now);
