import type { Actor } from '../../domain/org/actor.ts';
import { canDecideWithdrawal } from '../../domain/permissions/standards.ts';
import { type ApprovedVersion, actsOf, barOf, type DecisionStep, stageOf } from '../../domain/standards/approval.ts';
import type { Todo, TodoAction } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { approverOf, loadApprovers } from './approvers.ts';

const ACTION: Readonly<Record<DecisionStep, TodoAction>> = {
  review: 'reviewStandard',
  jointReview: 'jointReviewStandard',
  approve: 'approveStandard',
};

/** Who prepared the round that was returned. */
function preparedBefore(version: ApprovedVersion): string | undefined {
  return actsOf(version, version.round - 1).find(act => act.step === 'prepare')?.staffId;
}

/** What waits for this person about standards: a step of an approval, a publication, a withdrawal to confirm, an edition to read. */
export async function listPendingStandards(context: ServiceContext, actor: Actor): Promise<readonly Todo[]> {
  const { prisma } = context.db;
  const approver = approverOf(actor, await loadApprovers(context, prisma));
  const versions = await prisma.standardVersion.findMany({
    where: {
      no: { not: null },
      OR: [
        { status: 'draft', round: { gt: 0 } },
        { status: { in: ['published', 'superseded'] }, withdrawnById: { not: null } },
        { readings: { some: { staffId: actor.id, confirmedAt: null } }, status: { in: ['published', 'superseded'] } },
      ],
    },
    include: {
      approvals: true,
      standard: { select: { title: true } },
      readings: { where: { staffId: actor.id, confirmedAt: null }, select: { staffId: true } },
    },
    orderBy: { no: 'asc' },
  });
  return versions.flatMap(version => {
    const approval = { ...version, acts: version.approvals };
    const stage = stageOf(approval);
    const actions: TodoAction[] = [];
    if (stage.kind === 'step' && barOf(approval, stage.step, approver) === undefined) actions.push(ACTION[stage.step]);
    if (stage.kind === 'approved' && approver.isQualityOfficer) actions.push('publishStandard');
    const proposed = version.status !== 'draft' && version.withdrawnById !== null;
    if (proposed && canDecideWithdrawal(approver, version.withdrawnById!).allowed) actions.push('decideWithdrawal');
    if (stage.kind === 'draft' && stage.returned && preparedBefore(approval) === actor.id)
      actions.push('resubmitStandard');
    if (version.readings.length > 0) actions.push('readStandard');
    return actions.map(action => ({
      action,
      ref: { type: 'standard' as const, no: version.no! },
      subject: `《${version.standard.title}》${version.label}版`,
      unitName: actor.unitName,
      dueAt: null,
    }));
  });
}
