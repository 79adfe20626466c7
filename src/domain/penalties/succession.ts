interface DatedVersion {
  readonly id: string;
  readonly status: string;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
}

/**
 * What becomes of a rule's versions when a new one takes effect: the one in force until then ends there; one that was to begin then or later is
 * taken back, because it will never be in force.
 */
export function succession<Version extends DatedVersion>(
  versions: readonly Version[],
  from: Date,
): { ended: Version[]; withdrawn: Version[] } {
  const standing = versions.filter(({ status }) => status === 'published' || status === 'superseded');
  return {
    ended: standing.filter(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom < from && (effectiveTo === null || effectiveTo > from),
    ),
    withdrawn: standing.filter(({ effectiveFrom }) => effectiveFrom >= from),
  };
}
