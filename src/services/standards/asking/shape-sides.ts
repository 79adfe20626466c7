import type { Comparison } from '../../../domain/standards/comparison.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { Answer, AnswerShape, ComparedSide } from './answer.ts';
import { type FoundSides, kindOf } from './find-sides.ts';
import { partMaker } from './part.ts';

/** Both sides next to each other, each with its figures and its citation. */
export function shapeSides(comparison: Comparison, found: FoundSides, library: LibrarySnapshot): Answer {
  const sameClause = found.left.id === found.right.id;
  const kind = kindOf(comparison);
  const sideOf = ({ name, question }: Comparison['left'], clause: FoundSides['left']): ComparedSide => ({
    name,
    // Where one clause has both and nothing is said of the kind, any figure sets them apart.
    part: partMaker(question, library.index).part(clause, {
      kind: kind === 'open' && sameClause ? 'number' : kind,
      named: name,
    }),
  });
  const sides = [sideOf(comparison.left, found.left), sideOf(comparison.right, found.right)] as const;
  const shape: Extract<AnswerShape, { kind: 'compared' }> = { kind: 'compared', sides, sameClause };
  const cited = sameClause ? [sides[0].part.clause] : [sides[0].part.clause, sides[1].part.clause];
  const clauses = [...cited, ...found.others.map(partMaker(comparison.text, library.index).found)];
  if (!found.certain) return { outcome: 'candidates', shape, clauses };
  return { outcome: 'answer', shape, clauses, cited: cited.length, notIn: null };
}
