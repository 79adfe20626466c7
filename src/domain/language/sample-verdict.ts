import { FIGURE, readFigure } from './chinese-number.ts';
import { closeUp } from './fold-answer.ts';
import { rated, type Verdict } from './item-answer.ts';

/** A whole figure: without the look-ahead 18户 would read as 1 and 8. */
const N = `(${FIGURE})(?![0-9.零〇一二两三四五六七八九十百千万点])`;
/** Also bounds what the patterns have to try. */
const LONGEST = 60;
const UNIT = '(?:人次|户次|个|户|次|台|处|项|人|家|件|条|张|位|例|单|笔|起|份|名)';
const THING = '(?:客户|用户|样本|工单|记录|电话)?';
const DRAW = '(?:一?共|总共|合计)?(?:抽查|抽样|抽检|抽取|抽测|抽|检查|回访|电话回访|拨测|测评|样本|查)?(?:了)?';
const OF_THEM = '(?:[,、里内]|里面|其中|中|有|是)*';
const GOOD = '(?:合格|达标|满意|符合|符合要求|符合规范|履约|通过)';
const BAD = '(?:不合格|不达标|未达标|不满意|不符合|未履约|没履约|未通过|不通过)';
const OF = '(?:的|了|有|的有|数)?';
const SAMPLE = `${DRAW}${N}(${UNIT}?)${THING}`;

/** 18/20: the qualified first, as a fraction is written. */
const FRACTION = /^(\d+)\/(\d+)(?:合格|达标|满意|符合|通过)?$/;
/** 20户18户达标, 抽20户合格18, 20个里18个. */
const GOOD_OF = new RegExp(`^${SAMPLE}(${OF_THEM})(${GOOD}?)${OF}${N}(${UNIT}?)${THING}(${GOOD}?)的?$`);
/** 20户2户不合格, 抽20户不合格2. */
const BAD_OF = new RegExp(`^${SAMPLE}${OF_THEM}(?:${BAD}${OF}${N}${UNIT}?${THING}|${N}${UNIT}?${THING}${BAD}的?)$`);
/** 20户全部达标, 20户都不合格. */
const WHOLE = new RegExp(`^${SAMPLE}[,、]?(?:全部|全都|全|都|均|无一)(?:(${GOOD})|${BAD})的?$`);
/** 18户达标,共20户. */
const GOOD_FIRST = new RegExp(
  `^${GOOD}?${N}${UNIT}?${THING}${GOOD}?,?(?:一?共|总共|合计|抽查|抽样|抽检|抽)了?${N}${UNIT}?${THING}$`,
);

function counts(sampled: string | undefined, qualified: number | string | undefined, max: number): Verdict | undefined {
  const whole = readFigure(sampled ?? '');
  const part = typeof qualified === 'number' ? qualified : readFigure(qualified ?? '');
  if (whole === undefined || part === undefined || !Number.isInteger(whole) || !Number.isInteger(part))
    return undefined;
  return whole < 1 || part < 0 ? undefined : rated(whole, part, max);
}

/**
 * How many of a sample qualified, said as the whole text; undefined when it does not say so. Two bare figures say nothing:
 * a unit, a word between them or a slash must show which is the sample.
 */
export function sampleVerdict(raw: string, max: number): Verdict | undefined {
  const text = closeUp(raw).replaceAll('\uFF0C', ',');
  if (text.length > LONGEST) return undefined;
  const fraction = FRACTION.exec(text);
  if (fraction !== null) return counts(fraction[2], fraction[1], max);
  const whole = WHOLE.exec(text);
  if (whole !== null) return counts(whole[1], whole[3] === undefined ? 0 : readFigure(whole[1] ?? ''), max);
  const bad = BAD_OF.exec(text);
  if (bad !== null) {
    const [sampled, failed] = [readFigure(bad[1] ?? ''), readFigure(bad[3] ?? bad[4] ?? '')];
    if (sampled === undefined || failed === undefined) return undefined;
    if (failed > sampled) return { kind: 'outOfRange', value: failed, min: 0, max: sampled };
    return counts(bad[1], sampled - failed, max);
  }
  const first = GOOD_FIRST.exec(text);
  if (first !== null) return counts(first[2], first[1], max);
  const good = GOOD_OF.exec(text);
  if (good === null) return undefined;
  const [, sampled, unit, link, goodBefore, qualified, unitAfter, goodAfter] = good;
  const shown = [unit, link, goodBefore, unitAfter, goodAfter].some(part => part !== undefined && part !== '');
  return shown ? counts(sampled, qualified, max) : undefined;
}
