import type { SearchDocument } from '../../search/index.ts';
import type { SearchHit } from '../../search/search.ts';

/** What a clause found only by a rewriting keeps of its score there: the person did not say it that way. */
export const REWRITTEN_SHARE = 0.8;

/** A clause found for a question in one way or several. */
export interface MergedHit<D extends SearchDocument> {
  /** As found for the question as it was asked, where it was, else for the rewriting that fits it best. */
  readonly hit: SearchHit<D>;
  readonly isOwn: boolean;
  /** The better of what it scored for the question and, with a discount, for a rewriting; and what was added. */
  readonly total: number;
}

/** The clauses of several searches, each once, best first. Scores are added, never ranks fused: a weak list must not push a strong one down. */
export function mergeHits<D extends SearchDocument>(
  own: readonly SearchHit<D>[],
  rewritten: readonly (readonly SearchHit<D>[])[],
  added: (document: D) => number,
): MergedHit<D>[] {
  const merged = new Map<string, { hit: SearchHit<D>; isOwn: boolean; base: number }>();
  for (const hit of own) merged.set(hit.id, { hit, isOwn: true, base: hit.score });
  for (const hit of rewritten.flat()) {
    const known = merged.get(hit.id);
    const base = hit.score * REWRITTEN_SHARE;
    if (!known) merged.set(hit.id, { hit, isOwn: false, base });
    else if (base > known.base) merged.set(hit.id, { hit: known.isOwn ? known.hit : hit, isOwn: known.isOwn, base });
  }
  return [...merged.values()]
    .map(({ hit, isOwn, base }) => ({ hit, isOwn, total: base + added(hit.document) }))
    .sort((a, b) => b.total - a.total);
}
