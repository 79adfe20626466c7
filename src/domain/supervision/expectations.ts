import type { Actor } from '../org/actor.ts';
import { canDecideOrder, canReportOnOrder, canSignOrder } from '../permissions/supervision.ts';
import type { TodoAction } from '../tasks/todo.ts';
import type { SupervisionParties } from './parties.ts';
import { awaitedReport, type ReportKind, type SupervisionStatus } from './workflow.ts';

export type SupervisionAction = Extract<
  TodoAction,
  'signOrder' | 'reportCause' | 'reportFix' | 'reportFeedback' | 'verifyOrder'
>;

export const REPORT_ACTION: Readonly<Record<ReportKind, SupervisionAction>> = {
  cause: 'reportCause',
  fix: 'reportFix',
  feedback: 'reportFeedback',
};

/** What a person may do about an order now, first things first. */
export function permittedActions(
  actor: Actor,
  status: SupervisionStatus,
  parties: SupervisionParties,
): SupervisionAction[] {
  const actions: SupervisionAction[] = [];
  const awaited = awaitedReport(status);
  if (status === 'issued' && canSignOrder(actor, parties).allowed) actions.push('signOrder');
  if (awaited !== undefined && canReportOnOrder(actor, parties).allowed) actions.push(REPORT_ACTION[awaited]);
  if (status === 'reported' && canDecideOrder(actor, parties).allowed) actions.push('verifyOrder');
  return actions;
}

/** What a person is expected to do: verifying falls to the deciders alone (see `pickDeciders`). */
export function expectedActions(
  actor: Actor,
  status: SupervisionStatus,
  parties: SupervisionParties,
  deciderIds: readonly string[],
): SupervisionAction[] {
  return permittedActions(actor, status, parties).filter(
    action => action !== 'verifyOrder' || deciderIds.includes(actor.id),
  );
}
