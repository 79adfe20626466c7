import type { TaskNotice } from '../../src/domain/tasks/notices.ts';
import { command } from '../penalties/words.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showTime } from '../replies/times.ts';
import { nameOfRecord } from './ref-types.ts';

/** The wording of this feature's notices. */
export function renderTaskNotice(notice: TaskNotice, now: Date): NoticeText {
  return notice.code === 'chased' ? chased(notice) : signReminder(notice, now);
}

function chased({ no, ask, byOfficer }: Extract<TaskNotice, { code: 'chased' }>): NoticeText {
  const phrase = ask === 'sign' ? '签收' : '已阅';
  const missing = ask === 'sign' ? '还没有签收，请尽快签收' : '您还没有点「已阅」，请看过后点「已阅」';
  return {
    title: `催办 ${no}`,
    text: `${byOfficer ?? '发出人'}提醒您：${no} ${missing}。`,
    options: [command(phrase, no), command('查看', no)],
  };
}

function signReminder(notice: Extract<TaskNotice, { code: 'signReminder' }>, now: Date): NoticeText {
  const { no, subject, unitName, count, stage, asked } = notice;
  const due = showTime(new Date(notice.dueAt), now);
  const what = count > 1 ? `${nameOfRecord(no)} ${no} 里有 ${count} 份` : `${nameOfRecord(no)} ${no}「${subject}」`;
  const overdue = stage === 'overdue';
  const asks = asked ? '请尽快签收。' : '请您督促。';
  return {
    title: overdue ? '签收已逾期' : '签收提醒',
    text: overdue
      ? `${unitName}的${what}应于 ${due} 前签收，至今没有签收，${asks}`
      : `${unitName}的${what}还没有签收，请于 ${due} 前签收。`,
    options: asked ? [command('签收', no), command('查看', no)] : [command('查看', no)],
  };
}
