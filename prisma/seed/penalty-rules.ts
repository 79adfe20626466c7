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
/** The demo branch's own standard, article by article. */
const articleOf = (article: string): string => `《服务质量考核办法》${article}`;

/** Schemes that the plan names without their figures: entries under them are proposed when a 服务事件 is registered. */
const EXAMPLE_SCHEMES = [
  {
    ...{ id: 'incident-general', scheme: '客户服务事件问责', title: '一般服务事件', points: '1' },
    text: '因本部门责任引起客户服务事件、造成客户投诉升级的',
  },
  {
    ...{ id: 'incident-serious', scheme: '客户服务事件问责', title: '较大服务事件', points: '2' },
    text: '因本部门责任引起群体投诉或者媒体曝光的客户服务事件的',
  },
  {
    ...{ id: 'complaint-handling', scheme: '投诉管理', title: '投诉处理不当', points: '0.5' },
    text: '投诉未按规定处理、引起重复投诉的',
  },
  {
    ...{ id: 'installation-quality', scheme: '装移维服务质量管理', title: '装移维服务失约', points: '0.5' },
    text: '装机、移机、维修失约或者推诿，引起客户投诉的',
  },
  {
    ...{ id: 'channel-quality', scheme: '实体渠道服务质量管理', title: '实体渠道违规服务', points: '0.5' },
    text: '营业厅或者代理渠道违规受理、强制搭售，引起客户投诉的',
  },
  {
    ...{ id: 'product-review', scheme: '产商品审核管理', title: '产商品未经审核上线', points: '1' },
    text: '产品、资费或者宣传未经服务审核上线，引起客户投诉的',
  },
] as const;

/** The plan's four deductions, each from the responsible unit per occurrence, and examples: for marked items, and rewards. */
export const PENALTY_RULES: readonly SeedPenaltyRule[] = [
  {
    id: 'investigation-concealment',
    scheme: SCHEME,
    title: '调查中隐瞒或不如实反映',
    trigger: 'personFinding',
    points: '0.5',
    text: '服务问题调查中没有如实反映情况或者隐瞒问题的，每次扣责任部门0.5分。',
    source: `${PART} 1；${articleOf('第二十条')}`,
  },
  {
    id: 'report',
    scheme: SCHEME,
    title: '报表上报不合要求',
    trigger: 'report',
    points: '0.5',
    text: '服务报表、分析没有按时限上报，或者内容不完整、漏报、不真实、弄虚作假的，每次扣责任部门0.5分。',
    source: `${PART} 2；${articleOf('第二十一条')}`,
  },
  {
    id: 'major-issue-measure',
    scheme: SCHEME,
    title: '重大问题无措施或措施未执行',
    trigger: 'measureMissing',
    points: '1',
    text: '周报、月报和日常工作中发现的重大服务质量问题，责任部门没有改进措施或者措施未执行的，每次扣责任部门1分。',
    source: `${PART} 3；${articleOf('第二十二条')}`,
  },
  {
    id: 'supervision-clock',
    scheme: SCHEME,
    title: '督办未按要求落实',
    trigger: 'clockFailed',
    points: '1',
    text: '整改督办单所列问题未按要求查找原因、未在规定时间内整改到位或者未及时反馈的，每次扣责任部门1分；三种情形分别计次（示例口径）。',
    source: `${PART} 4；${articleOf('第二十三条')}；三种情形分别计次为${EXAMPLE}`,
  },
  {
    id: 'inspection-finding',
    scheme: `监督检查考核（${EXAMPLE}）`,
    title: `测评项关联扣分（${EXAMPLE}）`,
    trigger: 'finding',
    points: '0.5',
    text: '标注关联扣分的测评项未通过的，每次扣责任部门0.5分（示例口径），经质控岗确认后生效。',
    source: `${EXAMPLE}：方案未作规定，由演示数据设定；${articleOf('第二十四条')}`,
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
  ...EXAMPLE_SCHEMES.map(
    ({ id, scheme, title, points, text }): SeedPenaltyRule => ({
      ...{ id, title: `${title}（${EXAMPLE}）`, trigger: 'incident', points },
      scheme: `${scheme}（${EXAMPLE}）`,
      text: `${text}，每次扣责任部门${points}分（示例口径）。`,
      source: `${PLAN} 第六部分提到另有办法，办法本身未提供；分值为${EXAMPLE}`,
    }),
  ),
];
