import { type Day, dayParts } from '../../../src/domain/calendar/shanghai.ts';
import type { Reply } from '../../framework/reply.ts';
import { showFullDay, showTime } from '../../replies/times.ts';
import type { MyTask, Planning } from './which-task.ts';

type Successors = Awaited<ReturnType<Planning['successors']>>;

const WEEKDAYS = '一二三四五六日';

/** What is said while somebody changes one of their own tasks. */
export const changeReplies = {
  task: (task: MyTask, now: Date): string =>
    `${task.no} ${task.unitName} · ${task.programmeName}${task.origin === 'recheck' ? '（复查）' : ''}，${showTime(task.dueAt, now)} 到期`,
  whichTask: (tasks: readonly MyTask[], now: Date): Reply => ({
    text: '请问是哪一项任务？',
    options: tasks.map((task, index) => ({ key: `${index + 1}`, label: changeReplies.task(task, now) })),
  }),
  rechecks: ({ unit, own }: { unit: { name: string }; own: readonly MyTask[] }, now: Date): Reply => {
    if (own.length === 0)
      return {
        text: `「${unit.name}」目前没有可以安排复查的整改。待核验的、三个月内办结且还没安排复查的才能安排。`,
        options: [{ key: `${unit.name}整改了没有`, label: '看整改进展' }],
      };
    return {
      text: [`您有「${unit.name}」的复查任务：`, ...own.map(task => `· ${changeReplies.task(task, now)}`)].join('\n'),
      options: own.slice(0, 4).map(({ no }) => ({ key: `录测评 ${no}`, label: `录测评 ${no}` })),
    };
  },
  whichUnitToRecheck: {
    text: '请问复查哪个单位？请说全称，例如「复查通川营业厅」，或发「安排复查」选择。',
    options: [{ key: '安排复查', label: '安排复查' }],
  } satisfies Reply,
  day: (day: Day): string => `${showFullDay(day)}（周${WEEKDAYS[dayParts(day).weekday - 1]}）`,
  whichDay: { text: '请问改到哪天？可以说「周三」「11月20日」。' } satisfies Reply,
  /** Said before a task is skipped, for it may only be another day that is meant. */
  skipOrMove: (unit: string): Reply => ({
    text: `去不了的任务可以说明原因后跳过；只是换一天去，请发「取消」，再说「${unit}改周四」这样的日期。`,
  }),
  whyNot: { text: '请说明去不了的原因，会告知质控岗。' } satisfies Reply,
  whichColleague: ({ task, colleagues }: Successors, who?: string): Reply => ({
    text:
      who === undefined || who === ''
        ? `${task.no} 请问转给谁？`
        : `同条线里没有找到「${who}」，${task.no} 可以转给${colleagues.map(({ name }) => name).join('、')}。`,
    options: colleagues.map(({ name }) => ({ key: name, label: name })),
  }),
};
