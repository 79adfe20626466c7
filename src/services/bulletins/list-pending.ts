import { type ExpectedIssueAction, expectedAction, type IssueAction } from '../../domain/bulletins/expectations.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadCover } from '../org/posts.ts';
import { type LoadedIssue, loadIssues } from './load-issue.ts';

/** Measures this person has to write, to release or to check, one line per problem; and one for each that is theirs to carry out. */
export async function listPendingMeasures(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const now = context.clock.now();
  return (await loadConcerning(context, actor)).flatMap(issue => {
    const action = expectedAction(actor, issue, issue.parties, now);
    const own = issue.measures.filter(({ status, ownerId, dueAt }) => {
      // When its day is over others check it; there is nothing to report.
      return status === 'released' && ownerId === actor.id && dueAt > now;
    });
    return [
      ...(action === undefined ? [] : [toTodo(issue, action)]),
      ...own.map(({ text, dueAt }) => ({ ...toTodo(issue, 'carryOutMeasure'), subject: text, dueAt })),
    ];
  });
}

/** The problems a command without 单号 may mean. A head may write what the unit owes. */
export async function listActionable(
  context: ServiceContext,
  input: { actor: Actor; action: IssueAction },
): Promise<{ no: string; subject: string }[]> {
  const now = context.clock.now();
  const issues = await loadConcerning(context, input.actor);
  return issues
    .filter(issue => {
      const expected = expectedAction(input.actor, issue, issue.parties, now);
      return (expected === 'oweMeasures' ? 'draftMeasure' : expected) === input.action;
    })
    .map(({ no, title }) => ({ no, subject: title }));
}

async function loadConcerning(context: ServiceContext, actor: Actor): Promise<LoadedIssue[]> {
  const { prisma } = context.db;
  const checks = hasRole(actor, 'inspector', 'qualityOfficer', 'leader');
  const owed = { measureDueAt: { not: null }, status: { in: ['open' as const, 'measured' as const] } };
  const cover = await loadCover(context, prisma, actor.id);
  const units = [actor.unitId, ...actor.headOf, ...cover.writes, ...cover.heads];
  const rows = await prisma.majorIssue.findMany({
    where: {
      OR: [
        { ...owed, responsibleUnitId: { in: units } },
        { measures: { some: { status: 'released' as const, ownerId: actor.id, dueAt: { gt: context.clock.now() } } } },
        // What a stand-in wrote somebody above may release.
        { ...owed, measures: { some: { status: 'drafted' as const, addedById: { in: cover.acting } } } },
        ...(checks
          ? [{ measures: { some: { status: 'released' as const, dueAt: { lte: context.clock.now() } } } }]
          : []),
      ],
    },
    select: { id: true },
  });
  return loadIssues(context, prisma, { id: { in: rows.map(({ id }) => id) } });
}

function toTodo(issue: LoadedIssue, action: ExpectedIssueAction | 'carryOutMeasure'): Todo {
  const { no, title, responsibleUnitName, measureDueAt } = issue;
  // A check has no deadline of the plan's: its day being over is why it is asked for.
  const dueAt = action === 'checkMeasure' ? null : measureDueAt;
  return { action, ref: { type: 'majorIssue', no }, subject: title, unitName: responsibleUnitName, dueAt };
}
