import type { IncidentNotice } from '../../src/domain/incidents/notices.ts';
import { command } from '../penalties/words.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { byWhom } from '../replies/stood-in.ts';

/** The wording of this feature's notices. */
export function renderIncidentNotice(notice: IncidentNotice): NoticeText {
  const { no, unitName, title } = notice;
  switch (notice.code) {
    case 'incidentRegistered':
      return {
        title: '服务事件通知',
        text: [
          `已登记服务事件「${title}」，初步认为责任部门是${unitName}，请尽快报措施。`,
          `经过：${notice.facts}`,
          `客户投诉：${notice.complaint === '' ? '无' : notice.complaint}`,
          `单号：${no}；拟扣分 ${notice.penaltyNo}，确认前可以提出责任认定。`,
        ].join('\n'),
        options: [command('报事件措施', no), command('不是我们的责任', notice.penaltyNo), command('查看', no)],
      };
    case 'incidentMeasures':
      return {
        title: '服务事件措施已报',
        text: [
          `${unitName}${notice.by ? `由${byWhom(notice.by.name, notice.by.forName)}` : ''}报了「${title}」的措施：${notice.measures}`,
          `单号：${no}`,
        ].join('\n'),
        options: [command('办结事件', no), command('查看', no)],
      };
    case 'incidentWithdrawn':
      return {
        title: '服务事件撤销',
        text: [
          `${unitName}的服务事件「${title}」（${no}）已由${notice.byName}撤销，不用报措施，也不因此扣分。`,
          `原因：${notice.reason}`,
          ...(notice.penaltyNo === null ? [] : [`拟扣分 ${notice.penaltyNo} 已取消，不计入考核。`]),
        ].join('\n'),
        options: [command('查看', no), command('已阅', no)],
      };
    case 'incidentClosed':
      return {
        title: '服务事件办结',
        text: `${unitName}的服务事件「${title}」（${no}）已办结。`,
        options: [command('查看', no), command('已阅', no)],
      };
    default: {
      const unknown: never = notice;
      throw new Error(`no wording for ${JSON.stringify(unknown)}`);
    }
  }
}
