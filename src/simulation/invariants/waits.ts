import type { App } from '../../app.ts';
import { loadSubjects } from '../penalty-keys.ts';

/** A time in which something else had to be decided before a deduction; without an end, it still has to. */
export interface Wait {
  readonly from: Date;
  readonly until: Date | null;
}

interface Entry {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
}

/** For each entry, the 责任认定 about it or its origin and the 异议 about its finding. */
export async function loadWaits(app: App, entries: readonly Entry[]): Promise<(entry: Entry) => Wait[]> {
  const subjectOf = await loadSubjects(app, entries);
  const reviews = await app.db.prisma.liabilityReview.findMany();
  return entry => {
    const { about, dispute } = subjectOf(entry);
    const concerning = reviews.filter(({ subjectId }) => subjectId === entry.id || about.includes(subjectId));
    return [...concerning, ...(dispute ? [dispute] : [])].map(({ at, decidedAt }) => ({ from: at, until: decidedAt }));
  };
}
