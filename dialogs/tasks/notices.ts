import type { TaskNotice } from '../../src/domain/tasks/notices.ts';
import { command } from '../penalties/words.ts';
import type { NoticeText } from '../replies/notice-text.ts';

/** The wording of this feature's notices. */
export function renderTaskNotice({ no, ask, byOfficer }: TaskNotice): NoticeText {
  const phrase = ask === 'sign' ? '签收' : '已阅';
  return {
    title: `催办 ${no}`,
    text: `${byOfficer ?? '发出人'}提醒您：${no} 还没有${ask === 'sign' ? '签收' : '看过'}，请尽快处理。`,
    options: [command(phrase, no), command('查看', no)],
  };
}
