import { type AnsweredItem, carriesPoints } from '../language/item-answer.ts';

/** What a result is to its unit's head while the window is open, and after. */
export interface ResultInWindow {
  readonly status: string;
  readonly releasedAt: Date | null;
  readonly respondBy: Date | null;
  readonly confirmedAt: Date | null;
  /** Null where the window passed without an answer. */
  readonly confirmedById: string | null;
}

export type ResponseState = 'open' | 'confirmed' | 'expired' | 'notReleased' | 'voided';

/** Nothing can be confirmed or disputed any more. */
export type ClosedState = Exclude<ResponseState, 'open' | 'notReleased'>;

/** Since when. */
export function closedAt(
  state: ClosedState,
  result: Pick<ResultInWindow, 'respondBy' | 'confirmedAt'> & { readonly voidedAt: Date | null },
): Date | null {
  switch (state) {
    case 'confirmed':
      return result.confirmedAt;
    case 'expired':
      return result.respondBy;
    case 'voided':
      return result.voidedAt;
  }
}

/** Whether the head may still confirm or dispute. The last instant of the window belongs to it. */
export function responseState(result: ResultInWindow, now: Date): ResponseState {
  const { status, releasedAt, respondBy, confirmedAt, confirmedById } = result;
  if (status === 'voided') return 'voided';
  if (releasedAt === null) return 'notReleased';
  if (confirmedAt !== null) return confirmedById === null ? 'expired' : 'confirmed';
  return respondBy !== null && now > respondBy ? 'expired' : 'open';
}

/** A finding as the rule on disputes needs it. */
export interface DisputedFinding {
  readonly ordinal: number;
  readonly scoring: AnsweredItem['scoring'];
  readonly points: number | null;
  readonly maxPoints: number;
  readonly result: 'pass' | 'fail' | 'notApplicable';
  /** Of this item, in this revision or, where the item was not changed since, an earlier one. */
  readonly disputeNo: string | null;
}

export type Disputability = { kind: 'open' } | { kind: 'nothingLost' } | { kind: 'disputed'; no: string };

/** An item is disputed once, and only where it cost something or states something (a text, a picture, who confirmed). */
export function disputability(finding: DisputedFinding): Disputability {
  if (finding.disputeNo !== null) return { kind: 'disputed', no: finding.disputeNo };
  const lost = finding.result === 'fail' || (finding.points !== null && finding.points < finding.maxPoints);
  const states = !carriesPoints(finding.scoring);
  return finding.result !== 'notApplicable' && (lost || states) ? { kind: 'open' } : { kind: 'nothingLost' };
}

/** Working days in which a dispute is to be decided. Our default: the plan is silent. */
export const DISPUTE_DECISION_WORKING_DAYS = 5;

/** A review that waits is reminded of after so many working days. Our default. */
export const REVIEW_WORKING_DAYS = 1;
