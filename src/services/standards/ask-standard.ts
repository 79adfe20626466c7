import type { Citation } from '../../domain/conversation/message.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskStandards } from '../../domain/permissions/standards.ts';
import { findNamedClause } from '../../domain/standards/named-clause.ts';
import { bestPassage } from '../../search/best-passage.ts';
import { judge } from '../../search/outcome.ts';
import { search } from '../../search/search.ts';
import type { ServiceContext } from '../context.ts';
import { type LibraryClause, rankOf } from './library.ts';

export interface FoundClause extends Citation {
  readonly id: string;
  readonly number: string;
  /** The part of the text that answers. */
  readonly passage: string;
}

export type AskResult =
  | { outcome: 'answer'; clauses: readonly FoundClause[]; worded: string | null }
  | { outcome: 'candidates'; clauses: readonly FoundClause[] }
  | { outcome: 'none'; examples: readonly string[] };

/** How many clauses are found at once; 「还有呢」 walks through them. */
const FOUND = 10;
/** Clauses a model may word an answer from. */
const FOR_MODEL = 4;
const EXAMPLES = 3;

/** Answers a question about standards from the clauses in force now: an answer, candidates, or honestly nothing. */
export async function askStandard(
  context: ServiceContext,
  input: { actor: Actor; question: string; questionId: string },
): Promise<AskResult> {
  assertAllowed(canAskStandards(input.actor));
  const now = context.clock.now();
  const library = await context.library.on(now);
  const named = findNamedClause(input.question, library.clauses);
  const hits = search(library.index, input.question, { limit: FOUND, rankOf });
  const judged = judge(input.question, hits, library.index);
  const result: AskResult = named
    ? { outcome: 'answer', clauses: [found(named, input.question)], worded: null }
    : judged.outcome === 'none'
      ? { outcome: 'none', examples: examples(library.clauses) }
      : judged.outcome === 'candidates'
        ? { outcome: 'candidates', clauses: judged.hits.map(hit => found(hit.document, input.question)) }
        : await answer(
            context,
            input.question,
            judged.hits.map(hit => hit.document),
          );
  await context.db.prisma.questionRecord.createMany({
    data: {
      id: input.questionId,
      staffId: input.actor.id,
      text: input.question,
      outcome: result.outcome,
      clauseIds: result.outcome === 'none' ? [] : result.clauses.map(clause => clause.id),
      wordedBy: result.outcome === 'answer' && result.worded ? (context.wordAnswer?.name ?? null) : null,
      at: now,
    },
    skipDuplicates: true,
  });
  return result;
}

async function answer(
  context: ServiceContext,
  question: string,
  clauses: readonly LibraryClause[],
): Promise<AskResult> {
  const all = clauses.map(clause => found(clause, question));
  const worded = await context.wordAnswer?.word({
    question,
    clauses: clauses.slice(0, FOR_MODEL).map(({ id, standard, path, text }) => ({ id, standard, number: path, text })),
  });
  if (worded?.kind !== 'worded') return { outcome: 'answer', clauses: all, worded: null };
  // What the model cited comes first: the reader must see what the words rest on.
  const cited = all.filter(clause => worded.citedIds.includes(clause.id));
  const rest = all.filter(clause => !worded.citedIds.includes(clause.id));
  return { outcome: 'answer', clauses: [...cited, ...rest], worded: worded.text };
}

function found(clause: LibraryClause, question: string): FoundClause {
  const passage = bestPassage(question, clause.text);
  const { id, standard, version, path, number, text } = clause;
  return { id, standard, version, clause: path, number, text, passage: (passage.leadIn?.text ?? '') + passage.text };
}

function examples(clauses: readonly LibraryClause[]): string[] {
  return [...new Set(clauses.map(clause => clause.standard))].slice(0, EXAMPLES);
}
