import { unsupportedNumbers } from '../../../domain/standards/check-numbers.ts';
import type { ServiceContext } from '../../context.ts';
import { findApproved } from '../../questions/find-approved.ts';
import type { LibraryClause } from '../library.ts';
import type { Answer, ApprovedText } from './answer.ts';
import type { ChosenLibrary } from './choose-library.ts';
import type { Search } from './find.ts';
import type { Found } from './found.ts';
import { cited, partMaker } from './part.ts';
import { answered } from './shape.ts';
import type { Understood } from './understand.ts';

/**
 * Puts approved texts beside what was found. A 标准答复 to this very question answers it, also where retrieval was not sure of a clause: it then
 * stands with the clauses it rests on.
 */
export async function addApproved(
  context: ServiceContext,
  input: { understood: Understood; search: Search; chosen: ChosenLibrary; shaped: Answer },
): Promise<{ answer: Answer; approved: ApprovedText | null; scripts: readonly ApprovedText[] }> {
  const { understood, search, chosen, shaped } = input;
  const clauses = clausesOf(search.found);
  if (!clauses) return { answer: shaped, approved: null, scripts: [] };
  const { wantsScript } = understood;
  const found = await findApproved(context, { question: search.text, clauses, library: chosen.library, wantsScript });
  const { answer: approved = null } = found;
  const resting = approved ?? (shaped.outcome === 'answer' ? undefined : wantsScript ? found.scripts[0] : undefined);
  const answer = resting && (shaped.outcome !== 'answer' || approved) ? restOn(resting, input, clauses) : shaped;
  // Words for a customer about another clause than the one answered with would answer another question.
  const said = shownIn(answer, approved);
  const scripts = found.scripts.filter(
    script => answer.outcome === 'none' || script.clauses.some(({ id }) => said.includes(id)),
  );
  return { answer, approved, scripts };
}

/** The clauses that an approved text rests on, as the answer. */
function restOn(
  { clauses: bound, text }: ApprovedText,
  { search, chosen }: { search: Search; chosen: ChosenLibrary },
  clauses: readonly LibraryClause[],
): Answer {
  const basis = likeliestFirst(bound, text, clauses);
  const [first, ...others] = basis.map(clause => cited(clause));
  const part = partMaker(search.text, chosen.library.index).part(basis[0]!);
  const rest = clauses.map(clause => cited(clause)).filter(({ id }) => id !== first?.id);
  return answered({ kind: 'single', part, lead: null }, [...others, ...rest]);
}

/** The clauses an approved text rests on: as they were found for the question, the others by how many of its figures stand in them. */
function likeliestFirst(
  bound: readonly LibraryClause[],
  text: string,
  found: readonly LibraryClause[],
): readonly LibraryClause[] {
  const place = (clause: LibraryClause): number => {
    const at = found.findIndex(({ id }) => id === clause.id);
    return at < 0 ? found.length : at;
  };
  const lacks = (clause: LibraryClause): number => unsupportedNumbers(text, [clause.text]).length;
  return bound.toSorted((a, b) => place(a) - place(b) || lacks(a) - lacks(b));
}

/** The ids of the clauses that the reader is answered with; of candidates, the likeliest. */
function shownIn(answer: Answer, approved: ApprovedText | null): string[] {
  const basis = approved?.clauses.map(({ id }) => id) ?? [];
  if (answer.outcome === 'answer') return [...basis, ...answer.clauses.slice(0, answer.cited).map(({ id }) => id)];
  return answer.outcome === 'candidates' ? [...basis, ...answer.candidates.slice(0, 1).map(({ id }) => id)] : basis;
}

/** The clauses a question led to, best first; undefined where an approved text has no place: two sides, a whole standard, a refusal. */
function clausesOf(found: Found): readonly LibraryClause[] | undefined {
  switch (found.kind) {
    case 'judged':
      return found.judged.outcome === 'none' ? [] : found.judged.hits.map(hit => hit.document);
    case 'clause':
      return [found.clause];
    case 'sides':
    case 'oneSide':
    case 'choices':
    case 'standard':
    case 'refused':
      return undefined;
    default: {
      const unknown: never = found;
      throw new Error(`unknown find: ${String(unknown)}`);
    }
  }
}
