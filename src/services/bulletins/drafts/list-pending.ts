import type { Actor } from '../../../domain/org/actor.ts';
import { actsOf, barOf, stageOf } from '../../../domain/standards/approval.ts';
import type { Todo, TodoAction } from '../../../domain/tasks/todo.ts';
import type { ServiceContext } from '../../context.ts';
import { approverOf, loadApprovers } from '../../standards/approvers.ts';
import { approvalOf } from './load-draft.ts';

/** Generated bulletins that wait for this person: a step, the issue, or to be submitted again. */
export async function listPendingDrafts(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const { prisma } = context.db;
  const rows = await prisma.bulletinDraft.findMany({
    where: { bulletinNo: null, round: { gt: 0 } },
    include: { acts: true },
    orderBy: { no: 'asc' },
  });
  if (rows.length === 0) return [];
  const approver = approverOf(actor, await loadApprovers(context, prisma));
  return rows.flatMap(row => {
    const approval = approvalOf(row);
    const stage = stageOf(approval);
    const prepared = actsOf(approval, row.round - 1).find(({ step }) => step === 'prepare')?.staffId;
    const actions: TodoAction[] = [];
    if (stage.kind === 'step' && barOf(approval, stage.step, approver) === undefined) actions.push('approveBulletin');
    if (stage.kind === 'approved' && approver.isQualityOfficer) actions.push('issueBulletin');
    if (stage.kind === 'draft' && prepared === actor.id) actions.push('resubmitBulletin');
    return actions.map(action => ({
      action,
      ref: { type: 'bulletinDraft' as const, no: row.no },
      subject: `《${row.title}》`,
      unitName: actor.unitName,
      dueAt: null,
    }));
  });
}
