/** A deduction's way: proposed → confirmed → (appealed →) final or reversed; or proposed → rejected. */
export type PenaltyStatus = 'proposed' | 'confirmed' | 'rejected' | 'appealed' | 'final' | 'reversed';

export type AppealStatus = 'open' | 'upheld' | 'reduced' | 'reversed';

/** Points stand in the ledger (or stand to be appealed): the responsible unit can no longer be moved. */
const CONFIRMED: readonly PenaltyStatus[] = ['confirmed', 'appealed', 'final'];

export function isConfirmed(status: PenaltyStatus): boolean {
  return CONFIRMED.includes(status);
}
