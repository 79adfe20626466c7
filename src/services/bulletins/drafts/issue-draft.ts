import type { Actor } from '../../../domain/org/actor.ts';
import { canIssueBulletin } from '../../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { type ApprovalStage, stageOf } from '../../../domain/standards/approval.ts';
import type { ServiceContext } from '../../context.ts';
import { type IssueBulletinOutcome, issueWithin } from '../issue-bulletin.ts';
import { lockDraft } from './load-draft.ts';

export type IssueDraftOutcome = IssueBulletinOutcome | { kind: 'wrongState'; no: string; stage: ApprovalStage };

/** 签发: an approved bulletin goes out as it was frozen, and its problems are owed measures. @throws AppError `notFound`, `forbidden` */
export async function issueDraft(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string },
): Promise<IssueDraftOutcome> {
  const { actor, submissionId, no } = input;
  assertAllowed(canIssueBulletin(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<IssueDraftOutcome> => {
      const draft = await lockDraft(tx, no);
      const stage = stageOf(draft.approval);
      if (stage.kind !== 'approved') return { kind: 'wrongState', no, stage };
      const { id, kind, period, title, problems } = draft;
      const content = { kind, origin: 'city', period, title, leftOut: [] } as const;
      const outcome = await issueWithin(context, tx, { actor, ...content, problems }, now);
      await tx.bulletinDraft.update({ where: { id }, data: { bulletinNo: outcome.no } });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      return outcome;
    };
    return (await context.once(tx, { submissionId, useCase: 'issueDraft', at: now }, work)).result;
  });
}
