import type { ClockState } from '../../src/domain/supervision/clocks.ts';
import type { SupervisionAction } from '../../src/domain/supervision/expectations.ts';
import type { ReportKind, SupervisionStatus } from '../../src/domain/supervision/workflow.ts';
import { showTime } from '../replies/times.ts';

export const STATUS_LABEL: Readonly<Record<SupervisionStatus, string>> = {
  issued: '待签收',
  signed: '待查因',
  causeFound: '待整改到位',
  fixed: '待反馈',
  reported: '待核验',
  returned: '已退回，待重新整改',
  closed: '已办结，待巩固复查',
  consolidated: '巩固复查通过',
};

export const CLOCK_LABEL: Readonly<Record<ReportKind, string>> = { cause: '查因', fix: '整改到位', feedback: '反馈' };

export const REPORT_PHRASE: Readonly<Record<ReportKind, string>> = {
  cause: '报查因',
  fix: '报整改到位',
  feedback: '报反馈',
};

export const ACTION_PHRASE: Readonly<Record<SupervisionAction, string>> = {
  signOrder: '签收',
  reportCause: '报查因',
  reportFix: '报整改到位',
  reportFeedback: '报反馈',
  verifyOrder: '核验督办',
};

export const STEP_LABEL = {
  sign: '签收',
  cause: '查因',
  fix: '整改到位',
  feedback: '反馈',
  verify: '核验',
  return: '退回',
  close: '核验通过，办结',
  recheck: '巩固复查',
} as const;

/** 按时、逾期、剩余. */
export function showClockState(state: ClockState, now: Date): string {
  switch (state.kind) {
    case 'metInTime':
      return `按时，${showTime(state.at, now)} 完成`;
    case 'metLate':
      return `逾期，${showTime(state.at, now)} 才完成`;
    case 'overdue':
      return '逾期，尚未完成';
    case 'stopped':
      return '已停止';
    case 'paused':
      return `停表中（${showTime(state.since, now)} 起等待责任认定），认定后顺延`;
    case 'running':
      return state.workingDaysLeft > 0 ? `剩余 ${state.workingDaysLeft} 个工作日` : '今天到期';
    default:
      return unreachable(state);
  }
}

function unreachable(state: never): never {
  throw new Error(`unknown clock state ${JSON.stringify(state)}`);
}
