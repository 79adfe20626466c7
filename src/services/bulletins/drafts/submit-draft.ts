import { randomUUID } from 'node:crypto';
import { MAX_PROBLEM_LENGTH, MOST_PROBLEMS } from '../../../domain/bulletins/bulletin.ts';
import { isMeaningful } from '../../../domain/language/clean-text.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canSubmitVersion } from '../../../domain/permissions/standards.ts';
import { type ApprovalStage, type DecisionStep, impossibleSteps, stageOf } from '../../../domain/standards/approval.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { hashOf } from '../../kpi/snapshot.ts';
import { loadApprovers, withJointReviewers } from '../../standards/approvers.ts';
import { listNameableUnits } from '../list-units.ts';
import { askNext } from './ask-next.ts';
import { loadDraft, lockDraft } from './load-draft.ts';

export type SubmitDraftOutcome =
  | { kind: 'submitted'; no: string; title: string; hash: string; asked: string[] }
  | { kind: 'wrongState'; no: string; stage: ApprovalStage }
  /** Nobody could take these steps. */
  | { kind: 'impossible'; no: string; steps: DecisionStep[] };

/**
 * 编制: submits a generated bulletin with its problems and the people for 会审. Title, figures, problems and what a model worded are frozen with their hash.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput`
 */
export async function submitDraft(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    no: string;
    problems: readonly { unitId: string; text: string }[];
    jointReviewerIds: readonly string[];
  },
): Promise<SubmitDraftOutcome> {
  const { actor, submissionId, no } = input;
  assertAllowed(canSubmitVersion(actor));
  const now = context.clock.now();
  const units = await listNameableUnits(context);
  const problems = input.problems.map(({ unitId, text }) => {
    const unit = units.find(({ id }) => id === unitId);
    if (!unit || !isMeaningful(text) || [...text].length > MAX_PROBLEM_LENGTH)
      throw new AppError('invalidInput', { field: 'problems' });
    return { unitId, unitName: unit.name, text };
  });
  if (problems.length === 0 || problems.length > MOST_PROBLEMS)
    throw new AppError('invalidInput', { field: 'problems' });
  return context.db.transaction(async tx => {
    const work = async (): Promise<SubmitDraftOutcome> => {
      const draft = await lockDraft(tx, no);
      const stage = stageOf(draft.approval);
      if (stage.kind !== 'draft') return { kind: 'wrongState', no, stage };
      const jointReviewerIds = [...new Set(input.jointReviewerIds)];
      const present = await tx.staff.count({ where: { id: { in: jointReviewerIds }, active: true } });
      if (present < jointReviewerIds.length) throw new AppError('invalidInput', { what: '会审人里有人不在岗' });
      const approvers = withJointReviewers(await loadApprovers(context, tx), jointReviewerIds);
      const steps = impossibleSteps({ preparerId: actor.id, jointReviewerIds }, approvers);
      if (steps.length > 0) return { kind: 'impossible', no, steps };
      const { title, figures, wording } = draft;
      const hash = hashOf({ title, figures, problems, ...(wording && { wording }) });
      const round = Math.max(1, draft.round);
      await tx.bulletinDraft.update({ where: { id: draft.id }, data: { problems, hash, round, jointReviewerIds } });
      await tx.bulletinApproval.create({
        data: {
          ...{ id: randomUUID(), draftId: draft.id, round, step: 'prepare', staffId: actor.id },
          ...{ approved: true, at: now },
        },
      });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      const asked = await askNext(context, tx, { draft: await loadDraft(tx, no), approvers, now });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'bulletin.submitted', subjectType: 'bulletinDraft' },
        ...{ subjectId: draft.id, detail: { no, round, hash, jointReviewerIds } },
      });
      return { kind: 'submitted', no, title, hash, asked };
    };
    return (await context.once(tx, { submissionId, useCase: 'submitDraft', at: now }, work)).result;
  });
}
