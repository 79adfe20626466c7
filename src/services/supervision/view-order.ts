import type { ExtensionStatus } from '../../domain/extensions/extension.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed, type Decision } from '../../domain/permissions/decision.ts';
import { canDecideOrder, canReportOnOrder, canSignOrder, canViewOrder } from '../../domain/permissions/supervision.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { type ClockState, clockState } from '../../domain/supervision/clocks.ts';
import { permittedActions, type SupervisionAction } from '../../domain/supervision/expectations.ts';
import type { ReportKind } from '../../domain/supervision/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { markShown } from '../review/what-was-shown.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { reviewedFeedback } from './reviewed-feedback.ts';

export interface ViewedClock {
  kind: ReportKind;
  round: number;
  dueAt: Date;
  dueBasis: DueBasis;
  state: ClockState;
}

export interface ViewedStep {
  kind: 'sign' | 'cause' | 'fix' | 'feedback' | 'verify' | 'return' | 'close' | 'recheck';
  round: number;
  text: string;
  byName: string;
  at: Date;
  evidence: number;
}

/** A request for more time, as it stands. */
export interface ViewedPutOff {
  round: number;
  status: ExtensionStatus;
  reason: string;
  byName: string;
  at: Date;
  askedDueAt: Date;
  /** Who decided, with what words; null while nobody has, and of one that lapsed. */
  decidedByName: string | null;
  decision: string;
}

export interface ViewedOrder {
  order: LoadedOrder;
  clocks: ViewedClock[];
  /** In order of their asking; one a round at most. */
  putOffs: ViewedPutOff[];
  steps: ViewedStep[];
  /** Whether the feedback under review had been shown to this person before this view; true when none waits for them. */
  feedbackSeen: boolean;
  /** What the person looking may do now. */
  actions: SupervisionAction[];
  can: { sign: Decision; report: Decision; decide: Decision };
}

/**
 * An order with its clocks as they stand now and everything that was done, for those it concerns. That somebody who may decide
 * has now seen the feedback is recorded: see `decideOrder`.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function viewOrder(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ViewedOrder> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const order = await loadOrder(tx, no);
    assertAllowed(canViewOrder(actor, order.parties));
    const actions = permittedActions(actor, order.status, order.parties);
    const reviewed = actions.includes('verifyOrder') ? reviewedFeedback(actor, order) : undefined;
    const feedbackSeen =
      reviewed === undefined || (await markShown(context, tx, { actorId: actor.id, reviewed, at: now }));
    const calendar = (await context.unitCalendars(tx))(order.parties.responsibleUnitId);
    return {
      order,
      clocks: order.clocks.map(clock => ({
        kind: clock.kind,
        round: clock.round,
        dueAt: clock.dueAt,
        dueBasis: clock.dueBasis as DueBasis,
        state: clockState(clock, order.status, now, calendar),
      })),
      putOffs: await loadPutOffs(tx, order.id),
      steps: await loadSteps(tx, order.id),
      feedbackSeen,
      actions,
      can: {
        sign: canSignOrder(actor, order.parties),
        report: canReportOnOrder(actor, order.parties),
        decide: canDecideOrder(actor, order.parties),
      },
    };
  });
}

function loadPutOffs(tx: Tx, orderId: string): Promise<ViewedPutOff[]> {
  return tx.$queryRaw<ViewedPutOff[]>`
    SELECT e.round, e.status::text AS status, e.reason, s.name AS "byName", e.at, e."askedDueAt", d.name AS "decidedByName", e.decision
    FROM "RectificationExtension" e JOIN "Staff" s ON s.id = e."byId" LEFT JOIN "Staff" d ON d.id = e."decidedById"
    WHERE e."orderId" = ${orderId} ORDER BY e.at, e.id`;
}

/** In order of what was done; steps of one moment in the order of the kinds, which is that of the work. */
function loadSteps(tx: Tx, orderId: string): Promise<ViewedStep[]> {
  return tx.$queryRaw<ViewedStep[]>`
    SELECT p.kind::text AS kind, p.round, p.text, s.name AS "byName", p.at,
      (SELECT count(*)::int FROM "Evidence" e WHERE e."subjectType" = 'supervision' AND e."subjectId" = p.id) AS evidence
    FROM "SupervisionStep" p JOIN "Staff" s ON s.id = p."byId"
    WHERE p."orderId" = ${orderId} ORDER BY p.at, p.round, p.kind`;
}
