import type { Pause } from '../../src/domain/calendar/paused-deadline.ts';
import { toShanghai } from '../../src/domain/calendar/shanghai.ts';
import type { Deadline } from '../../src/domain/calendar/working-calendar.ts';

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** 11月27日（周五）18:00, with the year when it is not `now`'s. */
export function showTime(date: Date, now?: Date): string {
  const at = toShanghai(date);
  const year = now && toShanghai(now).year === at.year ? '' : `${at.year}年`;
  return `${year}${at.month}月${at.day}日（${WEEKDAYS[at.weekday]}）${clockOf(date)}`;
}

function clockOf(date: Date): string {
  const { hour, minute } = toShanghai(date);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 11月27日（周五）, with the year when it is not `now`'s. */
export function showDate(date: Date, now?: Date): string {
  return showTime(date, now).replace(/\d\d:\d\d$/, '');
}

/** Stored form of a deadline's explanation: the `Deadline` without its instant, as JSON; of an extended one, the deadline before it (ISO). */
export type DueBasis = Omit<Deadline, 'dueAt'> & {
  readonly extendedFrom?: string;
  readonly extendedBy?: 'leader';
  /** When the clock stood still. */
  readonly pauses?: readonly Pause[];
};

/** 「自11月22日起5个工作日，跳过11月28日、29日（周末）」; of an extended deadline, how the one before it was counted. */
export function explainDue(basis: DueBasis): string {
  const counted = [explainCount(basis), ...(basis.pauses ?? []).map(explainPause)].join('；');
  return basis.extendedFrom === undefined
    ? counted
    : `经${basis.extendedBy === 'leader' ? '分管领导' : '质控岗'}同意延期，原期限 ${showTime(new Date(basis.extendedFrom))}：${counted}`;
}

/** 「责任认定期间停表 11月3日（周二）10:00 至 11月5日（周四）15:00，期限顺延（不足一个工作日的按一个工作日计）」 */
const explainPause = ({ from, to }: Pause): string =>
  `责任认定期间停表 ${showTime(new Date(from))} 至 ${showTime(new Date(to))}，期限顺延（不足一个工作日的按一个工作日计）`;

function explainCount(basis: DueBasis): string {
  const from =
    basis.deliveredAt === undefined
      ? `自${showDay(basis.start)}的次日起算`
      : `通知于${showDay(basis.start)} ${clockOf(new Date(basis.deliveredAt))} 送达，自次日起算`;
  const parts = [`${from}，共 ${basis.workingDays} 个工作日`];
  const holidays = basis.skipped.filter(day => day.reason === 'holiday');
  const weekends = basis.skipped.filter(day => day.reason === 'weekend');
  const own = basis.unitCalendar !== undefined;
  if (own) parts.push(`按${basis.unitCalendar}的工作日历`);
  if (weekends.length > 0)
    parts.push(`跳过${own ? '休息日' : '周末'} ${weekends.map(day => showDay(day.date)).join('、')}`);
  if (holidays.length > 0)
    parts.push(
      `跳过节假日 ${holidays.map(day => `${showDay(day.date)}${day.name ? `（${day.name}）` : ''}`).join('、')}`,
    );
  const [weekendsWorked, holidaysWorked] = [false, true].map(holiday =>
    basis.madeUp.filter(day => (day.holiday ?? false) === holiday).map(day => showDay(day.date)),
  );
  if (weekendsWorked!.length > 0) parts.push(`${own ? '周末' : '调休'}上班 ${weekendsWorked!.join('、')} 计入`);
  if (holidaysWorked!.length > 0) parts.push(`节假日上班 ${holidaysWorked!.join('、')} 计入`);
  if (!basis.calendarComplete) parts.push('该年度节假日安排尚未公布，暂按周末和法定节假日计算，未计调休');
  return parts.join('，');
}

function showDay(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}

/** 2026年12月1日, of a day as it is stored: 2026-12-01. */
export function showFullDay(day: string): string {
  return `${day.slice(0, 4)}年${showDay(day)}`;
}
