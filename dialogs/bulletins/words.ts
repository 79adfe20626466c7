import type { BulletinKind, IssueStatus, MeasureStatus } from '../../src/domain/bulletins/bulletin.ts';
import type { Option } from '../../src/domain/conversation/message.ts';
import { showPeriod } from '../replies/periods.ts';

export const KIND_LABEL: Readonly<Record<BulletinKind, string>> = {
  weekly: '服务质量周报',
  monthly: '服务质量月度分析报告',
  weakness: '服务短板通报',
};

export const ISSUE_STATUS: Readonly<Record<IssueStatus, string>> = {
  open: '待报措施',
  measured: '措施已报，执行中',
  closed: '已办结',
  withdrawn: '已随通报撤回',
};

export const MEASURE_STATUS: Readonly<Record<MeasureStatus, string>> = {
  drafted: '待负责人审核',
  returned: '被负责人退回',
  released: '执行中',
  executed: '已执行',
  unexecuted: '未执行',
  moved: '责任已转走，不再执行',
};

/** A title for a bulletin that was given none. */
export const defaultTitle = (kind: BulletinKind, period: string): string => `${showPeriod(period)}${KIND_LABEL[kind]}`;

export const command = (phrase: string, no: string): Option => ({ key: `${phrase} ${no}`, label: phrase });

/** Where the problem is, with who answers for it where that is another unit. */
export const placeOf = (issue: { unitName: string; responsibleUnitName: string }): string =>
  issue.unitName === issue.responsibleUnitName
    ? issue.responsibleUnitName
    : `${issue.unitName}，责任部门${issue.responsibleUnitName}`;
