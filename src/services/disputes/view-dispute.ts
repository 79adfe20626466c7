import { discloseVisit, readsPeople } from '../../domain/inspections/disclosure.ts';
import type { RecordedItem } from '../../domain/inspections/notices.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import { currentNo } from '../../domain/inspections/revision.ts';
import { sampledAnswer } from '../../domain/inspections/samples/rates.ts';
import { type Sample, samplesSchema } from '../../domain/inspections/samples/sample.ts';
import type { Sheet, SheetItem } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideDispute, canSeeInspection, canStateDispute } from '../../domain/permissions/inspections.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { sheetOf } from '../inspections/load-sheet.ts';
import { redactorFor } from '../inspections/redactor.ts';
import { decidingMatter } from '../inspections/reviewers.ts';
import { loadNames } from '../penalties/load-people.ts';
import { markShown, type Reviewed } from '../review/what-was-shown.ts';
import { type CitedClause, clauseOnDay } from '../standards/clause-on-day.ts';
import {
  disputedFiling,
  disputeFacts,
  type LoadedDispute,
  loadDispute,
  recordOf,
  statementEvidence,
  WITH_FINDING,
} from './load-dispute.ts';

export interface ViewedDispute {
  readonly no: string;
  readonly status: 'open' | 'upheld' | 'accepted';
  readonly inspectionNo: string;
  readonly programmeName: string;
  readonly unit: string;
  readonly inspectedAt: Date;
  /** The hour is kept back. */
  readonly dayOnly: boolean;
  readonly ordinal: number;
  readonly itemTitle: string;
  readonly recorded: RecordedItem;
  /** In the version in force on the day of the inspection. */
  readonly clause: CitedClause | null;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
  readonly evidence: number;
  /** The inspector's side; null until it was said, and for whoever does not run or oversee inspections. */
  readonly inspectorStatement: { text: string; byName: string; at: Date; evidence: number } | null;
  /** Whether the inspector's side is this reader's business. */
  readonly seesStatement: boolean;
  readonly canState: boolean;
  readonly rectification: { no: string; dueAt: Date; open: boolean } | null;
  readonly decision: { text: string; at: Date } | null;
  /** What the item reads since a founded one corrected it; null otherwise. */
  readonly corrected: RecordedItem | null;
  /** 单号 of the result in force, where this one is about a version before it. */
  readonly currentNo: string;
  readonly canDecide: boolean;
  /** What a corrected answer is read against. */
  readonly item: SheetItem;
  readonly sheet: Sheet;
  /** The sampled customers where the item was measured by them; empty for whoever does not decide. */
  readonly samples: readonly Sample[];
}

/** A dispute as something a decider has or has not had before them, with the inspector's side once it was said; its notice does not carry the clause. */
export function reviewedDispute({ id, statedAt }: { id: string; statedAt: Date | null }): Reviewed {
  return { type: 'dispute', id: statedAt === null ? id : `${id}:stated`, dedupeKey: null };
}

/**
 * A dispute with both sides' words and the clause beside each other. That whoever may decide has seen it is recorded.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewDispute(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedDispute> {
  const { actor, no } = input;
  const now = context.clock.now();
  const sheet = await disputedSheet(context, no);
  return context.db.transaction(async tx => {
    const dispute = await loadDispute(tx, no);
    const { finding } = dispute;
    const { inspection } = finding;
    const { line, methods } = inspection.programme;
    assertAllowed(canSeeInspection(actor, { ...inspection, line }));
    const disclosure = discloseVisit(actor, { ...inspection, line, methods });
    // What an inspector says may tell who came and when.
    const seesStatement = disclosure.inspectorName;
    const matter = await decidingMatter(context, tx, inspection);
    const canDecide = dispute.status === 'open' && canDecideDispute(actor, disputedFiling(dispute), matter).allowed;
    if (canDecide) await markShown(context, tx, { actorId: actor.id, reviewed: reviewedDispute(dispute), at: now });
    const nameOf = await loadNames(tx, [dispute.byId, dispute.statedById]);
    const facts = await disputeFacts(tx, dispute);
    const { rectification } = finding;
    const item = sheet.items.find(each => each.id === finding.itemId)!;
    const corrected = dispute.status === 'accepted' ? await correctedRecord(tx, dispute) : null;
    const redact = await redactorFor(tx, readsPeople(disclosure), [
      ...[facts.recorded, ...(corrected ? [corrected] : [])].flatMap(remarksOf),
      dispute.decision,
    ]);
    const samples = samplesSchema.parse(inspection.samples);
    return {
      ...facts,
      recorded: redactRemarks(facts.recorded, redact),
      corrected: corrected && redactRemarks(corrected, redact),
      currentNo: currentNo(facts.inspectionNo),
      status: dispute.status,
      programmeName: inspection.programme.name,
      inspectedAt: inspection.inspectedAt,
      dayOnly: disclosure.inspectedAt === 'day',
      clause: finding.item.clause && (await clauseOnDay(tx, finding.item.clause, inspection.inspectedAt)),
      byName: nameOf(dispute.byId),
      at: dispute.at,
      inspectorStatement:
        seesStatement && dispute.statedAt
          ? {
              text: dispute.statement,
              byName: nameOf(dispute.statedById ?? ''),
              at: dispute.statedAt,
              evidence: await tx.evidence.count({
                where: { subjectType: 'disputeStatement', subjectId: statementEvidence(dispute.id) },
              }),
            }
          : null,
      seesStatement,
      canState:
        dispute.status === 'open' &&
        dispute.statedAt === null &&
        canStateDispute(actor, disputedFiling(dispute)).allowed,
      rectification: rectification && {
        no: rectification.no,
        dueAt: rectification.dueAt,
        open: rectification.status === 'open' || rectification.status === 'answered',
      },
      decision: dispute.decidedAt && { text: redact(dispute.decision), at: dispute.decidedAt },
      canDecide,
      item,
      sheet,
      samples: canDecide && sampledAnswer(sheet, samples, item) ? samples : [],
    };
  });
}

/** The same item in the revision that followed. */
async function correctedRecord(tx: Tx, { finding }: LoadedDispute): Promise<RecordedItem | null> {
  const next = await tx.finding.findFirst({
    where: { itemId: finding.itemId, inspection: { previousId: finding.inspectionId, releasedAt: { not: null } } },
    include: WITH_FINDING.finding.include,
  });
  return next && recordOf(tx, next);
}

/** Read before a transaction: it has a connection of its own. */
export async function disputedSheet(context: ServiceContext, no: string): Promise<Sheet> {
  const { finding } = await loadDispute(context.db.prisma, no);
  return sheetOf(context, finding.inspection);
}
