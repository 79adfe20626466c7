import type { Comparison } from '../../../domain/standards/comparison.ts';
import { opposes } from '../../../domain/standards/contrasts.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { Answer, AnswerShape, ComparedSide } from './answer.ts';
import type { Found, FoundSides } from './found.ts';
import { cited, partMaker } from './part.ts';

/** Figures that are said of the other side, or that only one side has, set nothing apart; the words then speak for themselves. */
function withOwnFigures(left: ComparedSide, right: ComparedSide): [ComparedSide, ComparedSide] {
  const crossed = [left, right].some(({ name, part }) => part.figures === null || opposes(name, part.figures));
  const bare = ({ name, part }: ComparedSide): ComparedSide => ({ name, part: { ...part, figures: null } });
  return crossed ? [bare(left), bare(right)] : [left, right];
}

/** Both sides next to each other, each with its figures and its citation. */
export function shapeSides(comparison: Comparison, found: FoundSides, library: LibrarySnapshot): Answer {
  const sameClause = found.left.id === found.right.id;
  const sideOf = ({ name, question }: Comparison['left'], clause: FoundSides['left']): ComparedSide => ({
    name,
    part: partMaker(question, library.index).part(clause, { kind: found.figures, named: name }),
  });
  const sides = withOwnFigures(sideOf(comparison.left, found.left), sideOf(comparison.right, found.right));
  const shape: Extract<AnswerShape, { kind: 'compared' }> = { kind: 'compared', sides, sameClause };
  const shown = sameClause ? [sides[0].part.clause] : [sides[0].part.clause, sides[1].part.clause];
  const clauses = [...shown, ...found.others.map(cited)];
  if (!found.certain) return { outcome: 'candidates', shape, candidates: [], clauses };
  return { outcome: 'answer', shape, clauses, cited: shown.length, notIn: null };
}

/** The side that has the figure; that the other has none is said beside it. */
export function shapeOneSide(
  { clause, side, lacking, measure, figures }: Extract<Found, { kind: 'oneSide' }>,
  library: LibrarySnapshot,
): Answer {
  const part = partMaker(side.question, library.index).part(clause, { kind: figures, named: side.name });
  const shape: AnswerShape = { kind: 'oneSided', side: { name: side.name, part }, lacking, measure };
  return { outcome: 'answer', shape, clauses: [part.clause], cited: 1, notIn: null };
}
