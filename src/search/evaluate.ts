/** One question with the ids of the passages that answer it. */
export type JudgedQuery = { id: string; text: string; relevant: readonly string[] };

/** Means over all questions: right passage first, among the first five, and reciprocal rank within ten. */
export type Retrieval = { questions: number; hitAt1: number; hitAt5: number; mrrAt10: number };

/** Position of the first relevant id, from 0; -1 if none is there. */
export function firstRelevant(found: readonly string[], relevant: readonly string[]): number {
  const wanted = new Set(relevant);
  return found.findIndex(id => wanted.has(id));
}

/** Evaluates a search that returns ids, best first. With several relevant passages the best-placed one counts. */
export function evaluate(queries: readonly JudgedQuery[], find: (text: string) => readonly string[]): Retrieval {
  let first = 0;
  let five = 0;
  let reciprocal = 0;
  for (const query of queries) {
    const rank = firstRelevant(find(query.text), query.relevant);
    if (rank === 0) first++;
    if (rank >= 0 && rank < 5) five++;
    if (rank >= 0 && rank < 10) reciprocal += 1 / (rank + 1);
  }
  const total = Math.max(1, queries.length);
  return { questions: queries.length, hitAt1: first / total, hitAt5: five / total, mrrAt10: reciprocal / total };
}
