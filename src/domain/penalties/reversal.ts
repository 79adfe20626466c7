import { Decimal } from 'decimal.js';
import { type Candidate, type EligibleDeciders, eligibleDeciders, isBarred } from './deciders.ts';
import type { PenaltyStatus } from './status.ts';

/** How a 冲销 goes: proposed → confirmed or rejected; or it lapses, where an appeal or a corrected result comes before it. */
export type ReversalStatus = 'proposed' | 'confirmed' | 'rejected' | 'lapsed';

/** Why no 冲销 of an entry can be proposed. */
export type ReversalBar =
  /** It is to be refused, not reversed. */
  | 'notConfirmed'
  | 'notImposed'
  | 'alreadyReversed'
  /** Confirmed, but its rule's limit left nothing. */
  | 'nothingStands'
  /** The appeal decides. */
  | 'appealOpen'
  | 'alreadyProposed';

/**
 * Whether a confirmed entry may be reversed: any time after it was confirmed, whole, and once. Source: 《服务质量考核办法》第二十六条 (a standard of the
 * demo branch): a confirmed deduction that is wrong is put right by a reversing record. That an open appeal comes first is our default (示例).
 *
 * @param posted what the ledger holds of it, decimal string
 * @param proposed a 冲销 of it waits for its decision
 */
export function reversalBar(entry: {
  status: PenaltyStatus;
  posted: string;
  proposed: boolean;
}): ReversalBar | undefined {
  const { status, posted, proposed } = entry;
  switch (status) {
    case 'proposed':
      return 'notConfirmed';
    case 'rejected':
      return 'notImposed';
    case 'reversed':
      return 'alreadyReversed';
    case 'appealed':
      return 'appealOpen';
    case 'confirmed':
    case 'final':
      if (new Decimal(posted).isZero()) return 'nothingStands';
      return proposed ? 'alreadyProposed' : undefined;
    default: {
      const unknown: never = status;
      throw new RangeError(`unknown status: ${String(unknown)}`);
    }
  }
}

/** Why these people decide; the dialogs explain it to whoever proposes. */
export type ReversalDecidersReason =
  /** A second person: another quality officer, or a leader. */
  | 'secondPerson'
  /** The other quality officers belong to the unit whose points they are. */
  | 'officersOfResponsibleUnit'
  | 'noOtherOfficer';

/**
 * Who is asked to decide a 冲销, as about anything a person proposes, and why.
 *
 * @returns no ids where nobody may
 */
export function reversalDeciders(input: {
  unitId: string;
  proposedById: string;
  advocateIds?: readonly string[];
  qualityOfficers: readonly Candidate[];
  leaders: readonly Candidate[];
}): EligibleDeciders & { readonly because: ReversalDecidersReason } {
  const { unitId, ...people } = input;
  const deciders = eligibleDeciders({ concernedUnitIds: [unitId], ...people });
  const others = input.qualityOfficers.filter(({ id }) => id !== input.proposedById);
  const barred = others.length > 0 && others.every(each => isBarred(each, [unitId]));
  const because = barred ? 'officersOfResponsibleUnit' : others.length > 0 ? 'secondPerson' : 'noOtherOfficer';
  return { ...deciders, because };
}
