import type { ReminderStage } from '../../src/domain/calendar/reminders.ts';
import type { Option } from '../../src/domain/conversation/message.ts';
import type { Severity } from '../../src/domain/rectification/due.ts';
import type { RectificationAction } from '../../src/domain/rectification/expectations.ts';
import type { RectificationStatus } from '../../src/domain/rectification/workflow.ts';

export const STATUS_LABEL: Readonly<Record<RectificationStatus, string>> = {
  open: '待整改',
  answered: '待负责人审核',
  released: '待检查人核验',
  verified: '已办结',
  withdrawn: '已撤回',
};

export const SEVERITY_LABEL: Readonly<Record<Severity, string>> = { general: '一般', serious: '较重', major: '重大' };

export const STAGE_LABEL: Readonly<Record<ReminderStage, string>> = {
  threeDaysBefore: '还有 3 个工作日到期',
  oneDayBefore: '下一个工作日到期',
  dueMorning: '今天到期',
  overdue: '已逾期',
};

const ACTION_PHRASE: Readonly<Record<RectificationAction, string>> = {
  acknowledgeRectification: '签收',
  answerRectification: '答复整改',
  releaseRectification: '审核整改',
  verifyRectification: '核验整改',
};

/** An option that types a command about a record. */
export function commandOption(phrase: string, no: string): Option {
  return { key: `${phrase} ${no}`, label: phrase };
}

export function actionOption(action: RectificationAction, no: string): Option {
  return commandOption(ACTION_PHRASE[action], no);
}
