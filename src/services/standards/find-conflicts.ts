import type { RuleOverlap } from '../../domain/standards/conflicts.ts';
import { findOverlaps } from '../../domain/standards/conflicts.ts';
import type { RuleClause } from '../../domain/standards/rule-statements.ts';
import { inverseFrequency, type SearchIndex, tokenInformation } from '../../search/index.ts';
import { search } from '../../search/search.ts';
import { tokenise } from '../../search/tokenise.ts';
import type { ServiceContext } from '../context.ts';
import type { LibraryClause } from './library.ts';

export type { RuleOverlap } from '../../domain/standards/conflicts.ts';

/** A rule of the document that another standard in force has as well, with the same or with other figures. */
export type StandardOverlap = RuleOverlap<LibraryClause>;

/** Clauses of other standards that are read for each sentence. */
const CANDIDATES = 8;

/** A clause of a document that may not be stored yet. */
export interface ConflictClause {
  readonly path: string;
  readonly text: string;
  readonly title?: string | null;
  readonly chapter?: string | null;
}

/**
 * Rules that other standards in force have as well. For people to see before they publish: an overlap is a question, never a refusal.
 *
 * @param input.clauses of one document; `title` is the document's; `standardId` the standard they become an edition of, which does not
 * contradict itself.
 */
export async function findConflicts(
  context: Pick<ServiceContext, 'library' | 'clock'>,
  input: { clauses: readonly ConflictClause[]; title?: string; standardId?: string },
): Promise<StandardOverlap[]> {
  const { index } = await context.library.on(context.clock.now());
  if (index.documents.length === 0) return [];
  const filter = (clause: LibraryClause): boolean => clause.standardId !== input.standardId;
  const candidatesFor = (sentence: string): LibraryClause[] =>
    search(index, sentence, { limit: CANDIDATES, filter }).map(hit => hit.document);
  const clauses = input.clauses.map(
    ({ path, text, title, chapter }): RuleClause => ({
      path,
      text,
      title: [chapter, title].filter(Boolean).join(' '),
      standard: input.title,
    }),
  );
  return findOverlaps(clauses, candidatesFor, informationIn(index));
}

/** What a word tells in this library: 1 for one that stands in no clause, near 0 for one that stands in all. */
function informationIn(index: SearchIndex): (word: string) => number {
  const most = inverseFrequency(index.documents.length, 0);
  return word => {
    const tokens = tokenise(word).filter((token, _at, all) => all.length === 1 || [...token].length > 1);
    return Math.max(0, ...tokens.map(token => tokenInformation(index, token))) / most;
  };
}
