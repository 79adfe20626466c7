/** What is owed about a contested record while it is being decided whose it is; `answer` is that of a 整改通知, `measures` those for a bulletin's problem. */
export type Owed = 'answer' | 'cause' | 'fix' | 'feedback' | 'measures';

/** Why a deadline stands still (`contested`) or goes on. */
export type StandingReason =
  | 'contested'
  /** Nothing was handed in that speaks for it. */
  | 'noEvidence'
  /** The province does not wait. */
  | 'province'
  /** What is wrong is put right where it is, whoever answers for it; being late costs no points. */
  | 'fixedAnyway'
  /** Only points are contested, not what is still to be done. */
  | 'pointsOnly';

/** A running deadline of a contested record; `dueAt` is ISO. A type, not an interface: it is part of stored receipts. */
export type OwedMeanwhile = {
  readonly no: string;
  readonly what: Owed;
  readonly dueAt: string;
  readonly why: StandingReason;
};
