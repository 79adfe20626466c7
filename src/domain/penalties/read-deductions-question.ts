import { readKpiPeriod } from '../kpi/read-period.ts';
import { cleanText } from '../language/clean-text.ts';

export interface DeductionsQuestion {
  /** 2026-11, 2026-Q4 or 2026; absent where none was named. */
  readonly period?: string;
  /** How the unit is called that is asked about; absent for one's own, or for all. */
  readonly unit?: string;
}

const LEAD =
  /^(?:请问|请|麻烦[你您]?|帮[我忙]|给我|我?想?(?:问|查|看|知道)(?:一?下|看)?|查(?:一?下|看)?|看(?:一?下|看)?|那么?)+/u;
const TAIL = /(?:[吗呢啊呀吧]|谢谢[你您]?|[\s。.?\uFF1F!\uFF01~])+$/u;
const NOW = /现在|目前|到现在|截至目前|至今/u;
const OWN = /^(?:我们?|咱们?|本)(?:厅|部门?|单位|公司)?$/u;
const ALL = /^(?:各个?(?:部门|单位|县分?公司?)|(?:所有|全部)的?(?:部门|单位)|全市|全公司|大家|哪些(?:部门|单位))$/u;
const ASKED =
  /^(.{0,16}?)的?(?:加了?(?:几|多少)分)?(?:一共|总共|共|到底|已经|都|被|又|累计)*(?:扣(?:了|过)?(?:几|多少)分?了?|扣(?:了|过)?分(?:了)?(?:没有?|情况|多少|有多少|有哪些|明细|查询|记录)?|扣(?:了|过)分?没有?)$/u;

const WHO = '(?:谁|哪[个些家]?(?:部门|单位|县?分?公司)?)';
/** 「哪个部门扣分最多」, 「扣分最多的是谁」, 「扣分排名」. */
const MOST = new RegExp(
  `^(?:全市|各(?:部门|单位))?的?(?:${WHO}(?:被|的)?扣(?:了|的)?分?数?(?:得|是)?最[多高少低]|(?:被)?扣分?(?:得)?最[多高少低]的(?:前?(?:几|\\d{1,2}|[一二两三四五六七八九十])个?)?(?:部门|单位)?(?:是${WHO}|有?哪些)?|扣分(?:排名|排行榜?|台账))的?$`,
  'u',
);

/**
 * 「现在扣几分」, 「我们扣分了没」, 「上季度我们扣几分」, 「公众客户部本季度扣了几分」: what has been deducted, of one's own unit or of the one named. Undefined
 * where neither a unit nor a time is named, which asks what a rule says, unless it asks who lost most; whether `unit` is one, is for the caller to know.
 */
export function readDeductionsQuestion(raw: string, now: Date): DeductionsQuestion | undefined {
  const text = cleanText(raw).replace(/\s/g, '').replace(LEAD, '').replace(TAIL, '');
  if (!text.includes('扣')) return undefined;
  const named = readKpiPeriod(text, now);
  const rest = (named?.rest ?? text).replace(NOW, '');
  if (MOST.test(rest)) return named ? { period: named.period } : {};
  const who = ASKED.exec(rest)?.[1];
  if (who === undefined || /为|什么|怎么|谁|是否/u.test(who)) return undefined;
  const period = named && { period: named.period };
  if (OWN.test(who) || ALL.test(who)) return { ...period };
  if (who !== '') return { ...period, unit: who };
  return named || NOW.test(text) ? { ...period } : undefined;
}
