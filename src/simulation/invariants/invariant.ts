import type { App } from '../../app.ts';

/** What an invariant is called; its sentence is in `dialogs/replies`. */
export type InvariantName =
  | 'penaltyOnce'
  | 'ledgerFollowsStatus'
  | 'ledgerInScores'
  | 'remindersInOrder'
  | 'proposalsTimed'
  | 'quietHours'
  | 'deliveredOnce'
  | 'timersSet'
  | 'hashesRecompute'
  | 'missingNotZero'
  | 'findingsCharged'
  | 'absencesCovered'
  | 'rechecksBelong'
  | 'reopenedAnew'
  | 'liabilityOnce'
  | 'clocksStand'
  | 'pointsFollowLiability'
  | 'nothingFailed';

export interface Checked {
  /** How many things were looked at. */
  readonly count: number;
  /** What is wrong, in words for a developer; empty when it holds. */
  readonly broken: readonly string[];
}

/** Something that always holds, looked for in the rows themselves. */
export interface Invariant {
  readonly name: InvariantName;
  check(app: App): Promise<Checked>;
}
