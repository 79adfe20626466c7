import type { Difference } from '../../domain/reports/compare.ts';

/** What is kept of a report that is sent in. */
export function sentIn(by: {
  actorId: string;
  /** In whose place. */
  forId: string | null;
  now: Date;
  late: boolean;
  compared: readonly Difference[];
}) {
  return {
    status: 'submitted' as const,
    compared: by.compared.map(each => ({ ...each })),
    ...{ releasedById: by.actorId, releasedForId: by.forId, submittedAt: by.now, late: by.late },
  };
}
