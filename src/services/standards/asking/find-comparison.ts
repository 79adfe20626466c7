import type { Comparison } from '../../../domain/standards/comparison.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause, LibrarySnapshot } from '../library.ts';
import { findOneSide } from './find-one-side.ts';
import { findSides, setApart, speaksOf } from './find-sides.ts';
import type { Found } from './found.ts';

/**
 * Looks for what a comparison is about; undefined where it cannot be told apart from an ordinary question. `chosen`: the clause that the
 * person picked when asked which one is meant; `carried`: the subject is that of the question before.
 */
export async function findComparison(
  context: ServiceContext,
  comparison: Comparison,
  library: LibrarySnapshot,
  { chosen, carried = false }: { chosen: LibraryClause | undefined; carried: boolean | undefined },
): Promise<Found | undefined> {
  const { left, right } = comparison;
  const ofBoth = (clause: LibraryClause): boolean => speaksOf(clause, left.name) && speaksOf(clause, right.name);
  const within = (clause: LibraryClause): Found => {
    const [, figures] = setApart(comparison, [clause], library);
    return { kind: 'sides', left: clause, right: clause, others: [], figures, certain: true };
  };
  if (chosen) return ofBoth(chosen) ? within(chosen) : undefined;
  if (comparison.withoutSubject) {
    const clauses = library.clauses.filter(ofBoth);
    const [only] = clauses;
    return only && (clauses.length === 1 ? within(only) : { kind: 'choices', clauses });
  }
  const sides = await findSides(context, comparison, library);
  if (sides) return { kind: 'sides', ...sides };
  const oneSide = findOneSide(comparison, library);
  if (oneSide) return oneSide;
  return carried ? { kind: 'refused', reason: { kind: 'notApart', left: left.name, right: right.name } } : undefined;
}
