import type { ParsedClause } from './clause.ts';

/** A chapter with what is in it, for a person to look over before the document is taken in. */
export interface ClauseBranch {
  /** Number and name of the chapter; empty for clauses that stand in none. */
  readonly chapter: string;
  readonly count: number;
  /** Paths of the first clauses. */
  readonly first: readonly string[];
}

/** Enough to see whether numbers were recognised. */
const SHOWN = 3;

/** Clauses by chapter, in the document's order. */
export function clauseTree(clauses: readonly Pick<ParsedClause, 'chapter' | 'path'>[]): ClauseBranch[] {
  const branches: { chapter: string; count: number; first: string[] }[] = [];
  for (const { chapter = '', path } of clauses) {
    let branch = branches.at(-1);
    if (branch?.chapter !== chapter) {
      branch = { chapter, count: 0, first: [] };
      branches.push(branch);
    }
    branch.count += 1;
    if (branch.first.length < SHOWN) branch.first.push(path);
  }
  return branches;
}
