import { asksAnotherCase } from '../../domain/questions/another-case.ts';
import { answersQuestion } from '../../domain/questions/approved-match.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import type { SearchOutcome } from '../../search/outcome.ts';
import { type SearchHit, search } from '../../search/search.ts';
import type { LibraryClause, LibrarySnapshot } from '../standards/library.ts';
import { type ComparedQuestion, closenessOf, toCompared } from './closeness.ts';

/** Clauses by the comparable form of the questions that people confirmed for them; made once for each library. */
const byKey = new WeakMap<LibrarySnapshot, ReadonlyMap<string, readonly LibraryClause[]>>();
const compared = new WeakMap<LibrarySnapshot, Map<string, ComparedQuestion>>();

/**
 * Puts a clause first, as the answer, when a person confirmed it for this question: a judgement that was made outranks one that is
 * calculated. Equal questions count always, nearly equal ones among what was found. Words that no standard has (端口, 关门) make the search
 * refuse; this is how it learns them.
 */
export function confirmedFirst(
  judged: SearchOutcome<LibraryClause>,
  input: {
    question: string;
    library: LibrarySnapshot;
    hits: readonly SearchHit<LibraryClause>[];
    filter?: (clause: LibraryClause) => boolean;
  },
): SearchOutcome<LibraryClause> {
  const confirmed = confirmedFor(input);
  if (!confirmed) return judged;
  const rest = judged.outcome === 'none' ? [] : judged.hits;
  if (judged.outcome === 'answer' && rest[0]?.document === confirmed) return judged;
  const first = [...rest, ...input.hits].find(hit => hit.document === confirmed) ?? hitOf(confirmed, input);
  if (!first) return judged;
  return { outcome: 'answer', hits: [first, ...rest.filter(hit => hit.document !== confirmed)], confidence: 1 };
}

function confirmedFor({ question, library, hits, filter }: Parameters<typeof confirmedFirst>[1]) {
  const equal = keysOf(library)
    .get(questionKey(question))
    ?.filter(clause => !filter || filter(clause));
  // Confirmed for two clauses, it does not say which is first: the order of the search does.
  if (equal?.[0]) return hits.find(hit => equal.includes(hit.document))?.document ?? equal[0];
  const asked = toCompared(question, library.index);
  return hits.find(({ document }, at) =>
    document.questions.some(
      kept =>
        answersQuestion(closenessOf(asked, comparedOf(kept, library), at === 0 ? 'first' : 'shown')) &&
        !asksAnotherCase(question, { question: kept, text: document.text }),
    ),
  )?.document;
}

/** A clause that nothing of the question led to has no hit yet. */
function hitOf(
  clause: LibraryClause,
  { question, library }: { question: string; library: LibrarySnapshot },
): SearchHit<LibraryClause> | undefined {
  return search(library.index, question, { limit: 1, filter: document => document === clause })[0];
}

function keysOf(library: LibrarySnapshot): ReadonlyMap<string, readonly LibraryClause[]> {
  const known = byKey.get(library);
  if (known) return known;
  const keys = new Map<string, LibraryClause[]>();
  for (const clause of library.clauses) {
    for (const question of clause.questions) {
      const key = questionKey(question);
      keys.set(key, [...(keys.get(key) ?? []), clause]);
    }
  }
  byKey.set(library, keys);
  return keys;
}

function comparedOf(question: string, library: LibrarySnapshot): ComparedQuestion {
  const known = compared.get(library) ?? new Map<string, ComparedQuestion>();
  compared.set(library, known);
  const ready = known.get(question) ?? toCompared(question, library.index);
  known.set(question, ready);
  return ready;
}
