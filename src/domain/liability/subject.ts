import { isConfirmed, type PenaltyStatus } from '../penalties/status.ts';

/** What responsibility can be contested for: a 整改通知 (ZG), a 督办单 (DB), a bulletin's problem (WT) or a proposed deduction (KF). */
export type LiabilitySubjectType = 'rectification' | 'supervision' | 'majorIssue' | 'penalty';

const TYPE_BY_PREFIX: Readonly<Record<string, LiabilitySubjectType>> = {
  ZG: 'rectification',
  DB: 'supervision',
  WT: 'majorIssue',
  KF: 'penalty',
};

/** The kind of subject a 单号 names, or undefined for one that cannot be contested. */
export function subjectTypeOf(no: string): LiabilitySubjectType | undefined {
  return TYPE_BY_PREFIX[no.slice(0, 2)];
}

/** Statuses in which a subject has ended: nothing is left to answer for. */
const SETTLED: Readonly<Record<LiabilitySubjectType, readonly string[]>> = {
  rectification: ['verified', 'withdrawn'],
  supervision: ['closed', 'consolidated'],
  majorIssue: ['closed', 'withdrawn'],
  penalty: ['rejected', 'reversed'],
};

export type Contestability = { kind: 'open' } | { kind: 'settled' } | { kind: 'pointsConfirmed'; penaltyNo: string };

/**
 * Whether responsibility may still be contested: only before points are confirmed (design, 责任部门), and while the subject is
 * not settled. `penalties` are the deductions proposed from the subject, or the deduction itself.
 */
export function contestability(
  type: LiabilitySubjectType,
  status: string,
  penalties: readonly { no: string; status: PenaltyStatus }[],
): Contestability {
  const confirmed = penalties.find(penalty => isConfirmed(penalty.status));
  if (confirmed) return { kind: 'pointsConfirmed', penaltyNo: confirmed.no };
  return SETTLED[type].includes(status) ? { kind: 'settled' } : { kind: 'open' };
}

/** A 责任认定 as what it means for the next one about the same matter. */
export interface EarlierReview {
  readonly subjectId: string;
  readonly unitId: string;
  readonly status: 'open' | 'upheld' | 'moved' | 'withdrawn';
  readonly movedToUnitId: string | null;
}

/**
 * Whether an earlier 责任认定 of the same matter has answered this unit's question about a record: about that very record, or kept where it
 * was, or moved to where this record is, too. A record that has stayed behind where another moved may still be contested. Our default.
 */
export function answers(
  earlier: EarlierReview,
  asked: { subjectId: string; unitId: string; responsibleUnitId: string },
): boolean {
  if (earlier.unitId !== asked.unitId || earlier.status === 'open' || earlier.status === 'withdrawn') return false;
  return (
    earlier.subjectId === asked.subjectId ||
    earlier.status === 'upheld' ||
    earlier.movedToUnitId === asked.responsibleUnitId
  );
}

/** Kinds of unit points can belong to: never a hall or a person. */
export const ACCOUNTABLE_UNIT_KINDS = ['cityDepartment', 'customerGroup', 'countyBranch'] as const;
