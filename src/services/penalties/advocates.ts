import type { Prisma, Tx } from '../../store/database.ts';
import { distinct } from '../org/load-heads.ts';
import { loadReviewsOf } from './load-reviews.ts';

/** Who asked for a 责任认定 and who stated a side in it, each with whom they stood in for. */
export interface Spoken {
  readonly byId: string;
  readonly byForId: string | null;
  readonly statements: readonly { readonly byId: string; readonly byForId: string | null }[];
}

/** Who has spoken for a unit in a 责任认定 as a stand-in: its own people are barred by their unit, these only by having spoken. */
export function advocatesIn({ statements, ...asked }: Spoken): string[] {
  return distinct([asked, ...statements].map(({ byId, byForId }) => (byForId === null ? null : byId)));
}

interface Entry {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
}

/** The same in every 责任认定 about a deduction or what it came from, and in its 考核申诉. */
export async function advocatesOf(db: Tx | Prisma, entry: Entry): Promise<string[]> {
  return (await loadAdvocates(db))(entry);
}

/** The same for many deductions: where no stand-in has ever spoken, without a query for each. */
export async function loadAdvocates(db: Tx | Prisma): Promise<(entry: Entry) => Promise<string[]>> {
  const rows = await db.liabilityReview.findMany({
    where: { OR: [{ byForId: { not: null } }, { statements: { some: { byForId: { not: null } } } }] },
    select: { id: true, byId: true, byForId: true, statements: { select: { byId: true, byForId: true } } },
  });
  const appeals = await db.scoreAppeal.findMany({
    where: { filedForId: { not: null } },
    select: { entryId: true, filedById: true },
  });
  return async entry => {
    const appealed = appeals.filter(({ entryId }) => entryId === entry.id).map(({ filedById }) => filedById);
    if (rows.length === 0) return distinct(appealed);
    const about = (await loadReviewsOf(db, entry)).map(({ id }) => id);
    return distinct([...appealed, ...rows.filter(({ id }) => about.includes(id)).flatMap(advocatesIn)]);
  };
}
