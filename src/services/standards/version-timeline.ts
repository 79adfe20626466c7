export interface TimelineVersion {
  readonly id: string;
  readonly effectiveFrom: Date;
}

export interface TimelineState {
  readonly id: string;
  readonly status: 'published' | 'superseded';
  /** Exclusive; null for the latest edition. */
  readonly effectiveTo: Date | null;
}

/**
 * What the published editions of one standard are to each other: each is in force until the next one begins, the latest stands. It
 * depends on their dates alone, so the order in which they were imported or published never matters.
 */
export function versionTimeline(versions: readonly TimelineVersion[]): TimelineState[] {
  const sorted = [...versions].sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  return sorted.map(({ id }, index) => {
    const next = sorted[index + 1];
    return { id, status: next ? 'superseded' : 'published', effectiveTo: next?.effectiveFrom ?? null };
  });
}
