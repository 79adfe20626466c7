import { shanghaiDate } from '../../../src/domain/calendar/shanghai.ts';
import type { TaskLine } from '../../../src/domain/inspections/planning/notices.ts';
import type { DrawRule } from '../../../src/domain/inspections/programme-rules.ts';
import { showPeriod } from '../../replies/periods.ts';
import { showDate, showTime } from '../../replies/times.ts';

/** So many lines can be taken in on a phone. */
const SHOWN = 12;

export const STATUS = {
  planned: '待检查',
  inProgress: '已开始录入',
  done: '已完成',
  skipped: '已跳过',
  missed: '逾期未完成',
  withdrawn: '已取消',
} as const;

/** 「RW-2026-0003 通川营业厅 · 营业厅监督检查，计划 11月4日（周三）去」 */
export function taskText(
  task: Pick<TaskLine, 'no' | 'unit' | 'programme' | 'plannedFor' | 'recheckItems'>,
  now: Date,
): string {
  return `${task.no} ${task.unit} · ${task.programme}${recheckText(task)}${planText(task.plannedFor, now)}`;
}

/** 「（复查 2 项）」 */
export function recheckText({ recheckItems }: Pick<TaskLine, 'recheckItems'>): string {
  return recheckItems === undefined ? '' : `（复查 ${recheckItems} 项）`;
}

function planText(plannedFor: string | null, now: Date): string {
  if (plannedFor === null) return '';
  const day = showDate(new Date(plannedFor), now);
  return shanghaiDate(new Date(plannedFor)) < shanghaiDate(now) ? `，原计划 ${day}，还没录` : `，计划 ${day}去`;
}

/** Tasks under their deadlines: 「11月30日（周一）18:00 前：」. */
export function dueLines(tasks: readonly TaskLine[], now: Date, limit = SHOWN): string[] {
  const shown = tasks.slice(0, limit);
  const lines = [...Map.groupBy(shown, task => task.dueAt)].flatMap(([dueAt, own]) => [
    `${showTime(new Date(dueAt), now)} 前：`,
    ...own.map(task => `· ${taskText(task, now)}`),
  ]);
  return tasks.length > shown.length
    ? [...lines, `……另有 ${tasks.length - shown.length} 项，发「我的任务」查看。`]
    : lines;
}

export function showRule(rule: DrawRule): string {
  switch (rule.mode) {
    case 'all':
      return '每期走遍全部单位';
    case 'rotation':
      return `每期轮查 ${rule.count} 个单位，最久没去的优先`;
    case 'random':
      return `每期随机抽 ${rule.count} 个单位`;
    default:
      throw new Error(`no wording for ${JSON.stringify(rule satisfies never)}`);
  }
}

/** 「2026年11月的营业厅监督检查」 */
export function showPlan({ programme, period }: { programme: string; period: string }): string {
  return `${showPeriod(period)}的${programme}`;
}

/** 「11月30日至12月4日」, a single day once. */
export function showSpan(fromDay: string, toDay: string, now: Date): string {
  const show = (day: string): string => showDate(new Date(`${day}T12:00:00+08:00`), now);
  return fromDay === toDay ? show(fromDay) : `${show(fromDay)}至${show(toDay)}`;
}
