import { FIGURE, isApproximateNumeral, readFigure } from './chinese-number.ts';
import { closeUp } from './fold-answer.ts';
import {
  type AnsweredItem,
  awarded,
  deducted,
  deductedPerOccurrence,
  hasPointPrecision,
  leastPoints,
  scored,
  type Verdict,
} from './item-answer.ts';

export const NOT_APPLICABLE =
  /^(?:本厅|本项|此项|该项|这项|这个|这一项)?(?:不适用|不涉及|未涉及|无此项(?:业务)?|无该项(?:业务)?|没有?(?:此项|这项|这一项|该项)(?:业务)?|不计分|不参评|n\/?a|n\.a\.?)(?:的|了)?$/;

const FULL =
  '满分|全分|全部?合格|都合格|合格|全部?达标|都达标|达标|符合要求|符合规范|符合|没有问题|没问题|无问题|一切正常|正常|通过|不扣分|没扣分|没有扣分|无扣分|不扣|√|✓|✔|✅|👍';
const NOTHING = '一分(?:都|也)?(?:没有|没得|不给)|不得分|没有分|没得分|没分|扣光|扣完|扣满|全扣';
const FAILED =
  '不合格|不达标|未达标|没达标|不符合要求|不符合|未通过|不通过|没通过|没做到|未做到|有问题|存在问题|×|✗|✖|❌|👎';
const NO_OCCURRENCE = '未发现|没有发现|没发现|未出现|没有出现|没出现|未发生|没有发生|没发生';
const YES = /^(?:是|是的|有|有的|对|对的|好|做到了?|yes|y|ok)$/;
const NO = /^(?:否|不是|不是的|没有?|没有的|无|不|不对|no|n|x)$/;
/** Both answers at once: the question repeated, not answered. */
const EITHER = /^(?:是否|是不是|有没有|有无|是或否|是\/否|合不合格|合格不合格|达不达标|符不符合|对不对)$/;

const OCCASION = '(?:人次|次|处|起|例|回|宗|个|项)';
/** What would mean that a figure was cut short. */
const INSIDE = '[0-9.零〇一二两三四五六七八九十百千万点]';
const LINK = '(?:到|至|-|~|\\u301C|—+|–|或者?)';
const TAKE = '(?:扣除|扣掉|扣了|扣|减掉|减去|减)';
const GIVE = '(?:实得|得到|得了|得|打|给|评)';
const RANGE = new RegExp(`^(?:${TAKE}|${GIVE})?${FIGURE}(?:分|${OCCASION})?${LINK}${FIGURE}(?:分|${OCCASION})?$`);
const FRACTION = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;

/** One verdict at the beginning of a text; several may follow each other without a separator (扣2分得满分). */
const TOKEN = new RegExp(
  [
    `(?:是|${GIVE}|给了)?(?<full>${FULL})(?:了|的)?`,
    `(?<nothing>${NOTHING})(?:了)?`,
    `(?:是)?(?<failed>${FAILED})(?:的|了)?`,
    `(?<none>${NO_OCCURRENCE})`,
    `${TAKE}(?<taken>${FIGURE})(?!${OCCASION}|${INSIDE})分?(?<takenHalf>半)?(?:了)?`,
    `(?:出现|发现|发生|存在|有|共|一共|${TAKE})?(?:了)?(?<times>${FIGURE})${OCCASION}`,
    `${GIVE}?了?(?<sign>[-−负])?(?<given>${FIGURE})(?<points>分)?(?<givenHalf>(?<=分)半)?`,
  ].join('|'),
  'y',
);

const figure = (text: string, half?: string): number =>
  (readFigure(text) ?? Number.NaN) + (half === undefined ? 0 : 0.5);

/** A no takes all points; where there are none to take, the failure itself is what is recorded. */
function no(item: AnsweredItem): Verdict {
  return item.maxPoints === 0 ? scored(0, { occurrences: 1 }) : scored(0);
}

/** What one token means for the item; undefined where it means nothing there. */
function tokenVerdict(groups: Record<string, string | undefined>, item: AnsweredItem): Verdict | undefined {
  const { scoring, maxPoints: max, deductionPer } = item;
  if (scoring !== 'yesNo' && scoring !== 'points' && scoring !== 'deduction' && scoring !== 'sampledRate')
    return undefined;
  // How much of a sample qualified cannot be told from a word or from points, except that all of it did.
  if (scoring === 'sampledRate') return groups.full === '满分' ? scored(max) : undefined;
  if (groups.full !== undefined) return scored(max);
  // 扣完 takes what can be taken, 不得分 leaves nothing: that is not the same where a cap leaves something.
  if (groups.nothing !== undefined) return /扣/.test(groups.nothing) ? scored(leastPoints(item)) : awarded(0, item);
  // On a scale of points a bare "fails" does not say how many points are left.
  if (groups.failed !== undefined) return scoring === 'yesNo' ? no(item) : undefined;
  if (groups.none !== undefined) return scoring === 'deduction' ? scored(max, { occurrences: 0 }) : undefined;
  if (groups.times !== undefined) {
    const times = figure(groups.times);
    const counted = scoring === 'deduction' && deductionPer !== undefined && Number.isInteger(times);
    return counted ? deductedPerOccurrence(times, deductionPer, item) : undefined;
  }
  const taken = groups.taken === undefined ? undefined : figure(groups.taken, groups.takenHalf);
  const given = groups.given === undefined ? undefined : figure(groups.given, groups.givenHalf);
  const value = taken ?? (groups.sign === undefined ? given : -(given ?? Number.NaN));
  if (value === undefined || Number.isNaN(value) || !hasPointPrecision(value)) return undefined;
  // Yes or no leaves nothing between all and none.
  if (scoring === 'yesNo' && value > 0 && value < max) return undefined;
  return taken === undefined ? awarded(value, item) : deducted(value, item);
}

/** The verdicts a text consists of, one after the other; undefined when anything else stands in it. */
function tokens(text: string, item: AnsweredItem): Verdict[] | undefined {
  const found: Verdict[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    if (text[TOKEN.lastIndex] === '、' && found.length > 0) TOKEN.lastIndex += 1;
    const groups = TOKEN.exec(text)?.groups;
    const verdict = groups && tokenVerdict(groups, item);
    if (verdict === undefined) return undefined;
    found.push(verdict);
  }
  return found.length > 0 ? found : undefined;
}

/** The verdicts in one piece of a message, or undefined when the piece is not wholly made of them. */
export function pointVerdicts(raw: string, item: AnsweredItem): Verdict[] | undefined {
  const text = closeUp(raw).toLowerCase();
  if (text === '' || text.length > 40) return undefined;
  if (NOT_APPLICABLE.test(text)) return [{ kind: 'answer', answer: { result: 'notApplicable' } }];
  if (EITHER.test(text)) return [{ kind: 'contradiction', values: [item.maxPoints, 0] }];
  if (
    RANGE.test(text) ||
    (isApproximateNumeral(text) && !/[次处]/.test(text) && new RegExp(`^${TAKE}?${FIGURE}分?$`).test(text))
  ) {
    return [{ kind: 'range' }];
  }
  if (item.scoring === 'yesNo' && YES.test(text)) return [scored(item.maxPoints)];
  if (item.scoring === 'yesNo' && NO.test(text)) return [no(item)];
  const fraction = item.scoring === 'points' ? FRACTION.exec(text) : null;
  if (fraction !== null) {
    const [, part, whole] = fraction.map(Number);
    return whole === item.maxPoints && part !== undefined && hasPointPrecision(part)
      ? [awarded(part, item)]
      : undefined;
  }
  // 满分10分得8分 names the scale before the points.
  const scale = new RegExp(`^满分${item.maxPoints}分(?=得|扣|给|打|评|实得)`);
  return tokens(text.replace(scale, ''), item);
}

/** What a piece says that is no verdict for its item, but would be one for an item of another kind. */
export interface ForeignVerdict {
  /** Absent where it only says that something is wrong, or nothing (不合格, 2处, 未发现). */
  points?: number;
  fails: boolean;
}

const ONLY_FAILED = new RegExp(`^(?:是)?(?:${FAILED})(?:的|了)?$`);

/** The verdict of another kind that a piece wholly is; undefined when it is none. */
export function foreignVerdict(raw: string, item: AnsweredItem): ForeignVerdict | undefined {
  const { scoring, maxPoints } = item;
  if (scoring !== 'yesNo' && ONLY_FAILED.test(closeUp(raw).toLowerCase())) return { fails: true };
  if (scoring === 'deduction') return undefined;
  const [first] = pointVerdicts(raw, { scoring: 'deduction', maxPoints, deductionPer: 1 }) ?? [];
  if (first?.kind !== 'answer' || first.answer.result !== 'scored') return undefined;
  const { points, occurrences } = first.answer;
  return occurrences === undefined ? { points, fails: points < maxPoints } : { fails: occurrences > 0 };
}

/** Whether two verdicts of one message cannot both stand; `points` is absent for 不适用. */
export function contradicts(points: number | undefined, foreign: ForeignVerdict, item: AnsweredItem): boolean {
  if (points === undefined) return true;
  if (foreign.points === undefined) return foreign.fails === (points === item.maxPoints);
  // A rate of 18/20 may well be 达标.
  return foreign.points !== points && !(item.scoring === 'sampledRate' && !foreign.fails);
}
