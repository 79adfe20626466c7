import { readQueryMonth } from './query-month.ts';

const MONTH =
  '(?:(?:\\d{4}[-/.年]?|今年|去年|前年)?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?|\\d{4}[-/.]\\d{1,2}|(?:本|这|当|上上|上)个?月)';
const OF = '(?:我们?|咱们?|本)?(?:部门|单位|厅里?|部|分公司|公司)?的?';
const ASKED = new RegExp(
  `^(?:请|麻烦|帮我|帮忙|给我|我想|想)*(?:查一?查|查询|查看|查|看一?看|看|列出|列|统计)?(?:一?下)?${OF}(${MONTH})的?${OF}(?:全部|所有)?扣分(?:查询|情况|明细|记录|台账|列表|清单|通知单?|都?有哪些|有多少|多少)?(?:吧|呢|吗)?[\\s。.?？!！]*$`,
  'u',
);

/**
 * 「11月扣分查询」, 「查一下11月的扣分」: the month whose deductions are asked for, such as 2026-11; undefined when it is no such question. Why, and how
 * much a score lost by it, are other questions.
 */
export function readLedgerQuestion(text: string, now: Date): string | undefined {
  const month = ASKED.exec(text.replace(/\s+/g, ''))?.[1];
  return month === undefined ? undefined : readQueryMonth(month, now);
}
