import { FIGURE, readFigure } from '../../language/chinese-number.ts';
import type { NumberRange, ScoredOption } from '../../language/item-answer.ts';
import type { TemplateItem } from './template.ts';

/** What a text says of how an item is scored; what it does not say is absent. */
export type ScoringRule = Partial<
  Pick<
    TemplateItem,
    | 'scoring'
    | 'maxPoints'
    | 'deductionPer'
    | 'cap'
    | 'target'
    | 'options'
    | 'range'
    | 'veto'
    | 'evidenceRequired'
    | 'severity'
    | 'weight'
  >
>;

const N = `(${FIGURE})`;
const TIMES = '(?:次|处|项|例|起|个|人次?|台|条|份|张|件|户|宗|笔|分钟|小时|天)';
/** 每缺一项扣1分, 每发现一处扣0.5分, 每1人不符扣1分, 发现一次扣2分, 每处扣1分. */
const PER = new RegExp(
  `(?:每[^,，。;；\\d一扣]{0,8}(?:[1一]${TIMES}|${TIMES})|每有[1一]?${TIMES}|(?:发现|出现|有)[1一]${TIMES})[^,，。;；\\d扣]{0,10}扣除?${N}分`,
);
const CAP = new RegExp(
  `(?:最多|至多|累计|最高|封顶)(?:只)?扣(?:至|到|不超过)?${N}分|扣分不超过${N}分|扣(?:至|到)${N}分为止`,
);
const VETO = /一票否决|否决项|否决指标|直接判0分|整表0分/;
const NO_VETO = /(?:取消|不|非)(?:作为|是|再是|再作为)?(?:一票)?否决/;
const EVIDENCE =
  /(?:须|需|应|要|必须)(?:附|有|上传|提供|拍)(?:上|好)?(?:照片|图片|照|佐证|证据)|拍照取证|附照片|留存照片/;
const NO_EVIDENCE = /(?:不用|不须|不需要?|无须|无需)(?:附|上传|拍)?(?:照片|照|佐证)/;
const RATE = /(?:抽样|抽查|达标率|合格率|履约率|满意率|接通率|规范率|及时率|完成率)/;
const TARGET =
  /(?:目标|不低于|达到|≥|>=|大于等于|不少于)(?:值|为|是)?[:：]?(\d{1,3}(?:\.\d{1,2})?)%|(\d{1,3}(?:\.\d{1,2})?)%(?:以上)?(?:为)?达标/;
const OPTION_LIST = /(?:选项|选择|档位|分档|等级)(?:为|是)?[:：]?\s*(.+)$/;
const OPTION = new RegExp(`^([^\\d=:：,，、/]{1,12}?)[=:：(（]?(?:得)?${N}分[)）]?$`);
const YES_NO = /^(?:是否项?|是\/否|合格与否|合格不合格|合格\/不合格|判断项?)$/;
const GAINED =
  /(?:符合|达标|合格|做到|有)[^,，。;；]{0,6}得(?:满|\d+(?:\.\d+)?)分[,，;；]?(?:不符合|不达标|不合格|未做到|没有|否则|无)[^,，。;；]{0,6}(?:不得分|得?0分|扣完)/;
const ALL_OR_NOTHING = /(?:不合格|不符合|未达标|不达标|有不符)[^,，。;；]{0,4}(?:不得分|得0分)/;
const NUMBER = /^(?:数值|数字|填数|实测值?|测量值?|数值项)(?:[,，:：]|$)/;
const UNIT = /单位(?:为|是)?[:：]?\s*([^\s,，。;；\d]{1,6})/;
const AT_MOST = /(?:不超过|不多于|不高于|≤|<=|以内)(?:为)?(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)[^,，。;；\d]{0,4}以内/;
const AT_LEAST = /(?:不少于|不低于|≥|>=)(\d+(?:\.\d+)?)(?!\d|%)/;
const POINTS = new RegExp(`^(?:满分|分值)?(?:改为|为|是)?${N}分$`);
const WEIGHT = new RegExp(`^权重(?:改为|为|是)?[:：]?${N}$`);

const figure = (text: string | undefined): number | undefined => (text === undefined ? undefined : readFigure(text));

/**
 * How an item is scored, from the words of a 评分标准 or of a sentence: 「每缺一项扣1分，扣完为止」, 「是否，2分」, 「一票否决」,
 * 「选项：优秀10分、良好8分、差0分」, 「数值，单位分钟，不超过10」, 「达标率不低于95%」.
 */
export function readScoringRule(raw: string): ScoringRule {
  const text = raw.replace(/\s+/g, '');
  const parts = text.split(/[,，。;；\n]+/).filter(part => part !== '');
  const marks = readMarks(text);
  const points = figure(parts.flatMap(part => POINTS.exec(part)?.[1] ?? [])[0]);
  const weight = figure(parts.flatMap(part => WEIGHT.exec(part)?.[1] ?? [])[0]);
  const own = readKind(text, parts, raw);
  return {
    ...own,
    ...(own.maxPoints === undefined && points !== undefined && { maxPoints: points }),
    ...(weight !== undefined && { weight }),
    ...marks,
  };
}

function readMarks(text: string): ScoringRule {
  return {
    ...(NO_VETO.test(text) ? { veto: false } : VETO.test(text) && { veto: true }),
    ...(NO_EVIDENCE.test(text) ? { evidenceRequired: false } : EVIDENCE.test(text) && { evidenceRequired: true }),
    ...(/重大(?:问题|项|隐患)/.test(text) ? { severity: 'major' as const } : {}),
    ...(/严重(?:问题|项)/.test(text) ? { severity: 'serious' as const } : {}),
    ...(/一般(?:问题|项)/.test(text) ? { severity: 'general' as const } : {}),
  };
}

function readKind(text: string, parts: readonly string[], raw: string): ScoringRule {
  const per = figure(PER.exec(text)?.[1]);
  if (per !== undefined) {
    const found = CAP.exec(text);
    const cap = figure(found?.[1] ?? found?.[2]);
    return { scoring: 'deduction', deductionPer: per, ...(cap !== undefined && { cap }) };
  }
  const options = readOptions(raw);
  if (options) return { scoring: 'choice', options, maxPoints: Math.max(...options.map(option => option.points)) };
  if (parts.some(part => NUMBER.test(part))) return { scoring: 'number', range: readRange(text) };
  const target = TARGET.exec(text);
  if (RATE.test(text) || (target && !AT_MOST.test(text))) {
    const percent = figure(target?.[1] ?? target?.[2]);
    return { scoring: 'sampledRate', ...(percent !== undefined && { target: percent }) };
  }
  if (parts.some(part => YES_NO.test(part)) || GAINED.test(text) || ALL_OR_NOTHING.test(text))
    return { scoring: 'yesNo' };
  if (parts.some(part => /^(?:文字|文字说明|文本|填空|记录项)$/.test(part))) return { scoring: 'text', maxPoints: 0 };
  if (parts.some(part => /^(?:照片|拍照|拍照项|图片)$/.test(part))) return { scoring: 'photo', maxPoints: 0 };
  if (parts.some(part => /^(?:签字|签名|签字确认|现场签字|现场确认)$/.test(part)))
    return { scoring: 'signature', maxPoints: 0 };
  if (parts.some(part => /^(?:评分|按分值评|计分|.{0,8}打分)$/.test(part))) return { scoring: 'points' };
  // A veto without another scale is a yes or no.
  if (VETO.test(text) && !NO_VETO.test(text)) return { scoring: 'yesNo' };
  return {};
}

function readOptions(raw: string): ScoredOption[] | undefined {
  const list = OPTION_LIST.exec(raw.replace(/[ \t]+/g, ''))?.[1] ?? raw.replace(/\s+/g, '');
  const options = list
    .split(/[、/,，;；\n]+/)
    .map(part => OPTION.exec(part.replace(/[。.]$/, '')))
    .map(match => ({ label: match?.[1]?.trim() ?? '', points: figure(match?.[2]) ?? Number.NaN }));
  const named = OPTION_LIST.test(raw) ? options.filter(option => !Number.isNaN(option.points)) : options;
  const complete = named.length >= 2 && named.every(option => option.label !== '' && !Number.isNaN(option.points));
  const plausible =
    OPTION_LIST.test(raw) ||
    named.every(option =>
      /^(?:优秀?|良好?|中|一般|差|较差|较好|好|合格|不合格|完全|部分|基本|没有|未)/.test(option.label),
    );
  return complete && plausible && new Set(named.map(option => option.label)).size === named.length ? named : undefined;
}

function readRange(text: string): NumberRange {
  const most = AT_MOST.exec(text);
  const [passMax, passMin] = [figure(most?.[1] ?? most?.[2]), figure(AT_LEAST.exec(text)?.[1])];
  const unit = UNIT.exec(text)?.[1];
  return {
    ...(passMin !== undefined && { passMin }),
    ...(passMax !== undefined && { passMax }),
    ...(unit !== undefined && { unit }),
  };
}

/** How an item is scored, as a 评分标准 says it; reads back as the same rule. */
export function writeScoringRule(item: TemplateItem): string {
  const { deductionPer, cap, target, options = [], range = {} } = item;
  const kind = (): string => {
    switch (item.scoring) {
      case 'yesNo':
        return item.maxPoints === 0 ? '是否' : '符合得满分，不符合不得分';
      case 'points':
        return '按符合程度打分';
      case 'deduction':
        return `每处扣${deductionPer ?? 0}分，${cap === undefined ? '扣完为止' : `最多扣${cap}分`}`;
      case 'sampledRate':
        return target === undefined ? '按抽样达标率得分' : `按抽样达标率得分，目标${target}%`;
      case 'choice':
        return `选项：${options.map(({ label, points }) => `${label}${points}分`).join('、')}`;
      case 'number':
        return [
          '数值',
          ...(range.unit === undefined ? [] : [`单位${range.unit}`]),
          ...(range.passMin === undefined ? [] : [`不少于${range.passMin}`]),
          ...(range.passMax === undefined ? [] : [`不超过${range.passMax}`]),
        ].join('，');
      case 'text':
        return '文字';
      case 'photo':
        return '照片';
      case 'signature':
        return '签字';
    }
  };
  const severity = { general: [], serious: ['严重问题'], major: ['重大问题'] }[item.severity];
  return [
    kind(),
    ...(item.veto ? ['一票否决'] : []),
    ...(item.evidenceRequired ? ['不符合须附照片'] : []),
    ...severity,
  ].join('；');
}
