import type { ParsedClause } from './clause.ts';

/** A chapter with what is in it, for a person to look over before the document is taken in. */
export interface ClauseBranch {
  /** Number and name of the chapter, or of the outermost point where there are no chapters; empty for clauses that stand before the first. */
  readonly chapter: string;
  readonly count: number;
  /** Paths of the first clauses. */
  readonly first: readonly string[];
}

type Placed = Pick<ParsedClause, 'chapter' | 'section' | 'path'>;

/** Enough to see whether numbers were recognised. */
const SHOWN = 3;

/** Clauses by chapter, in the document's order. */
export function clauseTree(clauses: readonly Placed[]): ClauseBranch[] {
  // Where nothing is nested, the numbers are the tree.
  const isNested = clauses.some(({ chapter, path }) => chapter === undefined && path.includes('/'));
  const branches: { key: string; chapter: string; count: number; first: string[] }[] = [];
  for (const clause of clauses) {
    // What stands in no chapter after the last of them is named by its own number.
    const byNumber = isNested || branches.some(({ chapter }) => chapter !== '');
    const key = keyOf(clause, byNumber);
    let branch = branches.at(-1);
    if (branch?.key !== key) {
      branch = { key, chapter: labelOf(clause, byNumber), count: 0, first: [] };
      branches.push(branch);
    }
    branch.count += 1;
    if (branch.first.length < SHOWN) branch.first.push(clause.path);
  }
  return branches.map(({ key: _key, ...branch }) => branch);
}

/** Two documents of one file may have the same title, but not the same path. */
function keyOf({ chapter, path }: Placed, byNumber: boolean): string {
  const [outermost = ''] = path.split('/');
  if (chapter !== undefined) return `${chapter}|${outermost}`;
  return byNumber ? outermost : '';
}

function labelOf({ chapter, section = '', path }: Placed, byNumber: boolean): string {
  if (chapter !== undefined) return chapter;
  if (!byNumber) return '';
  const [outermost = '', ...inner] = path.split('/');
  const [named = ''] = section.split(' ');
  return inner.length > 0 && named.startsWith(outermost) ? named : outermost;
}
