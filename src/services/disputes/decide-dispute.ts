import { type AnswerCorrection, correctAnswer } from '../../domain/inspections/correct-answer.ts';
import { DISPUTE_ASKING_CODES, type RecordedItem } from '../../domain/inspections/notices.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import { openedBy } from '../../domain/inspections/progress.ts';
import { changedOrdinals } from '../../domain/inspections/revision.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideDispute } from '../../domain/permissions/inspections.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { createRevision } from '../inspections/begin-correction.ts';
import type { ReleasedInspection } from '../inspections/filed-inspection.ts';
import { toDraft } from '../inspections/open-draft.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { decidingMatter } from '../inspections/reviewers.ts';
import { loadSubmitted, writeSubmission } from '../inspections/submit-inspection.ts';
import { distinct } from '../org/load-heads.ts';
import { restartDecisionClocks } from '../penalties/decision-clock.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { disputedFiling, disputeFacts, type LoadedDispute, loadDispute, recordOf } from './load-dispute.ts';
import { disputedSheet, reviewedDispute } from './view-dispute.ts';

export type DecideDisputeOutcome =
  | { kind: 'upheld'; no: string; inspectionNo: string; ordinal: number; itemTitle: string }
  | {
      kind: 'accepted';
      no: string;
      inspectionNo: string;
      ordinal: number;
      itemTitle: string;
      score: string;
      released: ReleasedInspection;
    }
  | { kind: 'alreadyDecided'; no: string; status: 'upheld' | 'accepted'; at: string | null }
  /** The dispute has not been before this person's eyes. */
  | { kind: 'unseen'; no: string }
  /** The corrected answer is the one that was disputed. */
  | { kind: 'unchanged'; no: string }
  /** A correction of the whole result is under way and comes first. */
  | { kind: 'correctionOpen'; no: string; inspectionNo: string }
  /** With the corrected answer other items would be asked that nobody has looked at: 更正测评 is the way. */
  | { kind: 'opensItems'; no: string; inspectionNo: string; ordinals: number[] };

export interface DecideDisputeInput {
  readonly actor: Actor;
  readonly submissionId: string;
  readonly no: string;
  /** What the item is from now on; null keeps the result (维持). */
  readonly answer: AnswerCorrection | null;
  readonly decision: string;
}

/**
 * 裁定异议: 维持, or 异议成立 with the right answer of the item, which corrects the result by a revision of just that item, released at
 * once: 整改 and deductions follow as with any correction. Done once; the dispute must have been shown.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function decideDispute(context: ServiceContext, input: DecideDisputeInput): Promise<DecideDisputeOutcome> {
  const { actor, submissionId, no } = input;
  const now = context.clock.now();
  const sheet = await disputedSheet(context, no);
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "FindingDispute" WHERE no = ${no} FOR UPDATE`;
    const dispute = await loadDispute(tx, no);
    const { inspection } = dispute.finding;
    assertAllowed(canDecideDispute(actor, disputedFiling(dispute), await decidingMatter(context, tx, inspection)));
    const work = async (): Promise<DecideDisputeOutcome> => {
      if (dispute.status !== 'open')
        return { kind: 'alreadyDecided', no, status: dispute.status, at: dispute.decidedAt?.toISOString() ?? null };
      if (!(await wasShown(tx, actor.id, reviewedDispute(dispute)))) return { kind: 'unseen', no };
      const outcome = await apply(context, tx, { ...input, dispute, sheet, now });
      if (outcome.kind !== 'upheld' && outcome.kind !== 'accepted') return outcome;
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.dropHeld(tx, now, no, DISPUTE_ASKING_CODES);
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: `dispute.${outcome.kind}`,
        subjectType: 'dispute',
        subjectId: dispute.id,
        detail: { no, inspectionNo: outcome.inspectionNo },
      });
      return outcome;
    };
    return (await context.once(tx, { submissionId, useCase: 'disputes.decide', at: now }, work)).result;
  });
}

async function apply(
  context: ServiceContext,
  tx: Tx,
  input: DecideDisputeInput & { dispute: LoadedDispute; sheet: Sheet; now: Date },
): Promise<DecideDisputeOutcome> {
  const { actor, dispute, sheet, answer, decision, now, no } = input;
  const { finding } = dispute;
  const { inspection, item } = finding;
  const inspectionNo = inspection.no ?? '';
  const about = { no, inspectionNo, ordinal: item.ordinal, itemTitle: item.title };
  const facts = await disputeFacts(tx, dispute);
  const settle = async (accepted: boolean, after: RecordedItem | null) => {
    await tx.findingDispute.update({
      where: { id: dispute.id },
      data: { status: accepted ? 'accepted' : 'upheld', decidedById: actor.id, decidedAt: now, decision },
    });
    const head = await context.directory.headOf(tx, inspection.unitId);
    const redact = await redactorOf(
      tx,
      [facts.recorded, ...(after ? [after] : [])].flatMap(remarksOf).concat(decision),
    );
    const whole = { ...facts, decision, after };
    const redacted = {
      ...{ ...facts, recorded: redactRemarks(facts.recorded, redact), decision: redact(decision) },
      after: after && redactRemarks(after, redact),
    };
    await context.notices.queue(
      tx,
      now,
      distinct([dispute.byId, head?.id, inspection.inspectorId]).map(recipientId => ({
        recipientId,
        content: {
          code: 'disputeDecided',
          ...(recipientId === inspection.inspectorId ? whole : redacted),
          ...{ inspectionNo, accepted },
        },
        ref: { type: 'dispute', no },
        dedupeKey: `disputeDecided:${no}:${recipientId}`,
      })),
    );
  };
  /** What is still to be deducted for the item can be decided again. */
  const restartFor = async (subjectId: string) => {
    const entries = await tx.penaltyEntry.findMany({
      where: { status: 'proposed', subjectType: 'finding', subjectId },
    });
    await restartDecisionClocks(context, tx, entries, now);
  };
  if (answer === null) {
    await settle(false, null);
    await restartFor(finding.id);
    return { kind: 'upheld', ...about };
  }
  const before = toDraft(inspection);
  const sheetItem = sheet.items.find(each => each.id === item.id)!;
  const draft = correctAnswer(before, sheetItem, answer);
  if (!changedOrdinals(sheet, before, draft).includes(item.ordinal)) return { kind: 'unchanged', no };
  const ordinals = openedBy(sheet, before, draft);
  if (ordinals.length > 0) return { kind: 'opensItems', no, inspectionNo, ordinals };
  const next = await tx.inspection.findUnique({ where: { previousId: inspection.id } });
  if (next) return { kind: 'correctionOpen', no, inspectionNo };
  const inspectionId = await createRevision(tx, {
    ...{ previous: inspection, correctedById: actor.id, submissionId: input.submissionId, now, draft },
    reason: decision,
  });
  const responsibleUnitId = inspection.responsibleUnitId ?? inspection.unitId;
  // Settled before the release, which carries the disputes of the other items over.
  await tx.findingDispute.update({ where: { id: dispute.id }, data: { status: 'accepted' } });
  const filed = await writeSubmission(context, tx, {
    ...{ actorId: actor.id, row: await loadSubmitted(tx, inspectionId), responsibleUnitId, sheet, draft, now },
    decided: true,
  });
  const corrected = await tx.finding.findUniqueOrThrow({
    where: { inspectionId_itemId: { inspectionId, itemId: item.id } },
    include: {
      rectification: true,
      inspection: { include: { programme: true } },
      item: { include: { clause: { include: { version: { include: { standard: true } } } } } },
    },
  });
  await settle(true, await recordOf(tx, corrected));
  await restartFor(corrected.id);
  return { kind: 'accepted', ...about, score: filed.score, released: filed.released! };
}
