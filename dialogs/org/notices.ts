import type { OrgNotice, WorkItem, WorkKind } from '../../src/domain/org/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';

const WORK: Readonly<Record<WorkKind, string>> = {
  task: '检查任务',
  draft: '没填完的测评',
  measure: '改进措施',
  rectification: '整改',
  order: '整改督办单',
  result: '待确认的测评结果',
  report: '报表',
};

/** So many are listed. */
const SHOWN = 15;

/** The wording of this feature's notices. */
export function renderOrgNotice(notice: OrgNotice): NoticeText {
  switch (notice.code) {
    case 'workTakenOver': {
      const { fromName, items } = notice;
      const rest = items.length - SHOWN;
      return {
        title: `接手${fromName}的工作`,
        text: [
          `${fromName}已离开，以下 ${items.length} 项由您接手：`,
          ...items.slice(0, SHOWN).map(line),
          ...(rest > 0 ? [`另有 ${rest} 项。`] : []),
          '期限不变，请尽快看看。',
        ].join('\n'),
        options: [{ key: '我的待办', label: '我的待办' }],
      };
    }
    case 'workStuck': {
      return {
        title: `${notice.fromName}的工作没有人能接手`,
        text: `${notice.fromName}已离开，${counted(notice.counts)}没有找到能接手的人：没有代理人，单位负责人也办不了。请补上相应岗位的人员或代理人，系统每天夜里会再安排一次。`,
        options: [],
      };
    }
    case 'postEmpty':
      return {
        title: `${notice.fromName}的岗位没有人接任`,
        text: `${notice.fromName}已离开，所负责的单位没有新的负责人，也没有代理人，${counted(notice.counts)}暂由上级单位负责人办理。请补上负责人或代理人。`,
        options: [],
      };
    case 'contactsSuspicious':
      return {
        title: '通讯录同步已停下',
        text: `按企业微信通讯录，现有 ${notice.of} 人中将有 ${notice.departing} 人离岗，超过五分之一，可能是应用的可见范围被改小了，所以没有同步。请先核对；确实如此，请发「同步通讯录」确认。`,
        options: [{ key: '同步通讯录', label: '同步通讯录' }],
      };
  }
}

const counted = (counts: Readonly<Partial<Record<WorkKind, number>>>): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${WORK[kind as WorkKind]} ${count} 项`)
    .join('、');

function line({ kind, no, about }: WorkItem): string {
  return `· ${WORK[kind]}${no === null ? '' : ` ${no}`}：${about}`;
}
