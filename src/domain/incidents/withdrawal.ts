import { isConfirmed, type PenaltyStatus } from '../penalties/status.ts';

/** Why an incident cannot be withdrawn. */
export type WithdrawalBar = 'alreadyWithdrawn' /** The points are to be reversed (冲销) first. */ | 'pointsConfirmed';

/**
 * Whether an incident that was registered in error may be withdrawn: as long as no points stand for it, whether its measures are in or it is closed.
 * Our default (示例), after 《服务质量考核办法》第二十六条: what is confirmed is put right by a reversing record only.
 *
 * @param penalty status of the entry it has proposed
 */
export function withdrawalBar(incident: {
  withdrawnAt: Date | null;
  penalty: PenaltyStatus;
}): WithdrawalBar | undefined {
  if (incident.withdrawnAt !== null) return 'alreadyWithdrawn';
  return isConfirmed(incident.penalty) ? 'pointsConfirmed' : undefined;
}
