import { type Actor, hasRole } from '../org/actor.ts';
import { canCheckMeasure, canDraftMeasure, canReleaseMeasures, type IssueParties } from '../permissions/bulletins.ts';
import { type IssueStatus, isOver, type MeasureStatus } from './bulletin.ts';

export type IssueAction = 'draftMeasure' | 'releaseMeasures' | 'checkMeasure';

/** `oweMeasures`: somebody else writes them, and the head's unit is the one that answers for it. */
export type ExpectedIssueAction = IssueAction | 'oweMeasures';

interface IssueState {
  readonly status: IssueStatus;
  readonly round: number;
  /** Null where a 督办单 has its own deadlines: no measure is owed. */
  readonly measureDueAt: Date | null;
  readonly measures: readonly { status: MeasureStatus; dueAt: Date }[];
}

/** A measure that can be judged now: released, and its day is over. */
export const isToCheck = (measure: { status: MeasureStatus; dueAt: Date }, now: Date): boolean =>
  measure.status === 'released' && measure.dueAt <= now;

/** What somebody may do about a problem now. */
export function permittedActions(actor: Actor, issue: IssueState, parties: IssueParties, now: Date): IssueAction[] {
  const actions: IssueAction[] = [];
  const has = (status: MeasureStatus): boolean => issue.measures.some(measure => measure.status === status);
  const owed = issue.measureDueAt !== null && !isOver(issue.status);
  if (owed && has('drafted') && canReleaseMeasures(actor, parties).allowed) actions.push('releaseMeasures');
  if (issue.measures.some(measure => isToCheck(measure, now)) && canCheckMeasure(actor, parties).allowed)
    actions.push('checkMeasure');
  if (owed && canDraftMeasure(actor, parties).allowed) actions.push('draftMeasure');
  return actions;
}

/**
 * The one thing expected of somebody now, if any. A head releases what is drafted, writes where the unit has no service officer, and otherwise
 * sees what the unit owes until it is there; checking is expected of those who are asked (`pickCheckers`).
 */
export function expectedAction(
  actor: Actor,
  issue: IssueState,
  parties: IssueParties & { readonly hasOfficer: boolean },
  now: Date,
): ExpectedIssueAction | undefined {
  const permitted = permittedActions(actor, issue, parties, now);
  if (permitted.includes('releaseMeasures')) return 'releaseMeasures';
  if (permitted.includes('checkMeasure') && parties.checkerIds.includes(actor.id)) return 'checkMeasure';
  const waits = issue.status === 'open' && !issue.measures.some(({ status }) => status === 'drafted');
  const officer = hasRole(actor, 'serviceOfficer') && actor.unitId === parties.responsibleUnitId;
  const writes = officer || parties.standInIds.includes(actor.id);
  if (!permitted.includes('draftMeasure') || !waits) return undefined;
  return writes || !parties.hasOfficer ? 'draftMeasure' : 'oweMeasures';
}

/** Whether nothing is left to do: something of this round was carried out, and nothing waits. What was returned was written anew. */
export function isSettled(round: number, measures: readonly { status: MeasureStatus; round: number }[]): boolean {
  const waits = measures.some(({ status }) => status === 'released' || status === 'drafted');
  return !waits && measures.some(measure => measure.status === 'executed' && measure.round === round);
}
