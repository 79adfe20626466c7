import { dueFromNotice } from '../calendar/due-from-notice.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { type DeadlineBasis, splitDeadline } from './appeal-window.ts';

/**
 * Working days in which a proposed deduction is to be decided: 服务质量考核办法 第二十七条, a standard of the demo branch; the plan names none. Of a
 * reward and a 冲销 the same is our default (示例).
 */
export const PROPOSAL_WORKING_DAYS = 5;

/** By when something proposed is to be decided, and how that was counted. */
export interface ProposalDue {
  readonly dueAt: Date;
  readonly basis: DeadlineBasis;
}

/** Counted from when its deciders are asked; where a 责任认定 or an 异议 stood in the way, from the end of that. */
export function proposalDue(askedAt: Date, calendar: WorkingCalendar): ProposalDue {
  return splitDeadline(dueFromNotice(calendar, askedAt, PROPOSAL_WORKING_DAYS));
}
