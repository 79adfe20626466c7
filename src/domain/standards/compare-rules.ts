import type { RuleFigure, RuleStatement } from './rule-statements.ts';

/** How much a word tells of what a rule is about, from 0 (in every rule) to 1 (in one only). */
export type InformationOf = (word: string) => number;

/** Two figures of the same dimension for the same thing. */
export interface FigurePair {
  readonly mine: string;
  readonly theirs: string;
  readonly equal: boolean;
}

/**
 * The lines below, in informative words, were set by reading every pair they let through over the regulations and our own standards:
 * nearly all are the same rule to a person; a pair that is doubtful is better not shown.
 */
const SHARED_LEAST = 1.6;
/** Of the shorter statement's words in the longer one. */
const CONTAINED = 0.6;
/** Words of one phrase in the other. */
const SAME_PHRASE = 0.65;
/** When both statements have words the other lacks, they speak of different things (重复故障率, 重复投诉率). */
const ODD_IN_SENTENCE = 0.9;
const ODD_IN_PHRASE = 0.5;

/**
 * The figures that two statements set for the same thing; undefined when they are not the same rule. Wherever a rule about one party or
 * topic is put beside one about another, each has words that the other lacks.
 */
export function compareRules(
  mine: RuleStatement,
  theirs: RuleStatement,
  informationOf: InformationOf,
): FigurePair[] | undefined {
  const shared = weigh(common(mine.words, theirs.words), informationOf);
  if (shared < SHARED_LEAST) return undefined;
  const least = Math.min(weigh(mine.words, informationOf), weigh(theirs.words, informationOf));
  const odd = Math.min(
    weigh(oddWords(mine.words, theirs), informationOf),
    weigh(oddWords(theirs.words, mine), informationOf),
  );
  const whole = shared >= CONTAINED * least && odd <= ODD_IN_SENTENCE;
  const pairs = alignFigures(mine, theirs, informationOf)
    .filter(({ a, b }) => isSubset(a.audience, b.audience) && isSubset(b.audience, a.audience))
    .filter(pair => whole || isSamePhrase(pair, mine, theirs, informationOf));
  return pairs.length === 0
    ? undefined
    : pairs.map(({ a, b }) => ({ mine: a.raw, theirs: b.raw, equal: Math.abs(a.value - b.value) < 1e-9 }));
}

interface Aligned {
  readonly a: RuleFigure;
  readonly b: RuleFigure;
}

function isSamePhrase(
  { a, b }: Aligned,
  mine: RuleStatement,
  theirs: RuleStatement,
  informationOf: InformationOf,
): boolean {
  const shared = weigh(common(a.words, b.words), informationOf);
  const [all, other] = [weigh(a.words, informationOf), weigh(b.words, informationOf)];
  if (shared < SHARED_LEAST || (2 * shared) / (all + other) < SAME_PHRASE) return false;
  const odd = Math.min(weigh(oddWords(a.words, theirs), informationOf), weigh(oddWords(b.words, mine), informationOf));
  return odd <= ODD_IN_PHRASE;
}

/** Figures of one dimension in order where both have as many, else those in the most alike phrases, each once. */
function alignFigures(mine: RuleStatement, theirs: RuleStatement, informationOf: InformationOf): Aligned[] {
  const aligned: Aligned[] = [];
  for (const dimension of new Set(mine.figures.map(figure => figure.dimension))) {
    const own = mine.figures.filter(figure => figure.dimension === dimension);
    const other = theirs.figures.filter(figure => figure.dimension === dimension);
    if (own.length === other.length) aligned.push(...own.map((a, at) => ({ a, b: other[at]! })));
    else aligned.push(...byPhrase(own, other, informationOf));
  }
  return aligned;
}

function byPhrase(own: readonly RuleFigure[], other: readonly RuleFigure[], informationOf: InformationOf): Aligned[] {
  const scored = own
    .flatMap(a => other.map(b => ({ a, b, score: weigh(common(a.words, b.words), informationOf) })))
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score);
  const taken = new Set<RuleFigure>();
  return scored.filter(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a).add(b);
    return true;
  });
}

function weigh(words: Iterable<string>, informationOf: InformationOf): number {
  let sum = 0;
  for (const word of words) sum += informationOf(word);
  return sum;
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter(word => b.has(word));
const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every(word => b.has(word));

/** Words that the other statement and what it hangs on do not have. */
function oddWords(words: ReadonlySet<string>, { words: other, context }: RuleStatement): string[] {
  return [...words].filter(word => !other.has(word) && !context.has(word));
}
