import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import type { BacklogStatus } from './view-backlog.ts';

export type CloseResult =
  | { kind: 'waiting'; no: string; standard: string }
  | { kind: 'dismissed'; no: string }
  | { kind: 'wrongState'; no: string; status: BacklogStatus };

export type Closing =
  /** A standard has to be put right: its next edition opens the question again. */
  | { kind: 'waitForStandard'; standardId: string; note: string }
  /** Not ours to answer; it stays closed however often it is asked. */
  | { kind: 'dismiss'; reason: string };

/**
 * Takes a 待补问题 off the list without an answer. Who asked is told nothing: there is nothing to tell yet.
 *
 * @throws AppError `forbidden`, `notFound`.
 */
export async function closeBacklog(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; closing: Closing },
): Promise<CloseResult> {
  const { actor, no, closing } = input;
  assertAllowed(canManageQuestions(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId: input.submissionId, useCase: 'closeBacklog', at: now },
      async (): Promise<CloseResult> => {
        const row = await tx.backlogQuestion.findUnique({ where: { no } });
        if (!row) throw new AppError('notFound', { no });
        if (row.status !== 'open' && row.status !== 'waiting') return { kind: 'wrongState', no, status: row.status };
        const standard =
          closing.kind === 'waitForStandard'
            ? await tx.standard.findUniqueOrThrow({ where: { id: closing.standardId } })
            : undefined;
        await tx.backlogQuestion.update({
          where: { id: row.id },
          data: {
            status: standard ? 'waiting' : 'dismissed',
            closedById: actor.id,
            closedAt: now,
            resolution: closing.kind === 'dismiss' ? closing.reason : closing.note,
            standardId: standard?.id ?? null,
          },
        });
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: standard ? 'backlog.waiting' : 'backlog.dismissed',
          subjectType: 'backlog',
          subjectId: row.id,
          detail: { no },
        });
        return standard ? { kind: 'waiting', no, standard: standard.title } : { kind: 'dismissed', no };
      },
    );
    return result;
  });
}
