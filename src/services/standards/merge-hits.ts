import type { SearchDocument } from '../../search/index.ts';
import type { SearchHit } from '../../search/search.ts';

/** What a clause's score for a rewriting adds to its score for the question as it was asked. Figures in README.md. */
export const REWRITTEN_WEIGHT = 0.2;

/** A clause found for a question in one way or several. */
export interface MergedHit<D extends SearchDocument> {
  /** As found for the question as it was asked, where it was, else for the rewriting that fits it best. */
  readonly hit: SearchHit<D>;
  readonly isOwn: boolean;
  /** Its score for the question, with what its best rewriting and others add. */
  readonly total: number;
}

/** The clauses of several searches, each once, best first. Scores are added, never ranks fused: a weak list must not push a strong one down. */
export function mergeHits<D extends SearchDocument>(
  own: readonly SearchHit<D>[],
  rewritten: readonly (readonly SearchHit<D>[])[],
  added: (document: D) => number,
): MergedHit<D>[] {
  const merged = new Map<string, { hit: SearchHit<D>; isOwn: boolean; rewritten: number }>();
  for (const hit of own) merged.set(hit.id, { hit, isOwn: true, rewritten: 0 });
  for (const hit of rewritten.flat()) {
    const known = merged.get(hit.id);
    if (known && hit.score <= known.rewritten) continue;
    const first = known?.isOwn ? known.hit : hit;
    merged.set(hit.id, { hit: first, isOwn: known?.isOwn ?? false, rewritten: hit.score });
  }
  return [...merged.values()]
    .map(({ hit, isOwn, rewritten }) => ({
      hit,
      isOwn,
      total: (isOwn ? hit.score : 0) + REWRITTEN_WEIGHT * rewritten + added(hit.document),
    }))
    .sort((a, b) => b.total - a.total);
}
