import { type BoundedNumber, boundedNumbers, type Direction } from './number-bounds.ts';

/** Words that take a rule back. 10分钟以内 stands in 「不必在10分钟以内」 too. */
const WAIVER =
  /不能不|不得不|不可不|不会不|不是|并非|并不|可以?不|(?<!经)允许不|不必|不用|无需|无须|不需|未必|不一定|没必要|不要求|没有?要求|不强制|不受/gu;
const ALLOWED_BEYOND =
  /(?<!不)(?:可以?|允许|能够?|准许)(?:(?![不未没勿禁严])[^,、]){0,8}(?:超|多于|高于|长于|晚于|迟于)|超[^,;。]{0,6}也(?:可以?|行|没事|无妨|不要紧)/u;
const NEGATED = /不得|不能|不可|不准|不许|不应|不会|不行|不允许|禁止|严禁/u;

/**
 * Whether a number of the answer is turned against the cited clauses: an upper bound told as a lower one (or the other way round), told without
 * its limiting phrase, taken back, or forbidden where the clause commands. In doubt true: the clause is then shown instead.
 */
export function contradictsBounds(answer: string, clauseTexts: readonly string[]): boolean {
  const sources = clauseTexts.flatMap(text => boundedNumbers(text));
  const claims = boundedNumbers(answer);
  return claims.some(claim => {
    const support = sources.filter(source => sameQuantity(source, claim));
    return support.length > 0 && contradicts(claim, claims, support);
  });
}

function contradicts(
  claim: BoundedNumber,
  claims: readonly BoundedNumber[],
  support: readonly BoundedNumber[],
): boolean {
  const known = new Set(support.flatMap(source => [...source.directions]));
  if (known.size > 0 && [...claim.directions].some(direction => !known.has(direction))) return true;
  if (claim.directions.size === 0 && support.every(source => source.strict && source.directions.size === 1)) {
    const borrowed = directionOfSentence(claim, claims);
    if (borrowed === undefined || !known.has(borrowed)) return true;
  }
  if (known.size === 0) return false;
  const said = support.map(source => source.sentence);
  if ((claim.part.match(WAIVER) ?? []).some(word => !said.some(sentence => sentence.includes(word)))) return true;
  if (ALLOWED_BEYOND.test(claim.sentence) && !said.some(sentence => ALLOWED_BEYOND.test(sentence))) return true;
  return NEGATED.test(claim.after) && !said.some(sentence => NEGATED.test(sentence));
}

/** A number without a phrase of its own takes the one its sentence gives the others, when that is one: 最多为：城镇48小时，农村72小时. */
function directionOfSentence(claim: BoundedNumber, claims: readonly BoundedNumber[]): Direction | undefined {
  const leading = /最多|至多|最长|最迟|最晚|最高|时限|期限/u.test(claim.sentence) ? (['upper'] as const) : [];
  const others = claims.filter(other => other.sentence === claim.sentence).flatMap(other => [...other.directions]);
  const [direction, opposite] = new Set<Direction>([...leading, ...others]);
  return opposite === undefined ? direction : undefined;
}

function sameQuantity(source: BoundedNumber, claim: BoundedNumber): boolean {
  if (Number.isNaN(claim.value)) return source.raw === claim.raw;
  return Math.abs(source.value - claim.value) <= 1e-9 && (claim.unit === '' || claim.unit === source.unit);
}

/** Statements that there is no rule at all. A clause that says one in its own way supports the others of its row. */
const NO_LIMIT: readonly RegExp[] = [
  /(?:没有?|无|不受|不作|不做|不设|未设|未作|未做|不存在|取消)[^,;。!?\n]{0,10}(?:限制|限定|时限|期限|上限|下限|规定|要求|约束|限)|不限(?!于)|无限(?:期|制)|不封顶|不强制|不是硬性|不硬性|仅供参考/gu,
  /随便|随意|任意|任凭|无所谓|没关系|不要紧|多久都|多长(?:时间)?都|多少都|怎么都|(?:不用|不必|无需|无须|不|可以?不)(?:遵守|执行|理会|管它|着急)/gu,
];
const FORBIDDEN_BEFORE = /(?:不得|不能|不可以?|不应|不准|不许|不允许|不要|禁止|严禁|切勿|勿|别)[^,;。!?\n]{0,4}$/u;

/** Whether the answer says that nothing is limited (没有限制, 不限, 随便) where no cited clause does. */
export function deniesLimits(answer: string, clauseTexts: readonly string[]): boolean {
  const cited = clauseTexts.join('\n');
  return NO_LIMIT.some(pattern => states(answer, pattern) && !states(cited, pattern));
}

function states(text: string, pattern: RegExp): boolean {
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(pattern)].some(match => !FORBIDDEN_BEFORE.test(plain.slice(0, match.index)));
}

const ASKS_TIME = /多久|多长时间|几个?(?:天|日|工作日|小时|钟头|分钟|秒|周|星期|月|年|点)|什么时候|何时|时限/u;
const ASKS_FIGURE = /多少|多长|多大|多高|多快|几个?(?:分|次|元|块|人|位|名|倍|折|成|件|项|台|户|条|级)|百分之几/u;
const TIME_UNITS = new Set(['工作日', '小时', '分钟', '秒', '日', '周', '个月', '季度', '年', '月', '时刻', 'date']);

/** Whether a question that asks for a figure is answered without one, though the cited clauses hold figures of that kind. */
export function missesFigure(question: string, answer: string, clauseTexts: readonly string[]): boolean {
  const asksTime = ASKS_TIME.test(question);
  if (!asksTime && !ASKS_FIGURE.test(question)) return false;
  const fits = ({ unit }: BoundedNumber): boolean => !asksTime || unit === '' || TIME_UNITS.has(unit);
  return clauseTexts.some(text => boundedNumbers(text).some(fits)) && !boundedNumbers(answer).some(fits);
}
