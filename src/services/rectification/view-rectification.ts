import { type Disclosure, discloseVisit, readsPeople } from '../../domain/inspections/disclosure.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import { RECHECKABLE } from '../../domain/inspections/planning/recheck.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed, type Decision } from '../../domain/permissions/decision.ts';
import { canPlanRecheck } from '../../domain/permissions/planning.ts';
import {
  canAcknowledge,
  canAnswer,
  canRelease,
  canReopen,
  canVerify,
  canViewRectification,
} from '../../domain/permissions/rectification.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { permittedActions, type RectificationAction } from '../../domain/rectification/expectations.ts';
import type { RecordedResult } from '../../domain/rectification/recorded-result.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type Reuse, reuseOf } from '../files/reuse-of.ts';
import { redactorFor } from '../inspections/redactor.ts';
import { markShown } from '../review/what-was-shown.ts';
import { type ClauseChangeSince, clauseChangeSince } from '../standards/clause-change.ts';
import { type CitedClause, clauseOnDay } from '../standards/clause-on-day.ts';
import { loadCase, type RectificationCase } from './load-case.ts';
import { loadObjections, type Objections } from './load-objections.ts';
import { loadRechecks, type ViewedRecheck } from './load-rechecks.ts';
import { recordedResult } from './recorded-result.ts';
import { reviewedAnswer } from './reviewed-answer.ts';

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
  /** Null also where an inspector judged and the reader is not to know the name. */
  judgedByName: string | null;
  judgedAt: Date | null;
  reason: string;
  evidence: number;
  /** Pictures among the evidence that had been evidence before. */
  reused: Reuse[];
}

export interface ViewedRectification {
  matter: RectificationCase;
  dueBasis: DueBasis;
  recorded: RecordedResult;
  note: string;
  /** In the version in force on the day of the inspection. */
  clause: CitedClause | null;
  /** Where the clause reads otherwise in an edition published since; the finding stays measured by the edition of its day. */
  clauseChange: ClauseChangeSince | null;
  /** What is still to be decided about it. */
  objections: Objections;
  /** Files that prove the finding itself. */
  findingEvidence: number;
  /** Null for the inspected side, which does not learn the name. */
  inspectorName: string | null;
  /** What the inspector is called there. */
  inspectorRole: Disclosure['role'];
  inspectionNo: string | null;
  acknowledgedByName: string | null;
  closedAt: Date | null;
  /** The supervision order whose closing closed it. */
  closedByOrder: string | null;
  responses: ViewedResponse[];
  /** Visits that looked, or are to look, at it again; oldest first. */
  rechecks: ViewedRecheck[];
  /** Whether the person may send somebody to look at it again now. */
  canRecheck: boolean;
  /** Why a finished one began another round, oldest first; the name null where the reader is not to know it. */
  reopenings: { round: number; reason: string; byName: string | null; at: Date }[];
  /** Whether the answer under review had been shown to this person before this view; true when none waits for them. */
  answerSeen: boolean;
  /** What the person looking may do now. */
  actions: RectificationAction[];
  can: Record<RectificationAction, Decision>;
  canReopen: Decision;
  /** 单号 of the earlier one of the same quarter, where the problem came back. */
  repeatOf: string | null;
}

/**
 * A notice with its finding, clause, deadline and the history of its answers, for those it concerns. That somebody who
 * may decide has now seen the answer is recorded: see `decideAnswer`.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function viewRectification(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedRectification> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, no);
    assertAllowed(canViewRectification(actor, matter.parties));
    const row = await tx.rectificationNotice.findUniqueOrThrow({
      where: { id: matter.id },
      select: {
        dueBasis: true,
        closedAt: true,
        repeatOfId: true,
        reopenings: { orderBy: { round: 'asc' } },
        orders: { where: { closedAt: { not: null } }, select: { no: true, closedAt: true } },
        finding: {
          select: {
            ...{
              note: true,
              points: true,
              occurrences: true,
              sampled: true,
              qualified: true,
              choice: true,
              value: true,
              text: true,
            },
            itemId: true,
            inspection: { select: { no: true } },
            item: { include: { clause: { include: { version: true } } } },
          },
        },
      },
    });
    const { clause } = row.finding.item;
    const disclosure = discloseVisit(actor, matter);
    const { inspectorName: named, role: inspectorRole } = disclosure;
    const actions = permittedActions(actor, { ...matter, acknowledged: matter.acknowledgedAt !== null });
    const decides = actions.includes('releaseRectification') || actions.includes('verifyRectification');
    const reviewed = decides ? reviewedAnswer(actor, matter) : undefined;
    const answerSeen =
      reviewed === undefined || (await markShown(context, tx, { actorId: actor.id, reviewed, at: now }));
    const people = [
      matter.inspectorId,
      ...(matter.acknowledgedById ? [matter.acknowledgedById] : []),
      ...row.reopenings.map(({ byId }) => byId),
    ];
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
    const earlier =
      row.repeatOfId === null
        ? null
        : await tx.rectificationNotice.findUnique({ where: { id: row.repeatOfId }, select: { no: true } });
    const responses = await loadResponses(tx, matter.id);
    const rechecks = await loadRechecks(tx, actor, matter);
    const reused = await reuseOf(
      tx,
      responses.map(response => response.id),
    );
    const finding = { note: row.finding.note, recorded: recordedResult(row.finding, row.finding.item) };
    const redact = await redactorFor(tx, readsPeople(disclosure), [
      ...remarksOf(finding),
      ...rechecks.flatMap(recheck => (recheck.kind === 'made' ? recheck.note : [])),
      ...[...row.reopenings, ...responses].map(({ reason }) => reason),
    ]);
    return {
      matter,
      dueBasis: row.dueBasis as unknown as DueBasis,
      ...redactRemarks(finding, redact),
      clause: clause && (await clauseOnDay(tx, clause, matter.inspectedAt)),
      clauseChange:
        clause &&
        (await clauseChangeSince(tx, {
          findingId: matter.findingId,
          linked: clause,
          inspectedAt: matter.inspectedAt,
        })),
      objections: (await loadObjections(tx, [matter])).get(no)!,
      findingEvidence,
      inspectorName: named ? (names.get(matter.inspectorId) ?? matter.inspectorId) : null,
      inspectorRole,
      inspectionNo: row.finding.inspection.no,
      acknowledgedByName: matter.acknowledgedById && (names.get(matter.acknowledgedById) ?? matter.acknowledgedById),
      closedAt: row.closedAt,
      closedByOrder: row.orders.find(order => order.closedAt?.getTime() === row.closedAt?.getTime())?.no ?? null,
      responses: responses.map(response => ({
        ...response,
        reason: redact(response.reason),
        // 单号 of other units' matters are not for the inspected side.
        reused: (reused.get(response.id) ?? []).map(each => ({ ...each, no: named ? each.no : null })),
        // An answer that was never released was judged inside the unit, by its head.
        judgedByName: named || response.releasedAt === null ? response.judgedByName : null,
      })),
      rechecks: rechecks.map(recheck =>
        recheck.kind === 'made' ? { ...recheck, note: redact(recheck.note) } : recheck,
      ),
      canRecheck:
        (RECHECKABLE as readonly string[]).includes(matter.status) &&
        canPlanRecheck(actor, matter.parties, matter.methods).allowed &&
        !rechecks.some(recheck => recheck.kind === 'planned'),
      reopenings: row.reopenings.map(({ round, reason, byId, at }) => ({
        ...{ round, reason: redact(reason), at },
        byName: named ? (names.get(byId) ?? byId) : null,
      })),
      answerSeen,
      actions,
      can: {
        acknowledgeRectification: canAcknowledge(actor, matter.parties),
        answerRectification: canAnswer(actor, matter.parties),
        releaseRectification: canRelease(actor, matter.parties),
        verifyRectification: canVerify(actor, matter.parties),
      },
      canReopen: canReopen(actor, matter.parties),
      repeatOf: earlier?.no ?? null,
    };
  });
}

/** Oldest first; the ids are counted up within a notice. */
function loadResponses(tx: Tx, noticeId: string): Promise<Omit<ViewedResponse, 'reused'>[]> {
  return tx.$queryRaw<Omit<ViewedResponse, 'reused'>[]>`
    SELECT a.id, a.round, w.name AS "authorName", a.cause, a.measure, a.result, a."submittedAt", r.name AS "releasedByName",
      a."releasedAt", a.accepted, j.name AS "judgedByName", a."judgedAt", a.reason,
      (SELECT count(*)::int FROM "Evidence" e WHERE e."subjectType" = 'rectification' AND e."subjectId" = a.id) AS evidence
    FROM "RectificationResponse" a
    JOIN "Staff" w ON w.id = a."authorId"
    LEFT JOIN "Staff" r ON r.id = a."releasedById"
    LEFT JOIN "Staff" j ON j.id = a."judgedById"
    WHERE a."noticeId" = ${noticeId} ORDER BY a."submittedAt", a.id`;
}
