import { addDays, atShanghai, type Day, shanghaiDate } from '../../../domain/calendar/shanghai.ts';
import { OPEN_TASK } from '../../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canTakeLeave } from '../../../domain/permissions/planning.ts';
import type { ServiceContext } from '../../context.ts';
import { coverIn } from '../../org/cover-in.ts';
import { loadTasks } from './load-tasks.ts';
import { tellStandIns } from './tell-stand-ins.ts';

export interface Leave {
  readonly fromDay: Day;
  readonly toDay: Day;
}

/** JSON: kept as the answer to a repeat. */
export type CancelledLeave =
  | {
      readonly kind: 'cancelled';
      fromDay: Day;
      toDay: Day;
      /** Passed on because of it, and still a colleague's. */
      passedOn: { no: string; unit: string; programme: string; toName: string }[];
    }
  | { readonly kind: 'none' };

/** The spans of the actor's own absences that are not over, each once. @throws AppError `forbidden` */
export async function listLeaves(context: ServiceContext, input: { actor: Actor }): Promise<Leave[]> {
  assertAllowed(canTakeLeave(input.actor));
  return context.db.prisma.absence.findMany({
    where: { staffId: input.actor.id, cancelledAt: null, toDay: { gte: shanghaiDate(context.clock.now()) } },
    distinct: ['fromDay', 'toDay'],
    orderBy: [{ fromDay: 'asc' }, { toDay: 'asc' }],
    select: { fromDay: true, toDay: true },
  });
}

/**
 * 取消请假, every one of just this span: from now on tasks due in these days are given to this person again. What was passed on stays with its colleague, who may have
 * planned it, and can be handed back. Who would have stood in is told.
 *
 * @throws AppError `forbidden`
 */
export async function cancelLeave(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string } & Leave,
): Promise<CancelledLeave> {
  const { actor, submissionId, fromDay, toDay } = input;
  assertAllowed(canTakeLeave(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'cancel-leave', at: now },
      async (): Promise<CancelledLeave> => {
        if (toDay < shanghaiDate(now)) return { kind: 'none' };
        const { count } = await tx.absence.updateMany({
          where: { staffId: actor.id, cancelledAt: null, fromDay, toDay },
          data: { cancelledAt: now },
        });
        if (count === 0) return { kind: 'none' };
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'absence.cancelled',
          subjectType: 'staff',
          subjectId: actor.id,
          detail: { fromDay, toDay },
        });
        const days = { fromDay, toDay };
        const cover = await coverIn(tx, actor.id, days);
        await tellStandIns(context, tx, { actor, cover, days, cancelled: true, cause: submissionId });
        const passedOn = await loadTasks(context, tx, {
          handedFromId: actor.id,
          status: { in: [...OPEN_TASK] },
          dueAt: { gte: atShanghai(fromDay, '00:00'), lt: atShanghai(addDays(toDay, 1), '00:00') },
        });
        return {
          kind: 'cancelled',
          fromDay,
          toDay,
          passedOn: passedOn.map(({ no, unitName, programmeName, inspectorName }) => ({
            ...{ no, unit: unitName, programme: programmeName, toName: inspectorName },
          })),
        };
      },
    );
    return result;
  });
}
