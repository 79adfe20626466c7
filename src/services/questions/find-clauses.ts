import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { readClauseRefs } from '../../domain/questions/clause-refs.ts';
import type { ServiceContext } from '../context.ts';
import { editionOf, libraryClause } from '../standards/library.ts';
import { askLibrary } from './library-asked.ts';
import { type FoundPlace, placeOf } from './view-backlog.ts';

export type FoundClauses =
  | { kind: 'found'; clauses: FoundPlace[] }
  /** What names no clause; `standard` when that much was understood. */
  | { kind: 'unknown'; part: string; standard?: string };

/**
 * The clauses in force that somebody names: 「投诉处理办法第九条、第十条；营业厅服务规范第十六条」. `ahead`: also those that only a draft has.
 *
 * @throws AppError `forbidden`.
 */
export async function findClauses(
  context: ServiceContext,
  input: { actor: Actor; text: string; ahead?: boolean },
): Promise<FoundClauses> {
  assertAllowed(canManageQuestions(input.actor));
  const { clauses } = await context.library.on(context.clock.now());
  const refs = readClauseRefs(input.text, clauses);
  if (refs.kind === 'found') return { kind: 'found', clauses: refs.clauses.map(placeOf) };
  const drafted = input.ahead ? readClauseRefs(input.text, await draftedClauses(context)) : refs;
  return drafted.kind === 'found' ? { kind: 'found', clauses: drafted.clauses.map(placeOf) } : refs;
}

async function draftedClauses(context: ServiceContext) {
  const drafts = await context.db.prisma.standardVersion.findMany({
    where: { status: 'draft' },
    include: { standard: true, clauses: { orderBy: { ordinal: 'asc' } } },
    orderBy: { effectiveFrom: 'desc' },
  });
  return drafts.flatMap(draft => {
    const edition = editionOf(draft);
    return draft.clauses.map(row => libraryClause(edition, row, []));
  });
}

const SUGGESTED = 3;

/** The clauses that come nearest to a question, also where none is called an answer. @throws AppError `forbidden`. */
export async function suggestClauses(
  context: ServiceContext,
  input: { actor: Actor; question: string },
): Promise<FoundPlace[]> {
  assertAllowed(canManageQuestions(input.actor));
  const { judged, hits } = askLibrary(await context.library.on(context.clock.now()), input.question);
  return (judged.outcome === 'none' ? hits : judged.hits).slice(0, SUGGESTED).map(hit => placeOf(hit.document));
}

/** A standard by its title or alias, the longest that stands in the text. @throws AppError `forbidden`. */
export async function findStandardNamed(
  context: ServiceContext,
  input: { actor: Actor; text: string },
): Promise<{ id: string; title: string } | undefined> {
  assertAllowed(canManageQuestions(input.actor));
  const standards = await context.db.prisma.standard.findMany({ select: { id: true, title: true, aliases: true } });
  const named = standards.flatMap(({ id, title, aliases }) =>
    [title, ...aliases].filter(name => input.text.includes(name)).map(name => ({ id, title, name })),
  );
  const best = named.sort((a, b) => b.name.length - a.name.length)[0];
  return best && { id: best.id, title: best.title };
}
