import { numbersIn, type TextNumber } from './check-numbers.ts';
import { type Contrast, contrastsIn } from './contrasts.ts';

/** A number with the words it is said of: its part of the sentence, and the parts before it since the number before. */
type Said = TextNumber & { context: string; part: string };

const PART_END = /[、,;。!?\n:]/u;
const SENTENCE_END = /[;。!?\n]/u;
/** Words that say nothing about whom a number is for. */
const PLAIN = /[的在于自由为是按应当须要可能会内以上下前后及和或与即则都也就并且\s\d\p{P}]/gu;

/** The share of the words that tell another number apart from which this one is taken to be given to it. */
const MOST = 0.5;

/**
 * Whether the answer gives a number of a clause to somebody else than the clause does: 农村48小时 where the clause says 城镇48小时、农村72小时.
 * Only words that tell the numbers of one clause apart are looked at, so that free wording passes.
 */
export function misattributes(answer: string, clauseTexts: readonly string[]): boolean {
  const clauses = clauseTexts.map(text => saidIn(text));
  const claims = saidIn(answer);
  return claims.some((claim, index) =>
    clauses.some(clause => {
      const own = clause.filter(source => isSame(source, claim));
      const others = clause.filter(source => source.unit === claim.unit && source.value !== claim.value);
      if (own.length === 0 || others.length === 0) return false;
      return (
        isCrossed(claim, claims[index + 1], clause) || isOtherSide(claim, own, others) || isOthers(claim, own, others)
      );
    }),
  );
}

/** 农村48小时: a side that another number of the clause is for, and this one is not. */
function isOtherSide(claim: Said, own: readonly Said[], others: readonly Said[]): boolean {
  const named = sidesOf([claim]);
  const [ownSides, otherSides] = [sidesOf(own), sidesOf(others)];
  return [...new Set(named.map(({ group }) => group))].some(group => {
    const of = (sides: readonly Contrast[]) => sides.filter(each => each.group === group).map(({ side }) => side);
    const said = of(named);
    if (of(ownSides).length === 0 || said.some(side => of(ownSides).includes(side))) return false;
    return said.some(side => of(otherSides).includes(side));
  });
}

/** 500元以内由分管领导审批: most of the words that tell another number apart, and none of those that tell this one. */
function isOthers(claim: Said, own: readonly Said[], others: readonly Said[]): boolean {
  const [ownWords, otherWords] = [pairsOfAll(own), pairsOfAll(others)];
  const said = pairsOf(claim.context);
  const ownOnly = [...ownWords].filter(pair => !otherWords.has(pair));
  if (ownOnly.length === 0 || ownOnly.some(pair => said.has(pair))) return false;
  return others.some(other => {
    const telling = [...pairsOf(other.context)].filter(pair => !ownWords.has(pair));
    const matched = telling.filter(pair => said.has(pair)).length;
    return matched > 0 && matched >= telling.length * MOST;
  });
}

/** 城镇和农村分别为72小时和48小时: as many sides as numbers in one part, in another order than the clause has them. */
function isCrossed(claim: Said, next: Said | undefined, clause: readonly Said[]): boolean {
  if (!next || next.part !== claim.part || next.unit !== claim.unit || !claim.part.includes('分别')) return false;
  const [first, second] = contrastsIn(claim.part).sort(
    (a, b) => claim.part.indexOf(a.word) - claim.part.indexOf(b.word),
  );
  if (!first || !second || first.group !== second.group) return false;
  const holds = ({ group, side }: Contrast): boolean =>
    sidesOf(clause.filter(source => isSame(source, claim))).some(each => each.group === group && each.side === side);
  return holds(second) && !holds(first);
}

function isSame(source: Said, claim: Said): boolean {
  return source.unit === claim.unit && Math.abs(source.value - claim.value) <= 1e-9;
}

function sidesOf(numbers: readonly Said[]): Contrast[] {
  return numbers.flatMap(number => contrastsIn(number.context));
}

function pairsOfAll(numbers: readonly Said[]): Set<string> {
  return new Set(numbers.flatMap(number => [...pairsOf(number.context)]));
}

/** The pairs of letters of the words about a number. */
function pairsOf(context: string): Set<string> {
  const runs = context.split(/[^\p{L}]+|[的在于自为是由]/u).map(run => [...run.replace(PLAIN, '')]);
  return new Set(runs.flatMap(letters => letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)));
}

function saidIn(text: string): Said[] {
  const plain = text.normalize('NFKC');
  const numbers = numbersIn(plain).filter(({ unit }) => !unit.startsWith('第'));
  let before = 0;
  let inherited = { sentence: -1, words: '' };
  return numbers.map(number => {
    const end = number.at + number.raw.length;
    const sentence = lastMark(plain, number.at, SENTENCE_END);
    const partStart = lastMark(plain, number.at, PART_END);
    const partEnd = nextMark(plain, end, PART_END);
    const from = before > partStart ? partStart : Math.max(sentence, before);
    before = partEnd;
    // 重大投诉在24小时内提出方案、7个工作日内办结: who opens the row is meant by its later numbers too.
    const opens = plain.slice(from, number.at).replace(PLAIN, '') !== '';
    const above = !opens && inherited.sentence === sentence ? inherited.words : '';
    if (opens) inherited = { sentence, words: plain.slice(from, number.at) };
    return { ...number, part: plain.slice(partStart, partEnd), context: `${above} ${plain.slice(from, partEnd)}` };
  });
}

/** After the last mark before a place; one between two digits (10,000 and 18:30) is none. */
function lastMark(text: string, at: number, mark: RegExp): number {
  let from = at;
  while (from > 0 && !isMark(text, from - 1, mark)) from -= 1;
  return from;
}

function nextMark(text: string, at: number, mark: RegExp): number {
  let to = at;
  while (to < text.length && !isMark(text, to, mark)) to += 1;
  return to;
}

function isMark(text: string, at: number, mark: RegExp): boolean {
  return mark.test(text[at] ?? '') && !(/\d/u.test(text[at - 1] ?? '') && /\d/u.test(text[at + 1] ?? ''));
}
