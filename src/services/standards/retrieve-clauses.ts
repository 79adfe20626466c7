import { judge, type SearchOutcome } from '../../search/outcome.ts';
import { search } from '../../search/search.ts';
import type { ServiceContext } from '../context.ts';
import { confirmedFirst } from '../questions/confirmed-first.ts';
import { type LibraryClause, type LibrarySnapshot, rankOf } from './library.ts';

/** How many clauses are found at once; 「还有呢」 walks through them. */
const FOUND = 10;

/** The clauses of a library that a question is about, best first, and whether they may be called an answer. */
export async function retrieveClauses(
  _context: ServiceContext,
  input: { question: string; library: LibrarySnapshot; filter?: (clause: LibraryClause) => boolean },
): Promise<SearchOutcome<LibraryClause>> {
  const { question, library, filter } = input;
  const hits = search(library.index, question, { limit: FOUND, rankOf, filter });
  return confirmedFirst(judge(question, hits, library.index), { question, library, hits, filter });
}
