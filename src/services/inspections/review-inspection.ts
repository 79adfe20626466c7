import { randomUUID } from 'node:crypto';
import { type ReviewReason, readReasons } from '../../domain/inspections/review-reasons.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canReviewInspection, editorOf } from '../../domain/permissions/inspections.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { wasShown } from '../review/what-was-shown.ts';
import type { ReleasedInspection } from './filed-inspection.ts';
import { awaitsReview, type LoadedSubmission, loadSubmission, reviewedSubmission } from './load-waiting.ts';
import { releaseInspection } from './release-inspection.ts';
import { factsOf, type ResultFacts } from './result-facts.ts';
import { decidingMatter } from './reviewers.ts';

/** A reason with the title of its item; empty for the whole result. */
export type TitledReason = ReviewReason & { title: string };

export type ReviewOutcome =
  | { kind: 'approved'; facts: ResultFacts; released: ReleasedInspection }
  | { kind: 'returned'; facts: ResultFacts; inspectorName: string; reasons: TitledReason[] }
  | { kind: 'notWaiting'; no: string; status: 'released' | 'returned' | 'draft' }
  /** It has not been before this person's eyes, or was submitted anew since. */
  | { kind: 'unseen'; no: string };

/**
 * 复核通过: lets a submitted result out with all that follows from it. Done once; the submission must have been shown.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function approveInspection(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string },
): Promise<ReviewOutcome> {
  return decide(context, { ...input, useCase: 'inspections.approve' }, async (tx, row, now) => {
    await record(tx, { ...input, row, now, decision: 'approved', reasons: [] });
    const { released } = await releaseInspection(context, tx, {
      inspectionId: row.id,
      now,
      reviewerId: input.actor.id,
    });
    const facts = await factsOf(tx, row);
    await context.notices.queue(tx, now, [
      {
        recipientId: editorOf(row),
        content: { code: 'inspectionApproved', ...facts, rectifications: released.rectifications.length },
        ref: { type: 'inspection', no: facts.no },
        dedupeKey: `inspectionApproved:${row.id}:${editorOf(row)}`,
      },
    ]);
    return { kind: 'approved', facts, released };
  });
}

/**
 * 复核退回: gives a submitted result back to whoever filed it, with a reason per item; it is submitted again under its 单号. What was
 * returned stays in the history of reviews, its findings go: nobody but the reviewer knew of them.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function returnInspection(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reasons: readonly ReviewReason[] },
): Promise<ReviewOutcome> {
  return decide(context, { ...input, useCase: 'inspections.return' }, async (tx, row, now) => {
    await record(tx, { ...input, row, now, decision: 'returned', reasons: input.reasons });
    const facts = await factsOf(tx, row);
    const findings = await tx.finding.findMany({ where: { inspectionId: row.id }, include: { item: true } });
    await tx.evidence.deleteMany({
      where: { subjectType: 'finding', subjectId: { in: findings.map(({ id }) => id) } },
    });
    await tx.finding.deleteMany({ where: { inspectionId: row.id } });
    await tx.inspection.update({ where: { id: row.id }, data: { status: 'returned', updatedAt: now } });
    const reasons = input.reasons.map(each => ({
      ...each,
      title: findings.find(({ item }) => item.ordinal === each.ordinal)?.item.title ?? '',
    }));
    const recipientId = editorOf(row);
    await context.notices.queue(tx, now, [
      {
        recipientId,
        content: { code: 'inspectionReturned', no: facts.no, programme: facts.programme, unit: facts.unit, reasons },
        ref: { type: 'inspection', no: facts.no },
        dedupeKey: `inspectionReturned:${row.id}:${row.reviews.length}`,
      },
    ]);
    const inspector = await tx.staff.findUnique({ where: { id: recipientId }, select: { name: true } });
    return { kind: 'returned', facts, inspectorName: inspector?.name ?? '', reasons };
  });
}

/** What the sheet of a submission allows as reasons. @throws AppError `notFound` */
export async function readReturnReasons(context: ServiceContext, input: { no: string; text: string }) {
  return context.db.transaction(async tx => {
    const row = await loadSubmission(tx, input.no);
    const total = await tx.templateItem.count({ where: { templateId: row.templateId } });
    return { total, ...readReasons(input.text, total) };
  });
}

async function decide(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; useCase: string },
  work: (tx: Tx, row: LoadedSubmission, now: Date) => Promise<ReviewOutcome>,
): Promise<ReviewOutcome> {
  const { actor, submissionId, no, useCase } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const found = await loadSubmission(tx, no);
    assertAllowed(canReviewInspection(actor, found, await decidingMatter(context, tx, found)));
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE id = ${found.id} FOR UPDATE`;
    const { result } = await context.once(tx, { submissionId, useCase, at: now }, async (): Promise<ReviewOutcome> => {
      const row = await loadSubmission(tx, no);
      if (!awaitsReview(row)) {
        const status = row.releasedAt ? 'released' : row.status === 'returned' ? 'returned' : 'draft';
        return { kind: 'notWaiting', no, status };
      }
      if (!(await wasShown(tx, actor.id, reviewedSubmission(row)))) return { kind: 'unseen', no };
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.dropHeld(tx, now, no, ['inspectionToReview', 'inspectionReviewReminder']);
      const outcome = await work(tx, row, now);
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: `inspection.${outcome.kind}`,
        subjectType: 'inspection',
        subjectId: row.id,
        detail: { no },
      });
      return outcome;
    });
    return result;
  });
}

async function record(
  tx: Tx,
  input: {
    actor: Actor;
    submissionId: string;
    row: LoadedSubmission;
    now: Date;
    decision: 'approved' | 'returned';
    reasons: readonly ReviewReason[];
  },
): Promise<void> {
  const { actor, submissionId, row, now, decision, reasons } = input;
  await tx.inspectionReview.create({
    data: {
      id: randomUUID(),
      submissionId,
      inspectionId: row.id,
      decision,
      reasons: reasons.map(({ ordinal, reason }) => ({ ordinal, reason })),
      byId: actor.id,
      at: now,
    },
  });
}
