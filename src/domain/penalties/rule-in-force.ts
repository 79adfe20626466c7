interface DatedVersion {
  readonly version: number;
  readonly status: string;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
}

/**
 * The version of a rule in force at a moment: published (or since superseded), begun and not ended. Should two overlap, the
 * higher version wins, whatever order they were imported in.
 */
export function versionInForce<Version extends DatedVersion>(
  versions: readonly Version[],
  at: Date,
): Version | undefined {
  return versions
    .filter(version => version.status === 'published' || version.status === 'superseded')
    .filter(version => version.effectiveFrom <= at && (version.effectiveTo === null || at < version.effectiveTo))
    .sort((a, b) => b.version - a.version)[0];
}
