import { plain } from '../../src/domain/penalties/ledger.ts';
import type { PenaltyTrigger, RuleTerms } from '../../src/domain/penalties/rule-terms.ts';
import { capPeriodLabel } from './words.ts';

/** What a rule is applied to, and whose points they are: always a unit's, never a person's. */
export const triggerLabel: Readonly<Record<PenaltyTrigger, { readonly when: string; readonly bearer: string }>> = {
  personFinding: { when: '调查认定隐瞒或不如实反映时', bearer: '被调查的责任部门' },
  report: { when: '报表逾期、漏报由系统提出，不完整、不真实由人认定', bearer: '应上报的部门' },
  measureMissing: { when: '重大问题没有措施或措施未执行时', bearer: '重大问题的责任部门' },
  clockFailed: {
    when: '督办的查因、整改、反馈期限未满足时，由系统提出',
    bearer: '督办单的责任部门（经责任认定可调整）',
  },
  finding: { when: '关联扣分的测评项未通过时，由系统提出', bearer: '被检查单位的责任部门（经责任认定可调整）' },
  incident: { when: '登记服务事件时提出，另一人确认', bearer: '事件的责任部门（经责任认定可调整）' },
  reward: { when: '由质控岗提出，另一人确认', bearer: '表现突出的部门' },
};

export const showPer = ({ points, per }: Pick<RuleTerms, 'points' | 'per'>): string => `每${per} ${plain(points)} 分`;

export const showCap = ({ cap, capPeriod }: Pick<RuleTerms, 'cap' | 'capPeriod'>): string =>
  cap === null ? '不封顶' : `每${capPeriodLabel[capPeriod]}最多 ${plain(cap)} 分`;

export const showConfirmation = (needsConfirmation: boolean): string => (needsConfirmation ? '须经确认' : '自动确认');

/** 「每次 1 分，不封顶，须经确认」 */
export const showTerms = (terms: RuleTerms): string =>
  [showPer(terms), showCap(terms), showConfirmation(terms.needsConfirmation)].join('，');
