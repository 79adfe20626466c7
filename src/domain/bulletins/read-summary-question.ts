import { parseSpan } from '../language/parse-span.ts';
import { periodOfSpan } from './periods.ts';

/** A week or month, by its name, whose service quality is asked about. */
export interface SummaryQuestion {
  readonly period: string;
}

const WHOSE = '(?:全市|全公司|全局|公司|各(?:单位|部门)|我们|咱们)?(?:的)?';
const END = '[\\s。.！!？?]*$';
const ASKS = new RegExp(
  `^${WHOSE}(?:总体|整体)?(?:的)?服务质量(?:的)?(?:(?:总体|整体)?(?:情况|状况|概况|小结|总结|汇总|数据)(?:怎么样|如何)?|怎么样|如何)${END}`,
  'u',
);

/** 「本月服务质量情况」, 「上周服务质量怎么样」; undefined for anything else, and where no week or month is named. */
export function readSummaryQuestion(text: string, now: Date): SummaryQuestion | undefined {
  const span = parseSpan(text, now);
  const rest = span && text.replace(span.words, '').replace(/^[\s，,的]+/u, '');
  if (!span || !ASKS.test(rest!)) return undefined;
  const period = periodOfSpan(span);
  return period === undefined ? undefined : { period };
}
