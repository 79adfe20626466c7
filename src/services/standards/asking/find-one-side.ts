import type { Comparison } from '../../../domain/standards/comparison.ts';
import { contrastsIn, sideWords } from '../../../domain/standards/contrasts.ts';
import { asksFigure } from '../../../search/question-kind.ts';
import type { LibraryClause, LibrarySnapshot } from '../library.ts';
import { readAskedFigure } from './asked-figure.ts';
import { kindOf } from './find-sides.ts';
import type { Found } from './found.ts';
import { headlineOf } from './headline.ts';

/**
 * The side of a comparison that has the figure asked for by name (及时率), where the other has none in the whole library: that is then the
 * difference.
 */
export function findOneSide(
  comparison: Comparison,
  library: LibrarySnapshot,
): Extract<Found, { kind: 'oneSide' }> | undefined {
  const kind = kindOf(comparison);
  const measure = /[\p{Script=Han}]{2}率/u.exec(comparison.text)?.[0];
  if (!asksFigure(kind) || measure === undefined) return undefined;
  const figured = ({ name, question }: Comparison['left']): LibraryClause | undefined => {
    const words = [name, ...contrastsIn(name).flatMap(sideWords)];
    const asked = readAskedFigure(question, library.index);
    return library.clauses.find(clause => {
      const said = `${clause.heading ?? ''} ${clause.text}`;
      return said.includes(measure) && words.some(word => said.includes(word)) && headlineOf(asked, clause, kind);
    });
  };
  const [left, right] = [figured(comparison.left), figured(comparison.right)];
  if ((left === undefined) === (right === undefined)) return undefined;
  const [side, other] = left ? [comparison.left, comparison.right] : [comparison.right, comparison.left];
  return { kind: 'oneSide', clause: (left ?? right)!, side, lacking: other.name, measure, figures: kind };
}
