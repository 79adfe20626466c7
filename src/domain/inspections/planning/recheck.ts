import type { RectificationStatus } from '../../rectification/workflow.ts';
import type { ItemResult } from '../item-result.ts';

/** What a recheck (复查) may be planned for: an answer that waits to be verified, and what was closed and is looked at again. */
export const RECHECKABLE = ['released', 'verified'] as const satisfies readonly RectificationStatus[];

/** A closed 整改 is looked at again within a quarter; what fails later is a new finding (our default). */
export const RECHECK_CLOSED_DAYS = 92;

/** What the result of a recheck did to its 整改; `undecided` where somebody decides by hand. */
export type RecheckOutcome = 'verified' | 'returned' | 'reopened' | 'stands' | 'undecided';

export type RecheckStep = 'verify' | 'return' | 'reopen' | 'stands' | 'undecided';

/**
 * Which step of its 整改 the result of a recheck takes: it verifies or returns the answer under review, and reopens what was closed; what was
 * closed and is in order stays closed. Nothing follows from an item that could not be looked at, nor where no answer waits: somebody decides.
 */
export function recheckStep(status: RectificationStatus, result: ItemResult): RecheckStep {
  if (result === 'notApplicable') return 'undecided';
  switch (status) {
    case 'released':
      return result === 'pass' ? 'verify' : 'return';
    case 'verified':
      return result === 'pass' ? 'stands' : 'reopen';
    case 'open':
    case 'answered':
    case 'withdrawn':
      return 'undecided';
    default:
      throw new RangeError(`unknown status: ${String(status satisfies never)}`);
  }
}
