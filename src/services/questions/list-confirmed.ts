import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { ServiceContext } from '../context.ts';

export interface ConfirmedQuestion extends ClausePlace {
  readonly text: string;
  readonly standard: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 8;

/** 已确认问法, by standard and clause; `about` narrows to questions and standards that hold the words. @throws AppError `forbidden`. */
export async function listConfirmed(
  context: ServiceContext,
  input: { actor: Actor; page: number; about?: string },
): Promise<Page<ConfirmedQuestion>> {
  assertAllowed(canManageQuestions(input.actor));
  const { prisma } = context.db;
  const about = input.about?.trim() ?? '';
  const where =
    about === ''
      ? {}
      : {
          OR: [
            { text: { contains: about } },
            { path: { contains: about } },
            { standard: { title: { contains: about } } },
            { standard: { aliases: { has: about } } },
          ],
        };
  const total = await prisma.clauseQuestion.count({ where });
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, input.page), pages);
  const rows = await prisma.clauseQuestion.findMany({
    where,
    include: { standard: { select: { title: true } } },
    orderBy: [{ standard: { title: 'asc' } }, { path: 'asc' }, { text: 'asc' }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  return {
    rows: rows.map(({ text, standardId, path, standard }) => ({ text, standardId, path, standard: standard.title })),
    ...{ total, page, pages },
  };
}
