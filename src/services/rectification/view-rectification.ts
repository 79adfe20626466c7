import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed, type Decision } from '../../domain/permissions/decision.ts';
import {
  canAcknowledge,
  canAnswer,
  canRelease,
  canVerify,
  canViewRectification,
} from '../../domain/permissions/rectification.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { permittedActions, type RectificationAction } from '../../domain/rectification/expectations.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadCase, type RectificationCase } from './load-case.ts';

/** One answer of the history, with the names of who wrote, released and judged it. */
export interface ViewedResponse {
  id: string;
  round: number;
  authorName: string;
  cause: string;
  measure: string;
  result: string;
  submittedAt: Date;
  releasedByName: string | null;
  releasedAt: Date | null;
  accepted: boolean | null;
  judgedByName: string | null;
  judgedAt: Date | null;
  reason: string;
  evidence: number;
}

export interface ViewedRectification {
  matter: RectificationCase;
  dueBasis: DueBasis;
  note: string;
  clause: { standard: string; version: string; path: string; text: string } | null;
  /** Files that prove the finding itself. */
  findingEvidence: number;
  inspectorName: string;
  inspectionNo: string | null;
  acknowledgedByName: string | null;
  closedAt: Date | null;
  responses: ViewedResponse[];
  /** What the person looking may do now. */
  actions: RectificationAction[];
  can: Record<RectificationAction, Decision>;
}

/**
 * A notice with its finding, clause, deadline and the history of its answers, for those it concerns.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function viewRectification(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedRectification> {
  const { actor, no } = input;
  return context.db.transaction(async tx => {
    const matter = await loadCase(context, tx, no);
    assertAllowed(canViewRectification(actor, matter.parties));
    const row = await tx.rectificationNotice.findUniqueOrThrow({
      where: { id: matter.id },
      select: {
        dueBasis: true,
        closedAt: true,
        finding: {
          select: {
            note: true,
            itemId: true,
            inspection: { select: { no: true } },
            item: { select: { clause: { include: { version: { include: { standard: true } } } } } },
          },
        },
      },
    });
    const { clause } = row.finding.item;
    const people = [matter.inspectorId, ...(matter.acknowledgedById ? [matter.acknowledgedById] : [])];
    const names = new Map(
      (await tx.staff.findMany({ where: { id: { in: people } } })).map(({ id, name }) => [id, name]),
    );
    const findingEvidence = await tx.evidence.count({
      where: {
        OR: [
          { subjectType: 'finding', subjectId: matter.findingId },
          { subjectType: 'inspection', subjectId: matter.inspectionId, itemId: row.finding.itemId },
        ],
      },
    });
    return {
      matter,
      dueBasis: row.dueBasis as unknown as DueBasis,
      note: row.finding.note,
      clause: clause && {
        standard: clause.version.standard.title,
        version: clause.version.label,
        path: clause.path,
        text: clause.text,
      },
      findingEvidence,
      inspectorName: names.get(matter.inspectorId) ?? matter.inspectorId,
      inspectionNo: row.finding.inspection.no,
      acknowledgedByName: matter.acknowledgedById && (names.get(matter.acknowledgedById) ?? matter.acknowledgedById),
      closedAt: row.closedAt,
      responses: await loadResponses(tx, matter.id),
      actions: permittedActions(actor, { ...matter, acknowledged: matter.acknowledgedAt !== null }),
      can: {
        acknowledgeRectification: canAcknowledge(actor, matter.parties),
        answerRectification: canAnswer(actor, matter.parties),
        releaseRectification: canRelease(actor, matter.parties),
        verifyRectification: canVerify(actor, matter.parties),
      },
    };
  });
}

/** Oldest first; the ids are counted up within a notice. */
function loadResponses(tx: Tx, noticeId: string): Promise<ViewedResponse[]> {
  return tx.$queryRaw<ViewedResponse[]>`
    SELECT a.id, a.round, w.name AS "authorName", a.cause, a.measure, a.result, a."submittedAt", r.name AS "releasedByName",
      a."releasedAt", a.accepted, j.name AS "judgedByName", a."judgedAt", a.reason,
      (SELECT count(*)::int FROM "Evidence" e WHERE e."subjectType" = 'rectification' AND e."subjectId" = a.id) AS evidence
    FROM "RectificationResponse" a
    JOIN "Staff" w ON w.id = a."authorId"
    LEFT JOIN "Staff" r ON r.id = a."releasedById"
    LEFT JOIN "Staff" j ON j.id = a."judgedById"
    WHERE a."noticeId" = ${noticeId} ORDER BY a."submittedAt", a.id`;
}
