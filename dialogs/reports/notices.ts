import type { ReportNotice } from '../../src/domain/reports/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showPeriod } from '../replies/periods.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { FAULT_LABEL } from './examine-replies.ts';

const REMINDER_TITLE = {
  threeDaysBefore: '报表将在三个工作日后到期',
  oneDayBefore: '报表下一个工作日到期',
  dueMorning: '报表今天到期',
  overdue: '报表已逾期',
} as const;

const WAITING_FOR = {
  due: '尚未填报',
  drafted: '已填报，待负责人审核',
  returned: '已退回，待重新填报',
} as const;

/** The wording of this feature's notices. */
export function renderReportNotice(notice: ReportNotice, now: Date): NoticeText {
  const { no, unitName } = notice;
  const report = `${showPeriod(notice.period)}《${notice.title}》`;
  const due = showTime(new Date(notice.dueAt), now);
  const fill = { key: `上报 ${no}`, label: '上报' };
  const judge = { key: `审核上报 ${no}`, label: '审核上报' };
  const extend = { key: `申请延期 ${no}`, label: '申请延期' };
  const view = { key: `查看 ${no}`, label: '查看' };
  // A writer may not release it.
  const waitsForHead = notice.code === 'reportReminder' && notice.status === 'drafted' && notice.releases === false;
  switch (notice.code) {
    case 'reportRequested':
      return {
        title: '报表上报',
        text: `${unitName}${report}（${no}）可以填报了，请在 ${due} 前报出（${explainDue(notice.dueBasis)}）。`,
        options: [fill],
      };
    case 'reportReminder':
      return {
        title: REMINDER_TITLE[notice.stage],
        text: `${unitName}${report}（${no}）${WAITING_FOR[notice.status]}，${notice.stage === 'overdue' ? '已过' : ''}截止时间 ${due}。${
          notice.stage === 'overdue'
            ? `${waitsForHead ? '请提醒负责人尽快审核放行' : '请尽快补报'}，长时间未报将按漏报处理。`
            : '请按时报出。'
        }`,
        options: [
          waitsForHead ? view : notice.status === 'drafted' ? judge : fill,
          ...(notice.stage === 'overdue' ? [] : [extend]),
        ],
      };
    case 'reportDrafted':
      return {
        title: '报表待审核',
        text: `${notice.authorName}已填好${unitName}${report}（${no}），请您审核，${due} 前报出。`,
        options: [judge, view],
      };
    case 'reportReturned':
      return {
        title: '报表被退回',
        text: `${notice.byName}退回了${report}（${no}）。原因：${notice.reason}。请修改后重新上报，截止 ${due}。`,
        options: [fill],
      };
    case 'reportSubmitted':
      return {
        title: '报表已报出',
        text: `${notice.byName}已审核放行${report}（${no}），报表已报出${notice.late ? '（逾期）' : ''}。`,
        options: [view],
      };
    case 'reportFaulted':
      return {
        title: '报表被退回重报',
        text: [
          `${unitName}${report}（${no}）经审阅认定${FAULT_LABEL[notice.fault]}：${notice.reason}`,
          `请核实后重新上报，截止 ${due}。`,
          ...(notice.penaltyNo === null ? [] : [`拟扣分 ${notice.penaltyNo}，待确认。`]),
        ].join('\n'),
        options: [
          fill,
          view,
          ...(notice.penaltyNo === null ? [] : [{ key: `为什么扣分 ${notice.penaltyNo}`, label: '为什么扣分' }]),
        ],
      };
    case 'reportOmitted':
      return {
        title: '报表漏报',
        text: `${unitName}${report}（${no}）应于 ${due} 前报出，至今未报，已按漏报记录，不能再在线补报。如有疑问，请联系客户服务部质控岗。`,
        options: [view],
      };
    default:
      return unreachable(notice);
  }
}

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
