import type { Reviewed } from '../review/what-was-shown.ts';

/** A version as it stands in a round of approval: what it says does not change until the round ends. */
export function reviewedVersion(version: { id: string; round: number }): Reviewed {
  return { type: 'standardVersion', id: `${version.id}:${version.round}`, dedupeKey: null };
}
