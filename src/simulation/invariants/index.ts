import { absencesCovered } from './absences-covered.ts';
import { clocksStand } from './clocks-stand.ts';
import { deliveredOnce } from './delivered-once.ts';
import { findingsCharged } from './findings-charged.ts';
import { hashesRecompute } from './hashes-recompute.ts';
import type { Invariant } from './invariant.ts';
import { ledgerFollowsStatus } from './ledger-follows-status.ts';
import { ledgerInScores } from './ledger-in-scores.ts';
import { liabilityOnce } from './liability-once.ts';
import { missingNotZero } from './missing-not-zero.ts';
import { nothingFailed } from './nothing-failed.ts';
import { penaltyOnce } from './penalty-once.ts';
import { pointsFollowLiability } from './points-follow-liability.ts';
import { proposalsTimed } from './proposals-timed.ts';
import { quietHours } from './quiet-hours.ts';
import { rechecksBelong } from './rechecks-belong.ts';
import { remindersInOrder } from './reminders-in-order.ts';
import { reopenedAnew } from './reopened-anew.ts';
import { timersSet } from './timers-set.ts';

export const INVARIANTS: readonly Invariant[] = [
  penaltyOnce,
  ledgerFollowsStatus,
  ledgerInScores,
  remindersInOrder,
  proposalsTimed,
  quietHours,
  deliveredOnce,
  timersSet,
  hashesRecompute,
  missingNotZero,
  findingsCharged,
  absencesCovered,
  rechecksBelong,
  reopenedAnew,
  liabilityOnce,
  clocksStand,
  pointsFollowLiability,
  nothingFailed,
];
