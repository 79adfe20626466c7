import { judge, type SearchOutcome } from '../../search/outcome.ts';
import { POOL, type SearchHit, search } from '../../search/search.ts';
import { isSmallTalk } from '../../search/small-talk.ts';
import type { ServiceContext } from '../context.ts';
import { confirmedFirst } from '../questions/confirmed-first.ts';
import { ofAskedClass } from './asked-class.ts';
import { judgeWithModel } from './judge-with-model.ts';
import { type LibraryClause, type LibrarySnapshot, rankOf } from './library.ts';
import { type MergedHit, mergeHits } from './merge-hits.ts';

/** How many clauses are found at once; 「还有呢」 walks through them. */
const FOUND = 10;
/** What likeness in meaning (cosine, 0–1) and the model's score (0–1) add to a clause's own score. Measured, see README.md. */
const MEANING_WEIGHT = 0.2;
const RANKED_WEIGHT = 0.3;
/** Places kept, among those the model is shown, for the clauses nearest in meaning whatever their words. */
const BROUGHT_IN = 2;

export type RetrievalContext = Pick<ServiceContext, 'models' | 'clauseVectors'>;

export interface RetrievalInput {
  readonly question: string;
  readonly library: LibrarySnapshot;
  readonly filter?: ((clause: LibraryClause) => boolean) | undefined;
}

/**
 * The clauses of a library that a question is about, best first, and whether they may be called an answer. Where the built-in search is sure, or
 * no model is configured, its word stands; otherwise the model's rewriting and ranking, and likeness in meaning, add to the scores.
 */
export async function retrieveClauses(
  context: RetrievalContext,
  input: RetrievalInput,
): Promise<SearchOutcome<LibraryClause>> {
  const { question, library, filter } = input;
  const own = search(library.index, question, { limit: POOL, rankOf, filter });
  const hits = own.slice(0, FOUND);
  // What a person confirmed outranks what is calculated, and what a model thinks.
  const calculated = ofAskedClass(judge(question, hits, library.index), input);
  const judged = confirmedFirst(calculated, { question, library, hits, filter });
  if (!context.models || judged.outcome === 'answer' || isSmallTalk(question)) return judged;
  return ofAskedClass(await withHelp(context, input, own, judged), input);
}

async function withHelp(
  context: RetrievalContext,
  input: RetrievalInput,
  own: readonly SearchHit<LibraryClause>[],
  judged: SearchOutcome<LibraryClause>,
): Promise<SearchOutcome<LibraryClause>> {
  const { question, library, filter } = input;
  const [rewriting, meaning] = await Promise.all([context.models?.rewrite?.({ question }), meaningOf(context, input)]);
  const rewritten = rewriting?.kind === 'rewritten' ? rewriting.questions : [];
  const found = rewritten.map(text => ({ text, hits: search(library.index, text, { limit: FOUND, rankOf, filter }) }));
  const like = meaning ? nearest(library, meaning, filter) : [];
  const lists = [...found.map(({ hits }) => hits), like];
  const all = mergeHits(own, lists, clause => MEANING_WEIGHT * (meaning?.get(clause.id) ?? 0));
  const nearby = all.slice(FOUND - like.length).filter(({ hit }) => like.some(({ id }) => id === hit.id));
  const merged = [...all.slice(0, FOUND - nearby.length), ...nearby];
  if (merged.length === 0) return judged;

  const ranking = await context.models?.rank?.({
    question,
    clauses: merged.map(({ hit: { document } }) => ({
      id: document.id,
      standard: document.standard,
      number: document.path,
      text: document.text,
    })),
  });
  const scores = ranking?.kind === 'ranked' ? ranking.scores : undefined;
  const totalOf = ({ hit, total }: MergedHit<LibraryClause>): number =>
    total + RANKED_WEIGHT * (scores?.get(hit.id) ?? 0);
  const ordered = merged.toSorted((a, b) => totalOf(b) - totalOf(a));
  const [first] = ordered;
  if (!first) return judged;

  // Judged on what the built-in search found for the question as it was asked, with the clause in question first and no score added.
  const ownOrder = ordered.filter(({ isOwn }) => isOwn).map(({ hit }) => hit);
  const again = first.isOwn ? judge(question, ownOrder, library.index) : undefined;
  const rewrittenOutcomes = found.map(({ text, hits }) => judge(text, hits, library.index).outcome);
  const outcome = judgeWithModel({
    own: judged.outcome,
    rewritten: best(rewrittenOutcomes),
    reachesLine: again !== undefined && again.outcome !== 'none',
    fits: first.hit.features.fits === 1,
    confidence: again?.confidence ?? 0,
    ranked: scores?.get(first.hit.id) ?? null,
  });
  const confidence = again?.confidence ?? judged.confidence;
  return outcome === 'none' ? { outcome, confidence } : { outcome, hits: ordered.map(({ hit }) => hit), confidence };
}

/** Likeness in meaning of every clause with the question, by clause; undefined while there are no vectors. */
async function meaningOf(
  context: RetrievalContext,
  { question, library }: RetrievalInput,
): Promise<ReadonlyMap<string, number> | undefined> {
  const vectors = context.clauseVectors?.of(library);
  const answer = vectors ? await context.models?.embed?.question(question) : undefined;
  if (!vectors || answer?.kind !== 'ok' || !answer.vectors[0]) return undefined;
  const cosines = vectors.cosines(answer.vectors[0]);
  return cosines && new Map(library.clauses.map(({ id }, at) => [id, Math.max(0, cosines[at] ?? 0)]));
}

/** The clauses nearest in meaning, whatever words they use. Found by their own heading, so that they carry the features of any hit; their score is all added. */
function nearest(
  library: LibrarySnapshot,
  meaning: ReadonlyMap<string, number>,
  filter: RetrievalInput['filter'],
): SearchHit<LibraryClause>[] {
  const allowed = filter ? library.clauses.filter(filter) : library.clauses;
  const best = allowed.toSorted((a, b) => (meaning.get(b.id) ?? 0) - (meaning.get(a.id) ?? 0)).slice(0, BROUGHT_IN);
  return best.flatMap(clause =>
    search(library.index, clause.title, { limit: 1, filter: other => other.id === clause.id }).map(hit => ({
      ...hit,
      score: 0,
    })),
  );
}

function best(outcomes: readonly SearchOutcome['outcome'][]): SearchOutcome['outcome'] {
  return (['answer', 'candidates'] as const).find(outcome => outcomes.includes(outcome)) ?? 'none';
}
