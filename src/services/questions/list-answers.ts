import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { variantsOf } from '../../domain/questions/approved-match.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import type { AnswerKind, AnswerStatus } from './answer-row.ts';
import type { Page } from './list-confirmed.ts';

export interface AnswerLine {
  readonly no: string;
  readonly kind: AnswerKind;
  readonly question: string;
  readonly status: AnswerStatus;
}

const PER_PAGE = 8;

/** 标准答复 or 口径: what is approved, for everybody; officers and the leader also see what is not. `about`: words of question or text. */
export async function listAnswers(
  context: ServiceContext,
  input: { actor: Actor; kind: AnswerKind; page: number; about?: string },
): Promise<Page<AnswerLine>> {
  const overseen = hasRole(input.actor, 'qualityOfficer', 'leader');
  const about = input.about?.trim() ?? '';
  const where = {
    kind: input.kind,
    status: overseen ? { not: 'retired' as const } : ('approved' as const),
    ...(about === '' ? {} : { OR: [{ question: { contains: about } }, { text: { contains: about } }] }),
  };
  const { prisma } = context.db;
  const total = await prisma.approvedAnswer.count({ where });
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, input.page), pages);
  const rows = await prisma.approvedAnswer.findMany({
    where,
    select: { no: true, kind: true, question: true, status: true },
    orderBy: { no: 'asc' },
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  return {
    rows: rows.map(row => ({ ...row, question: variantsOf(row.question)[0] ?? row.question })),
    ...{ total, page, pages },
  };
}

/** What waits for this person: texts to judge, and own ones that were sent back. */
export async function listPendingAnswers(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'qualityOfficer')) return [];
  const rows = await context.db.prisma.approvedAnswer.findMany({
    where: {
      OR: [
        { status: { in: ['draft', 'review'] }, reviewReason: '', writtenById: { not: actor.id } },
        { status: 'review', reviewReason: { not: '' } },
        { status: 'draft', reviewReason: { not: '' }, writtenById: actor.id },
      ],
    },
    orderBy: { no: 'asc' },
  });
  return rows.map(row => ({
    action: row.writtenById === actor.id ? 'reviseAnswer' : 'judgeAnswer',
    ref: { type: 'answer', no: row.no },
    subject: variantsOf(row.question)[0] ?? row.question,
    unitName: actor.unitName,
    dueAt: null,
  }));
}
