export interface TimelineVersion {
  readonly id: string;
  readonly effectiveFrom: Date;
  readonly withdrawnAt: Date | null;
}

export interface TimelineState {
  readonly id: string;
  readonly status: 'published' | 'superseded' | 'withdrawn';
  /** Exclusive; null for the latest edition. */
  readonly effectiveTo: Date | null;
}

/**
 * What the published editions of one standard are to each other: each is in force until the next one begins, the latest stands. It
 * depends on their dates alone, so the order in which they were imported or published never matters. An edition that was withdrawn while
 * in force keeps its place (the one before it does not come back); one that was withdrawn before its first day never had any.
 */
export function versionTimeline(versions: readonly TimelineVersion[]): TimelineState[] {
  const sorted = [...versions].sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  const counted = sorted.filter(hasCounted);
  return sorted.map(version => {
    const next = hasCounted(version) ? counted[counted.indexOf(version) + 1] : undefined;
    const status = version.withdrawnAt ? 'withdrawn' : next ? 'superseded' : 'published';
    return { id: version.id, status, effectiveTo: next?.effectiveFrom ?? null };
  });
}

/** Whether an edition has its place in time: not withdrawn, or not before it was in force. */
export function hasCounted({ effectiveFrom, withdrawnAt }: Omit<TimelineVersion, 'id'>): boolean {
  return withdrawnAt === null || withdrawnAt > effectiveFrom;
}
