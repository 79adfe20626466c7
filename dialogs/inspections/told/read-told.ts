import { type Called, findUnit } from '../../../src/domain/inspections/free/find-unit.ts';
import { looksLikeQuestion } from '../../../src/domain/language/looks-like-question.ts';

/** What is told of a visit as a whole. */
export type ToldVisit =
  /** The unit as it was said, if it is none there is. */
  | { readonly kind: 'unknown'; readonly said: string }
  | { readonly kind: 'unit'; readonly unitId: string; readonly verdict?: 'full' | 'failed'; readonly when: string };

const WHEN =
  '(?:刚刚?|今天|今早|昨天|前天|大前天|上?(?:周|星期|礼拜)[一二三四五六日天]|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[日号])?(?:早上|上午|中午|下午|晚上)?';
const VISITED = '(?:去|到|在)?(?:现场)?(?:检查|抽查|测评|查|暗访)(?:完|过|了|的|得)*';
const FULL =
  '(?:全优|全部?(?:都)?(?:满分|合格|达标|通过|没问题)|都(?:满分|合格|达标|通过|没问题)|满分|(?:一分)?没(?:有)?扣分|没(?:有)?扣一分|一分没扣|零扣分|没(?:有)?(?:发现|查出)?(?:任何)?问题)';
const FAILED = '(?:全部?(?:都)?|都|全)(?:不合格|不达标|没通过|不通过)';
const END = '(?:的|了|呢|啊|哈)?[\\s。.!！]*';
/** Behind the unit: when, and what came of it. */
const VERDICT = new RegExp(
  `^(?:的|那边)?(?<when>${WHEN})(?:我)?(?:${VISITED})?(?:结果|情况)?[,，\\s]*(?:是|为)?(?:(?<full>${FULL})|(?<failed>${FAILED}))${END}$`,
  'u',
);
/** 「上午查了X，…」; what is inspected is called so. */
const KIND = '(?:营业厅|厅|分公司|代理商|代办点|代理点|客户部|外包公司)';
/** 「查了一个营业厅」 names none. */
const NO_NAME = '(?!一|两|几|这|那|各|每|所有|全部|别的?|其他|我们|咱|本|该|某|主营业|合作|农客|社会)';
const NAMED = `(?<unit>10000号|${NO_NAME}[\\p{Script=Han}\\w]{2,14}?${KIND})`;
const TOLD = [
  new RegExp(`^(?:我)?${WHEN}(?:我)?${VISITED.replace('*', '+')}(?:一下)?${NAMED}(?<rest>[,，。;；\\s].{2,})$`, 'su'),
  new RegExp(
    `^${NAMED}(?:我)?${WHEN}(?:我)?${VISITED.replace('*', '+')}(?:一下|一遍)?(?<rest>[,，。;；\\s].{2,})$`,
    'su',
  ),
];

/** Reads a whole sentence; undefined where it tells of no visit. */
export function readTold(raw: string, units: readonly Called[]): ToldVisit | undefined {
  const text = raw.trim();
  if (looksLikeQuestion(text)) return undefined;
  const lead = new RegExp(`^(?:我)?(?<before>${WHEN})(?:我)?(?:${VISITED})?`, 'u').exec(text);
  for (const start of [0, lead?.[0].length ?? 0]) {
    const found = findUnit(text.slice(start), units);
    if (found?.start !== 0 || found.misspelt || found.unitIds.length !== 1) continue;
    const verdict = VERDICT.exec(text.slice(start + found.end).replace(/^[,，\s]+/u, ''))?.groups;
    if (!verdict) continue;
    const when = verdict.when || (start > 0 ? (lead?.groups?.before ?? '') : '');
    return { kind: 'unit', unitId: found.unitIds[0]!, verdict: verdict.full ? 'full' : 'failed', when };
  }
  for (const pattern of TOLD) {
    const said = pattern.exec(text)?.groups?.unit;
    if (said === undefined) continue;
    const found = findUnit(said, units);
    if (!found) return { kind: 'unknown', said };
    if (found.start === 0 && found.end === said.length && found.unitIds.length === 1)
      return { kind: 'unit', unitId: found.unitIds[0]!, when: '' };
  }
  return undefined;
}
