import { parseNumber } from '../language/parse-number.ts';
import { recordNumber } from '../language/record-number.ts';
import { periodAt } from './periods.ts';
import { readKpiPeriod } from './read-period.ts';

/** What a sentence asks of the scores. */
export type KpiQuestion =
  | { readonly kind: 'ranking'; readonly period: string }
  /** `of` names a unit, a programme or both; '' is the asker's own unit. */
  | { readonly kind: 'explain'; readonly period: string; readonly of: string }
  /** 「我们部门为什么扣了1.5分」 */
  | {
      readonly kind: 'points';
      readonly period: string;
      readonly of: string;
      /** What the asker has heard was deducted, decimal string. */
      readonly amount?: string;
    }
  /** 「如果这单再逾期会怎样」; the record is named by its 单号, or is the one last spoken of. */
  | { readonly kind: 'whatIf' }
  /** 「如果我们再扣2分会怎样」; `points` is a decimal string, `of` as above. */
  | { readonly kind: 'whatIfPoints'; readonly of: string; readonly points: string };

const END = '[\\s。.！!？?]*$';
const RANKING = new RegExp(
  `^(?:的|全市|全公司|各部门|各单位|考核|服务质量|得分|成绩|KPI)*(?:排名|名次|排行|排行榜)(?:情况|表|怎么样|如何)?${END}`,
  'i',
);
const ALL_UNITS = new RegExp(
  `^(?:的|全市)*(?:各|所有|全部)(?:个)?(?:部门|单位|县|分公司)(?:的)?(?:得分|分数|成绩|考核分|分)?(?:都)?(?:是)?(?:怎么|如何|咋)(?:算|来|得)(?:出来)?的?${END}`,
);
const HOW = new RegExp(
  `^(?<of>.*?)(?:的)?(?:考核)?(?:得分|分数|成绩|考核分|总分|分)?(?:是)?(?:怎么|如何|咋)(?:算|计算|来|得)(?:出来)?的?${END}`,
);
const WHY = new RegExp(
  `^(?<of>.*?)(?:的)?(?:为什么|为啥|怎么|凭什么)(?:又)?(?:被)?扣了?(?:我们|咱们)?(?:的)?(?:分|多少分|[\\d.]+\\s*分)(?:了)?${END}`,
);
const SUPPOSED = new RegExp(
  `^(?:要是|如果|假如|万一).*(?:逾期|超期|超时|晚了|迟了|不交|没交|不反馈|没按时).*(?:会怎么?样|怎么办|有什么后果|扣多少分?|扣几分|影响(?:多大|大吗)?|排名会?怎么?样)${END}`,
);
/** 「这单再逾期会怎么样」 */
const SUPPOSED_OF_RECORD = new RegExp(
  `^(?:这单|这一单|这个单子|本单|${recordNumber()})\\s*(?:要是|如果|万一)?\\s*(?:再|又)?(?:逾期|超期|超时|晚了|迟了)(?:了)?(?:的话)?(?:会怎么?样|怎么办|有什么后果|扣多少分?|扣几分)${END}`,
  'i',
);
/** 「要是公众客户部本季度再扣1.5分，排名会怎样」 */
const SUPPOSED_POINTS = new RegExp(
  `^(?:(?:要是|如果|假如|万一)(?<of>[^\\d扣]{0,14}?)(?:还|又|再|被|多|要)*|(?<unit>[^\\d扣]{0,14}?)(?:还|又|再)(?:被|多|要)*)扣(?:了|掉)?\\s*(?<points>\\d{1,3}(?:\\.\\d{1,2})?|[一二两三四五六七八九十半]+)\\s*分(?<half>半)?(?:了|的话)?[，,\\s]*(?:我们|得分|成绩|总分|考核)*(?:会|排名|影响|变成|还有|剩|掉到|降到|第|排)*(?:会?怎么?样|怎么办|多少分?|第?几名?|有多大|大吗)${END}`,
);
/** 「为什么我们排第三」 */
const WHY_PLACE = new RegExp(
  `^(?<of>.*?)(?:为什么|为啥|怎么)(?:我们|咱们)?(?:部门|单位|分公司)?(?:才|只|会)?(?:是|排在?)(?:第[一二三四五六七八九十\\d]+|倒数.*|最后.*|后面|这么.*)(?:名)?${END}`,
);
/** 「上季度排名第一是谁」, 「哪个部门最差」, 「得分最高的部门」 */
const PLACED = new RegExp(
  `^(?:的|全市|考核)*(?:(?:得分|成绩|排名?)?(?:在|是)?(?:第[一二三四五\\d]+|倒数第?[一二三\\d]*|最后)(?:名)?(?:的)?(?:部门|单位)?是(?:谁|哪[个家](?:部门|单位|分公司)?)|(?:谁|哪[个家](?:部门|单位|分公司)?)(?:的)?(?:得分|成绩|分数?|考核|排名)?(?:是)?(?:最[好差高低]|第一|倒数第一|最后)(?:名)?|(?:得分|成绩|排名)最[好差高低](?:的)?(?:部门|单位)?(?:是(?:谁|哪[个家](?:部门|单位)?))?)${END}`,
);
/** 「本季度我们排第几」 */
const OWN_PLACE = new RegExp(
  `^(?:的|我们?|咱们?|本)*(?:部门|单位|公司|分公司)?(?:的)?(?:考核)?(?:排名?|名次)(?:是|在|到)?(?:第)?(?:几名?|多少名?|哪里?)${END}`,
);
/** 「这季度我们部门多少分」 */
const OWN_SCORE = new RegExp(
  `^(?:我们|咱们|本)(?:部门|单位|公司|分公司)?(?:的)?(?:考核)?(?:得分|分数|成绩)?(?:是|得了?|考了?|有)?(?:多少分?|几分)${END}`,
);
/** 「通川营业厅本季度得分」; the score of an inspection is another question. */
const SCORE_OF = new RegExp(
  `^(?<of>(?!.*(?:检查|测评|抽查|调查|规则|标准|权重)).{2,14}?)(?:的)?(?:考核)?(?:得分|成绩)(?:是|有)?(?:多少分?|几分|怎么样|如何)?${END}`,
);
const AMOUNT = /扣了?\D{0,4}(\d+(?:\.\d+)?)\s*分/;
/** The asker's own unit. */
const OWN = /^(?:我们?|咱们?|本)?(?:的)?(?:部门|单位|公司|分公司)?(?:的)?$/;

/** Reads a sentence about scores; undefined when it is none. Without a period the running quarter is meant. */
export function readKpiQuestion(text: string, now: Date): KpiQuestion | undefined {
  if (SUPPOSED.test(text) || SUPPOSED_OF_RECORD.test(text)) return { kind: 'whatIf' };
  const supposed = readSupposedPoints(text, now);
  if (supposed) return supposed;
  const read = readKpiPeriod(text, now);
  const rest = (read?.rest ?? text).replace(/^[，,、\s]+|[，,、\s]+$/g, '');
  const period = read?.period ?? periodAt(now, 'quarter');
  if (RANKING.test(rest) || ALL_UNITS.test(rest) || OWN_PLACE.test(rest) || PLACED.test(rest))
    return { kind: 'ranking', period };
  if (OWN_SCORE.test(rest)) return { kind: 'explain', period, of: '' };
  for (const [kind, pattern] of [
    ['points', WHY],
    ['explain', HOW],
    ['explain', WHY_PLACE],
  ] as const) {
    const of = pattern.exec(rest)?.groups?.of;
    if (of === undefined) continue;
    const named = OWN.test(of) ? '' : of.replace(/^(?:我们|咱们)|的$/g, '');
    if (kind === 'explain') return { kind, period, of: named };
    const amount = AMOUNT.exec(rest)?.[1];
    return { kind, period, of: named, ...(amount !== undefined && { amount }) };
  }
  // Only with a period: 得分 alone may be what a sheet gives for an item.
  const scoreOf = read && SCORE_OF.exec(rest)?.groups?.of;
  return scoreOf ? { kind: 'explain', period, of: scoreOf } : undefined;
}

/** Of the running quarter, or of its running month: what lies elsewhere is another question. */
function readSupposedPoints(text: string, now: Date): KpiQuestion | undefined {
  const read = readKpiPeriod(text, now);
  if (read && read.period !== periodAt(now, 'quarter') && read.period !== periodAt(now, 'month')) return undefined;
  const { of, unit = '', points, half = '' } = SUPPOSED_POINTS.exec(read?.rest ?? text)?.groups ?? {};
  if (points === undefined) return undefined;
  const said = points === '半' ? '0.5' : `${points}分${half}`;
  const number = parseNumber(said);
  if (number.kind !== 'number' || number.value === 0) return undefined;
  const named = of ?? unit;
  return { kind: 'whatIfPoints', of: OWN.test(named) ? '' : named.replace(/的$/, ''), points: String(number.value) };
}
