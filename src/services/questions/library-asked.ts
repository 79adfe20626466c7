import { judge, type SearchOutcome } from '../../search/outcome.ts';
import { type SearchHit, search } from '../../search/search.ts';
import { ofAskedClass } from '../standards/asked-class.ts';
import { type LibraryClause, type LibrarySnapshot, rankOf } from '../standards/library.ts';
import { confirmedFirst } from './confirmed-first.ts';

export interface LibraryAsked {
  readonly judged: SearchOutcome<LibraryClause>;
  /** Everything that was found, best first, also where nothing is called an answer. */
  readonly hits: readonly SearchHit<LibraryClause>[];
}

const FOUND = 10;

/**
 * Asks a library without a model: the same on every machine and at any time, which is what a regression or a list for an officer needs.
 * What a person gets may be better (a configured model rewrites and reorders), never found by less.
 */
export function askLibrary(library: LibrarySnapshot, question: string): LibraryAsked {
  const hits = search(library.index, question, { limit: FOUND, rankOf });
  const judged = ofAskedClass(judge(question, hits, library.index), { question, library });
  return { judged: confirmedFirst(judged, { question, library, hits }), hits };
}
