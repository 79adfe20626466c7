import type { Citation } from '../../domain/conversation/message.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskStandards } from '../../domain/permissions/standards.ts';
import { findNamedClause } from '../../domain/standards/named-clause.ts';
import { passageFinder } from '../../search/best-passage.ts';
import type { ServiceContext } from '../context.ts';
import { collectUnanswered } from '../questions/collect-question.ts';
import type { LibraryClause, LibrarySnapshot } from './library.ts';
import { retrieveClauses } from './retrieve-clauses.ts';

export interface FoundClause extends Citation {
  readonly id: string;
  readonly number: string;
  /** The part of the text that answers. */
  readonly passage: string;
}

export type AskResult =
  /** The first `cited` clauses are what the answer rests on: those the model cites, or the one clause that is shown itself. */
  | { outcome: 'answer'; clauses: readonly FoundClause[]; cited: number; worded: string | null }
  | { outcome: 'candidates'; clauses: readonly FoundClause[] }
  | { outcome: 'none'; examples: readonly string[] };

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
  const { question } = input;
  const library = await context.library.on(now);
  const result = await ask(context, question, library);
  const clauseIds = result.outcome === 'none' ? [] : result.clauses.map(clause => clause.id);
  const wordedBy = result.outcome === 'answer' && result.worded ? (context.wordAnswer?.name ?? null) : null;
  // In SQL: the client's createMany opens a transaction for one row, at twice the cost, in every question.
  await context.db.prisma.$executeRaw`
    INSERT INTO "QuestionRecord" (id, "staffId", text, outcome, "clauseIds", "wordedBy", at)
    VALUES (${input.questionId}, ${input.actor.id}, ${question}, ${result.outcome}, ${clauseIds}, ${wordedBy}, ${now})
    ON CONFLICT (id) DO NOTHING`;
  if (result.outcome === 'none') {
    const { questionId } = input;
    await collectUnanswered(context.db.prisma, { questionId, text: question, at: now, index: library.index });
  }
  return result;
}

/** What somebody who asks this now is told. Records nothing. */
export async function previewAnswer(context: ServiceContext, input: { question: string }): Promise<AskResult> {
  return ask(context, input.question, await context.library.on(context.clock.now()));
}

async function ask(context: ServiceContext, question: string, library: LibrarySnapshot): Promise<AskResult> {
  const found = clauseFinder(question);
  const named = findNamedClause(question, library.clauses);
  if (named) return { outcome: 'answer', clauses: [found(named)], cited: 1, worded: null };
  const judged = await retrieveClauses(context, { question, library });
  if (judged.outcome === 'none') return { outcome: 'none', examples: examples(library.clauses) };
  const clauses = judged.hits.map(hit => hit.document);
  const all = clauses.map(found);
  if (judged.outcome === 'candidates') return { outcome: 'candidates', clauses: all };
  const worded = await context.wordAnswer?.word({
    question,
    clauses: clauses.slice(0, FOR_MODEL).map(({ id, standard, path, text }) => ({ id, standard, number: path, text })),
  });
  if (worded?.kind !== 'worded') return { outcome: 'answer', clauses: all, cited: 1, worded: null };
  // What the model cited comes first: the reader must see what the words rest on.
  const cited = all.filter(clause => worded.citedIds.includes(clause.id));
  const rest = all.filter(clause => !worded.citedIds.includes(clause.id));
  return { outcome: 'answer', clauses: [...cited, ...rest], cited: cited.length, worded: worded.text };
}

function clauseFinder(question: string): (clause: LibraryClause) => FoundClause {
  const passageOf = passageFinder(question);
  return clause => {
    const passage = passageOf(clause);
    const { id, standard, version, path, number, text } = clause;
    return { id, standard, version, clause: path, number, text, passage: (passage.leadIn?.text ?? '') + passage.text };
  };
}

function examples(clauses: readonly LibraryClause[]): string[] {
  return [...new Set(clauses.map(clause => clause.standard))].slice(0, EXAMPLES);
}
