import { clauseHash } from './clause-hash.ts';

/** What a person bound something to: a place, and the wordings that stood there. */
export interface Binding {
  readonly path: string;
  readonly textHashes: readonly string[];
}

/**
 * Finds in one edition what a binding means there: its place while that reads as it did; where it does not, the place at which the same
 * words stand now, since a clause that was only renumbered is still the clause; else its place, reworded. Undefined where all are gone.
 */
export function followerIn<Clause extends { path: string; text: string }>(
  clauses: readonly Clause[],
): (binding: Binding) => Clause | undefined {
  const byPath = new Map<string, Clause>();
  for (const clause of clauses) if (!byPath.has(clause.path)) byPath.set(clause.path, clause);
  let byWording: ReadonlyMap<string, Clause> | undefined;
  return ({ path, textHashes }) => {
    const there = byPath.get(path);
    if (textHashes.length === 0 || (there && textHashes.includes(clauseHash(there.text)))) return there;
    byWording ??= wordingsOf(clauses);
    // The wording that was added last is the latest.
    const hash = textHashes.findLast(each => byWording!.has(each));
    return hash === undefined ? there : byWording.get(hash);
  };
}

function wordingsOf<Clause extends { text: string }>(clauses: readonly Clause[]): ReadonlyMap<string, Clause> {
  const wordings = new Map<string, Clause>();
  for (const clause of clauses) {
    const hash = clauseHash(clause.text);
    if (!wordings.has(hash)) wordings.set(hash, clause);
  }
  return wordings;
}
