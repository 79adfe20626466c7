/** One question with the ids of the passages that answer it. */
export type JudgedQuery = { readonly id: string; readonly text: string; readonly relevant: readonly string[] };

/** Means over all questions. Hit: any right passage within so many; recall: the share of them; mrr and ndcg within ten. */
export type Retrieval = {
  'hit@1': number;
  'hit@5': number;
  'recall@1': number;
  'recall@5': number;
  'recall@10': number;
  'mrr@10': number;
  'ndcg@10': number;
};

/** Position of the first relevant id, from 0; -1 if none is there. */
export function firstRelevant(found: readonly string[], relevant: readonly string[]): number {
  const wanted = new Set(relevant);
  return found.findIndex(id => wanted.has(id));
}

/** Evaluates a search that returns ids, best first. A question without any relevant passage counts as never found. */
export function evaluate(queries: readonly JudgedQuery[], find: (text: string) => readonly string[]): Retrieval {
  const sums: Retrieval = {
    'hit@1': 0,
    'hit@5': 0,
    'recall@1': 0,
    'recall@5': 0,
    'recall@10': 0,
    'mrr@10': 0,
    'ndcg@10': 0,
  };
  for (const { text, relevant } of queries) {
    const wanted = new Set(relevant);
    const gains = find(text)
      .slice(0, 10)
      .map(id => wanted.has(id));
    const first = gains.indexOf(true);
    const within = (n: number): number => gains.slice(0, n).filter(Boolean).length;
    const all = Math.max(1, wanted.size);
    sums['hit@1'] += within(1) > 0 ? 1 : 0;
    sums['hit@5'] += within(5) > 0 ? 1 : 0;
    sums['recall@1'] += within(1) / all;
    sums['recall@5'] += within(5) / all;
    sums['recall@10'] += within(10) / all;
    sums['mrr@10'] += first < 0 ? 0 : 1 / (first + 1);
    sums['ndcg@10'] += discounted(gains) / Math.max(1, discounted(Array(Math.min(10, wanted.size)).fill(true)));
  }
  const total = Math.max(1, queries.length);
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / total])) as Retrieval;
}

function discounted(gains: readonly boolean[]): number {
  return gains.reduce((sum, gain, at) => sum + (gain ? 1 / Math.log2(at + 2) : 0), 0);
}
