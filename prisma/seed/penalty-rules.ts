import type { CapPeriod, PenaltyTrigger } from '../../src/domain/penalties/rule-terms.ts';
import { EXAMPLE, PLAN } from './effective.ts';

export interface SeedPenaltyRule {
  id: string;
  scheme: string;
  title: string;
  trigger: PenaltyTrigger;
  points: string;
  text: string;
  source: string;
  /** The most for one unit in a period; none where absent. */
  cap?: { points: string; period: CapPeriod };
}

const SCHEME = '服务基础工作考核';
const PART = `${PLAN} 第六部分 七`;

/** The plan's four deductions, each from the responsible unit per occurrence, and examples: for marked items, and rewards. */
export const PENALTY_RULES: readonly SeedPenaltyRule[] = [
  {
    id: 'investigation-concealment',
    scheme: SCHEME,
    title: '调查中隐瞒或不如实反映',
    trigger: 'personFinding',
    points: '0.5',
    text: '服务问题调查中没有如实反映情况或者隐瞒问题的，每次扣责任部门0.5分。',
    source: `${PART} 1`,
  },
  {
    id: 'report',
    scheme: SCHEME,
    title: '报表上报不合要求',
    trigger: 'report',
    points: '0.5',
    text: '服务报表、分析没有按时限上报，或者内容不完整、漏报、不真实、弄虚作假的，每次扣责任部门0.5分。',
    source: `${PART} 2`,
  },
  {
    id: 'major-issue-measure',
    scheme: SCHEME,
    title: '重大问题无措施或措施未执行',
    trigger: 'measureMissing',
    points: '1',
    text: '周报、月报和日常工作中发现的重大服务质量问题，责任部门没有改进措施或者措施未执行的，每次扣责任部门1分。',
    source: `${PART} 3`,
  },
  {
    id: 'supervision-clock',
    scheme: SCHEME,
    title: '督办未按要求落实',
    trigger: 'clockFailed',
    points: '1',
    text: '整改督办单所列问题未按要求查找原因、未在规定时间内整改到位或者未及时反馈的，每次扣责任部门1分；三种情形分别计次（示例口径）。',
    source: `${PART} 4；三种情形分别计次为${EXAMPLE}`,
  },
  {
    id: 'inspection-finding',
    scheme: `监督检查考核（${EXAMPLE}）`,
    title: `测评项关联扣分（${EXAMPLE}）`,
    trigger: 'finding',
    points: '0.5',
    text: '标注关联扣分的测评项未通过的，每次扣责任部门0.5分（示例口径），经质控岗确认后生效。',
    source: `${EXAMPLE}：方案未作规定，由演示数据设定`,
  },
  {
    id: 'service-reward',
    scheme: `服务奖励（${EXAMPLE}）`,
    title: `服务表现突出（${EXAMPLE}）`,
    trigger: 'reward',
    points: '0.5',
    text: '受到客户书面表扬、上级通报表扬，或者服务改进措施在全市推广的，每次加责任部门0.5分（示例口径）。每季度累计最多加1分。',
    source: `${EXAMPLE}：方案未作规定，由演示数据设定`,
    cap: { points: '1', period: 'quarter' },
  },
];
