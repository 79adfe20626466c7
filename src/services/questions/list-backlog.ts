import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import type { ServiceContext } from '../context.ts';
import type { BacklogCause } from './collect-question.ts';
import type { Page } from './list-confirmed.ts';

export interface BacklogLine {
  readonly no: string;
  readonly text: string;
  readonly cause: BacklogCause;
  readonly count: number;
  readonly lastAskedAt: Date;
}

const PER_PAGE = 5;

/** 待补问题, asked most often first; `waiting` lists those that wait for a standard. @throws AppError `forbidden`. */
export async function listBacklog(
  context: ServiceContext,
  input: { actor: Actor; status: 'open' | 'waiting'; page: number },
): Promise<Page<BacklogLine> & { waiting: number }> {
  assertAllowed(canManageQuestions(input.actor));
  const { prisma } = context.db;
  const where = { status: input.status };
  const total = await prisma.backlogQuestion.count({ where });
  const waiting = await prisma.backlogQuestion.count({ where: { status: 'waiting' } });
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, input.page), pages);
  const rows = await prisma.backlogQuestion.findMany({
    where,
    select: { no: true, text: true, cause: true, count: true, lastAskedAt: true },
    orderBy: [{ count: 'desc' }, { lastAskedAt: 'desc' }, { no: 'asc' }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  return { rows, total, page, pages, waiting };
}
