import { compareRules, type FigurePair, type InformationOf } from './compare-rules.ts';
import { foldWording, likeness, pairsOf } from './likeness.ts';
import { numbersIn } from './numbers-in.ts';
import { type RuleClause, type RuleStatement, ruleStatements } from './rule-statements.ts';

/** A rule of one standard that another standard has as well. */
export interface RuleOverlap<Theirs extends RuleClause> {
  /** `conflict`: the same rule with other figures; `duplicate`: with the same, or the same wording. */
  readonly kind: 'conflict' | 'duplicate';
  readonly mine: { readonly path: string; readonly sentence: string };
  readonly theirs: { readonly clause: Theirs; readonly sentence: string };
  /** Those that differ of a conflict, those that are equal of a duplicate; none where only the wording is the same. */
  readonly figures: readonly FigurePair[];
}

/** Clauses at least this alike say the same, whether or not they hold a figure. */
const SAME_WORDING = 0.8;
/** A wording shorter than this is too common to be anybody's rule. */
const SHORTEST_WORDING = 24;
/** 为了…，制定本条例: every document says why it was made. */
const PURPOSE = /^为.*制定本/su;

/**
 * Rules of `clauses` that other standards have as well: conflicts first, then in the order of the clauses. Two clauses are named once,
 * by the sentence in which they differ.
 *
 * @param candidatesFor the clauses of other standards that might say the same as a sentence.
 */
export function findOverlaps<Theirs extends RuleClause>(
  clauses: readonly RuleClause[],
  candidatesFor: (sentence: string) => readonly Theirs[],
  informationOf: InformationOf,
): RuleOverlap<Theirs>[] {
  const statementsOf = remember((clause: RuleClause) => ruleStatements(clause));
  const readingOf = remember(read);
  const found: RuleOverlap<Theirs>[] = [];
  for (const clause of clauses) {
    const own = new Map<Theirs, RuleOverlap<Theirs>>();
    const keep = (overlap: RuleOverlap<Theirs>): void => {
      const known = own.get(overlap.theirs.clause);
      if (!known || (known.kind === 'duplicate' && overlap.kind === 'conflict'))
        own.set(overlap.theirs.clause, overlap);
    };
    for (const mine of ruleStatements(clause)) {
      for (const theirs of candidatesFor(mine.sentence)) {
        for (const statement of statementsOf(theirs)) {
          const overlap = overlapOf(mine, { clause: theirs, statement }, informationOf);
          if (overlap) keep(overlap);
        }
      }
    }
    if (clause.text.length >= SHORTEST_WORDING && !PURPOSE.test(clause.text)) {
      const reads = readingOf(clause);
      for (const theirs of candidatesFor(clause.text)) {
        if (own.has(theirs) || !isSameWording(reads, readingOf(theirs))) continue;
        keep({
          kind: 'duplicate',
          mine: { path: clause.path, sentence: clause.text },
          theirs: { clause: theirs, sentence: theirs.text },
          figures: [],
        });
      }
    }
    found.push(...own.values());
  }
  return [...found.filter(each => each.kind === 'conflict'), ...found.filter(each => each.kind === 'duplicate')];
}

interface Reading {
  readonly pairs: ReadonlyMap<string, number>;
  readonly figures: string;
}

function read({ text }: RuleClause): Reading {
  const figures = numbersIn(text).filter(({ unit }) => !unit.startsWith('第'));
  return { pairs: pairsOf(foldWording(text)), figures: figures.map(({ value, unit }) => `${value}${unit}`).join(' ') };
}

/** Alike in words, and every figure the same: one that differs makes it another rule, or a conflict that was named already. */
function isSameWording(a: Reading, b: Reading): boolean {
  return a.figures === b.figures && likeness(a.pairs, b.pairs) >= SAME_WORDING;
}

function overlapOf<Theirs extends RuleClause>(
  mine: RuleStatement,
  { clause, statement }: { clause: Theirs; statement: RuleStatement },
  informationOf: InformationOf,
): RuleOverlap<Theirs> | undefined {
  const figures = compareRules(mine, statement, informationOf);
  if (!figures) return undefined;
  const differing = figures.filter(pair => !pair.equal);
  return {
    kind: differing.length > 0 ? 'conflict' : 'duplicate',
    mine: { path: mine.path, sentence: mine.sentence },
    theirs: { clause, sentence: statement.sentence },
    figures: differing.length > 0 ? differing : figures,
  };
}

/** A clause is a candidate for many sentences and is read once. */
function remember<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return key => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}
