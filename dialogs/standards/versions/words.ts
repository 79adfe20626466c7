import { toShanghai } from '../../../src/domain/calendar/shanghai.ts';
import type { ApprovalStage, ApprovalStep } from '../../../src/domain/standards/approval.ts';

export const STEP: Readonly<Record<ApprovalStep, string>> = {
  prepare: '编制',
  review: '复核',
  jointReview: '会审',
  approve: '审定',
};

export const LEVEL = { nationalLaw: '国家法规', localLaw: '地方法规', companyStandard: '企业标准' } as const;

/** Kinds of units as people call them, in the order they are offered. */
export const UNIT_KIND = {
  cityDepartment: '市公司部门',
  customerGroup: '现业客户群部门',
  countyBranch: '县分公司',
  hall: '营业厅',
  hotline: '10000号',
  agency: '代办、统包和外包单位',
  company: '市分公司本部',
} as const;

export type UnitKind = keyof typeof UNIT_KIND;

/** 「营业厅、县分公司」, 「全体员工」 */
export function scopeText(kinds: readonly string[]): string {
  return kinds.length === 0 ? '全体员工' : kinds.map(kind => UNIT_KIND[kind as UnitKind] ?? kind).join('、');
}

/** Where an approval stands, as 「待复核」, 「已审定，待发布」. */
export function stageText(stage: ApprovalStage): string {
  switch (stage.kind) {
    case 'draft':
      return stage.returned ? '草稿，审批被退回' : '草稿，尚未提交审批';
    case 'step':
      return `审批中，待${STEP[stage.step]}`;
    case 'approved':
      return '已审定，待发布';
    case 'closed':
      return '审批已结束';
  }
}

/** 《营业厅服务规范》2027-01-01版 */
export function editionName({ title, label }: { title: string; label: string }): string {
  return `《${title}》${label}版`;
}

/** 2027年1月1日 */
export function showDay(date: Date): string {
  const { year, month, day } = toShanghai(date);
  return `${year}年${month}月${day}日`;
}

export const standardRef = (no: string) => ({ type: 'standard', no }) as const;

/** A command about an edition as a button: the whole command is sent, its phrase alone is shown. */
export const act = (phrase: string, no: string) => ({ key: `${phrase} ${no}`, label: phrase });
