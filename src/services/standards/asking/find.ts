import type { Reading } from '../../../domain/standards/follow-up.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { NoneReason } from './answer.ts';
import { findComparison } from './find-comparison.ts';
import { findOne } from './find-one.ts';
import type { Found } from './found.ts';
import { isWithoutSubject, type Understood } from './understand.ts';

export interface Search {
  /** The reading that held, in full, as a person would ask it. */
  readonly text: string;
  readonly found: Found;
}

/** Looks for what a question is about: the clause it names, the sides it compares, or whatever retrieval finds. */
export async function find(
  context: ServiceContext,
  understood: Understood,
  library: LibrarySnapshot,
  chosenId: string | undefined,
): Promise<Search> {
  const [first] = understood.readings as [Reading];
  const { comparison } = understood;
  const chosen = chosenId === undefined ? undefined : library.clauses.find(({ id }) => id === chosenId);
  const refused = refusal(understood);
  if (refused) return { text: first.text, found: { kind: 'refused', reason: refused } };
  if (comparison) {
    const found = await findComparison(context, comparison, library, { chosen, carried: understood.comparisonCarried });
    if (found) return { text: comparison.text, found };
  }
  if (chosen) return { text: first.text, found: { kind: 'clause', clause: chosen } };
  const found = await findOne(context, first.text, library);
  const other = understood.readings[1];
  if (!other || holds(first, found)) return { text: first.text, found };
  const instead = await findOne(context, other.text, library);
  if (isFound(instead, other)) return { text: other.as ?? other.text, found: instead };
  return { text: first.text, found: unsure(found) };
}

/** Whether the other reading found something where it was to be looked for. */
function isFound(found: Found, { as }: Reading): boolean {
  if (found.kind !== 'judged') return found.kind !== 'refused';
  return found.judged.outcome !== 'none' && (as === undefined || found.notIn === null);
}

/** What was found does not speak of what was added: it may be it, but is no answer. */
function unsure(found: Found): Found {
  if (found.kind !== 'judged' || found.judged.outcome !== 'answer') return found;
  return { ...found, judged: { ...found.judged, outcome: 'candidates' } };
}

function refusal({ time, readings }: Understood): NoneReason | undefined {
  if (time?.kind === 'invalid') return { kind: 'noSuchDay', words: time.words };
  return isWithoutSubject(readings[0]!.text) ? { kind: 'noSubject' } : undefined;
}

/** A reading that ties a phrase to the question before holds where what is found speaks of both. */
function holds({ mentions }: Reading, found: Found): boolean {
  if (mentions === undefined || found.kind !== 'judged') return true;
  const [hit] = found.judged.outcome === 'none' ? [] : found.judged.hits;
  return hit !== undefined && `${hit.document.title}${hit.document.text}`.includes(mentions);
}
