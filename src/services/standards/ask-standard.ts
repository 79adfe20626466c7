import type { Citation } from '../../domain/conversation/message.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskStandards } from '../../domain/permissions/standards.ts';
import { citedText } from '../../domain/standards/cited-text.ts';
import { findNamedClause } from '../../domain/standards/named-clause.ts';
import { passageFinder } from '../../search/best-passage.ts';
import type { ServiceContext } from '../context.ts';
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
  input: {
    actor: Actor;
    question: string;
    questionId: string;
    /** Told the answer's sentences so far, each of which passed every check, while a model writes. */
    progress?: ((text: string) => void) | undefined;
  },
): Promise<AskResult> {
  assertAllowed(canAskStandards(input.actor));
  const now = context.clock.now();
  const { question } = input;
  const result = await ask(context, input, await context.library.on(now));
  const clauseIds = result.outcome === 'none' ? [] : result.clauses.map(clause => clause.id);
  const wordedBy = result.outcome === 'answer' && result.worded ? (context.models?.name ?? null) : null;
  // In SQL: the client's createMany opens a transaction for one row, at twice the cost, in every question.
  await context.db.prisma.$executeRaw`
    INSERT INTO "QuestionRecord" (id, "staffId", text, outcome, "clauseIds", "wordedBy", at)
    VALUES (${input.questionId}, ${input.actor.id}, ${question}, ${result.outcome}, ${clauseIds}, ${wordedBy}, ${now})
    ON CONFLICT (id) DO NOTHING`;
  return result;
}

async function ask(
  context: ServiceContext,
  { question, questionId, progress }: Parameters<typeof askStandard>[1],
  library: LibrarySnapshot,
): Promise<AskResult> {
  const found = clauseFinder(question);
  const named = findNamedClause(question, library.clauses);
  if (named) return { outcome: 'answer', clauses: [found(named)], cited: 1, worded: null };
  const judged = await retrieveClauses(context, { question, library, questionId });
  if (judged.outcome === 'none') return { outcome: 'none', examples: examples(library.clauses) };
  const clauses = judged.hits.map(hit => hit.document);
  const all = clauses.map(found);
  if (judged.outcome === 'candidates') return { outcome: 'candidates', clauses: all };
  const worded = await context.models?.word?.({
    question,
    questionId,
    ...(progress ? { onStatements: statements => progress(citedText(statements)) } : {}),
    clauses: clauses.slice(0, FOR_MODEL).map(({ id, standard, path, text }) => ({ id, standard, number: path, text })),
  });
  if (worded?.kind !== 'worded') return { outcome: 'answer', clauses: all, cited: 1, worded: null };
  // What the model cited comes first, in the order of its marks: the reader must see what the words rest on.
  const cited = worded.citedIds.flatMap(id => all.find(clause => clause.id === id) ?? []);
  const rest = all.filter(clause => !worded.citedIds.includes(clause.id));
  return { outcome: 'answer', clauses: [...cited, ...rest], cited: cited.length, worded: citedText(worded.statements) };
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
