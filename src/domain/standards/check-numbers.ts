import { numbersIn, type TextNumber, unitAfter } from './numbers-in.ts';
import { strayNumerals } from './stray-numerals.ts';

export { numbersIn, type TextNumber } from './numbers-in.ts';

/** A number with what decides whether a clause supports it. */
type Claim = TextNumber & {
  end: number;
  /** A measure word that is in no list of units (8通, 3晚): it must follow the clause's number too. */
  measure: string;
  /** 二十多天, 几十元: the numeral with the words that make it vague, or empty. */
  vague: string;
};

/** Words after a bare number that measure nothing. */
const NO_MEASURE = /^[以之内外的和或及与至到为是则起止前后左右时就都也并且但而均即可应须要必不未由从按在对]/u;
const VAGUE_BEFORE = /(?:好?几|数|上|成|小)$/u;
const VAGUE_AFTER = /^(?:多|余|来|几|出头|开外)/u;
/** Counts what the answer itself goes on to tell. */
const OWN_COUNT = /两[种类](?=情况|情形)/gu;
const RANGE = /^\s*(?:至|到|[-~—–－～]+)\s*$/u;

/**
 * The numbers of an answer, as written, that stand in none of the cited clauses (design.md, ground rule 2: such an answer is not
 * shown, the clause is). Pass each clause **with** its number path, so that naming the cited article itself (第三十二条) is
 * supported. A number without a unit is supported by its value alone. What reads as a numeral but not as a number the clauses hold
 * (十几天, 廿四, ٤٨) counts too, and so does a range (3至5日) of two numbers that no clause joins.
 */
export function unsupportedNumbers(answer: string, clauses: readonly string[]): string[] {
  const said = plain(answer).replace(OWN_COUNT, '。');
  const sources = clauses.map(plain);
  const supported = sources.flatMap(claimsIn);
  const claims = claimsIn(said);
  const unsupported = claims.filter(claim => !supported.some(source => supports(source, claim)));
  const ranges = rangesIn(said, claims).filter(
    ([from, to]) =>
      !sources.some(source =>
        rangesIn(source, claimsIn(source)).some(([low, high]) => supports(low, from) && supports(high, to)),
      ),
  );
  return [
    ...new Set([
      ...unsupported.map(claim => claim.vague || claim.raw),
      ...ranges.map(([from, to]) => said.slice(from.at, to.end)),
      ...strayNumerals(said, claims, sources),
    ]),
  ];
}

/** 第二天 is a time told in words, as 次日 is (figure-words.ts), and no second of anything. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll('第二天', '次日');
}

function claimsIn(text: string): Claim[] {
  return numbersIn(text).map(number => {
    const end = number.at + number.raw.length;
    const after = text.slice(end);
    const unit = number.unit === '' ? unitAfter(after) : number.unit;
    const next = /^\s*(\p{Script=Han})/u.exec(after)?.[1] ?? '';
    const before = VAGUE_BEFORE.exec(text.slice(Math.max(0, number.at - 2), number.at))?.[0] ?? '';
    const beyond = number.unit === '' ? (VAGUE_AFTER.exec(after)?.[0] ?? '') : '';
    // 上20分钟 is "the last", 几十 is "tens": a digit is made vague by 几 and 数 only.
    const isVague = (before !== '' && /^[十百千万亿]/u.test(number.raw)) || beyond !== '';
    return {
      ...number,
      unit,
      end,
      measure: unit === '' && next !== '' && !NO_MEASURE.test(next) ? next : '',
      vague: isVague ? `${before}${number.raw}${beyond}${next}` : '',
    };
  });
}

function supports(source: Claim, claim: Claim): boolean {
  if (claim.vague !== '' || source.vague !== '') return claim.vague === source.vague;
  if (Number.isNaN(claim.value)) return source.raw === claim.raw;
  if (source.unit !== claim.unit) {
    if (isPartOfDate(source, claim)) return true;
    if (claim.unit !== '' || claim.measure !== '' || source.unit.startsWith('第')) return false;
  }
  if (!(Math.abs(source.value - claim.value) <= 1e-9)) return false;
  return claim.measure === '' || claim.measure === source.measure;
}

/** The year, the month or the day and month of a date that a clause gives in full. 15日 alone may be a span and is none. */
function isPartOfDate(source: Claim, claim: Claim): boolean {
  if (source.unit === 'date') {
    if (claim.unit === '年') return Math.floor(source.value / 10_000) === claim.value;
    if (claim.unit === '年月') return Math.floor(source.value / 100) === claim.value;
    if (claim.unit === '月日') return source.value % 10_000 === claim.value;
  }
  if (source.unit === '年月' && claim.unit === '年') return Math.floor(source.value / 100) === claim.value;
  return source.unit === '月日' && claim.unit === '月' && Math.floor(source.value / 100) === claim.value;
}

function rangesIn(text: string, claims: readonly Claim[]): [Claim, Claim][] {
  return claims.flatMap((from, index) => {
    const to = claims[index + 1];
    return to && RANGE.test(text.slice(from.end, to.at)) ? [[from, to] as [Claim, Claim]] : [];
  });
}
