import { foldWording, likenessTo } from './likeness.ts';

/** What matching reads of a clause. */
export interface ComparedClause {
  readonly path: string;
  readonly text: string;
  readonly title?: string | null;
}

export interface ClauseMatch<C extends ComparedClause> {
  readonly before: C;
  readonly after: C;
  /** Same wording, typesetting aside. */
  readonly same: boolean;
}

export interface Matched<C extends ComparedClause> {
  readonly matches: readonly ClauseMatch<C>[];
  readonly removed: readonly C[];
  readonly added: readonly C[];
}

/**
 * How alike two clauses must be to count as one that was reworded: less is asked at the same number or under the same heading than
 * elsewhere, nothing where both are the same. Below these, one clause went and another came. Set by reading the editions of real
 * regulations and of our own standards.
 */
const LEAST_ALIKE = [0.5, 0.25, 0] as const;
/** A clause that kept its number or heading is preferred to one about as alike elsewhere. */
const SAME_PLACE_BONUS = 0.15;

interface Entry<C> {
  readonly clause: C;
  readonly folded: string;
}

/**
 * Which clause of an edition became which of the next: the same wording at the same number, then the same wording elsewhere
 * (renumbered or moved), then what is most alike, its own number preferred. Each clause is matched once.
 */
export function matchClauses<C extends ComparedClause>(before: readonly C[], after: readonly C[]): Matched<C> {
  const old = new Set<Entry<C>>(before.map(entryOf));
  const young = new Set<Entry<C>>(after.map(entryOf));
  const matches: ClauseMatch<C>[] = [];
  const take = (a: Entry<C>, b: Entry<C>): void => {
    old.delete(a);
    young.delete(b);
    matches.push({ before: a.clause, after: b.clause, same: a.folded === b.folded });
  };
  takeEqual(old, young, ({ clause, folded }) => `${clause.path}\n${folded}`, take);
  takeEqual(old, young, ({ folded }) => folded, take);
  for (const { a, b } of likelyPairs([...old], [...young])) if (old.has(a) && young.has(b)) take(a, b);
  return { matches, removed: [...old].map(entry => entry.clause), added: [...young].map(entry => entry.clause) };
}

/** Heading and wording; where a clause is nothing but its number, that number. */
function entryOf<C extends ComparedClause>(clause: C): Entry<C> {
  return { clause, folded: foldWording(`${clause.title ?? ''}\n${clause.text}`) || clause.path };
}

/** Takes what has the same key on both sides, first with first: where a wording is repeated, the order decides. */
function takeEqual<C>(
  old: ReadonlySet<Entry<C>>,
  young: ReadonlySet<Entry<C>>,
  key: (entry: Entry<C>) => string,
  take: (a: Entry<C>, b: Entry<C>) => void,
): void {
  const waiting = Map.groupBy(old, key);
  for (const entry of [...young]) {
    const equal = waiting.get(key(entry))?.shift();
    if (equal) take(equal, entry);
  }
}

/** Pairs that are alike enough, the most alike first; of equal ones those in the order of the document. */
function likelyPairs<C extends ComparedClause>(old: readonly Entry<C>[], young: readonly Entry<C>[]) {
  const alikeTo = likenessTo(old.map(({ folded }) => folded));
  const pairs: { a: Entry<C>; b: Entry<C>; score: number }[] = [];
  for (const b of young) {
    for (const [at, alike] of alikeTo(b.folded)) {
      const a = old[at]!;
      const places = samePlaces(a.clause, b.clause);
      if (alike < LEAST_ALIKE[places]) continue;
      pairs.push({ a, b, score: alike + (places > 0 ? SAME_PLACE_BONUS : 0) });
    }
  }
  // The sort is stable: equal scores keep the order in which they were found.
  return pairs.sort((x, y) => y.score - x.score);
}

/** In how many ways two clauses stand at one place: by their number, by their own heading. */
function samePlaces(a: ComparedClause, b: ComparedClause): 0 | 1 | 2 {
  const heading = Boolean(a.title) && a.title === b.title;
  if (a.path === b.path) return heading ? 2 : 1;
  return heading ? 1 : 0;
}
