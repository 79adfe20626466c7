import { contrastsIn, opposes } from '../../../domain/standards/contrasts.ts';
import { withoutReferrals } from '../../../domain/standards/referral.ts';
import type { SearchOutcome } from '../../../search/outcome.ts';
import type { LibraryClause } from '../library.ts';

/** Scores this near to the best tell nothing apart. */
const NEARLY = 0.9;

/** Nearly as good and headed by what the question names (移机), a clause goes before one headed by its opposite (宽带新装). */
export function ofAskedSide(judged: SearchOutcome<LibraryClause>, question: string): SearchOutcome<LibraryClause> {
  if (judged.outcome === 'none') return judged;
  const [first, ...others] = judged.hits;
  if (!first || !isOfOtherSide(question, first.document)) return judged;
  const better = others.find(
    ({ document, score }) => score >= first.score * NEARLY && agrees(question, document.heading ?? ''),
  );
  if (better) return { ...judged, hits: [better, ...judged.hits.filter(hit => hit !== better)] };
  return speaksOfOtherSide(question, first.document) ? { ...judged, outcome: 'candidates' } : judged;
}

const isOfOtherSide = (question: string, clause: LibraryClause): boolean =>
  opposes(question, clause.heading ?? '') || speaksOfOtherSide(question, clause);

/** A clause that speaks, with its chapter, of 故障 and nowhere of 移机 says nothing of 移机. */
const speaksOfOtherSide = (question: string, { chapter, heading, text }: LibraryClause): boolean =>
  opposes(question, `${chapter ?? ''} ${heading ?? ''} ${withoutReferrals(text)}`);

/** Whether a heading names a side that the question names. */
function agrees(question: string, heading: string): boolean {
  const asked = contrastsIn(question);
  return contrastsIn(heading).some(({ group, side }) => asked.some(each => each.group === group && each.side === side));
}
