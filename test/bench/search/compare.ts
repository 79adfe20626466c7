import type { BuiltEngine, Engine } from './engine.ts';
import { flexSearch } from './flex-search.ts';
import { heldOut } from './held-out.ts';
import type { DataSet } from './load-set.ts';
import { type Figures, measure, warmUp } from './measure.ts';
import { miniSearch } from './mini-search.ts';
import { orama } from './orama.ts';
import { plainBm25 } from './plain-bm25.ts';
import { postgres } from './postgres.ts';
import { product } from './product.ts';
import { split } from './sample.ts';

export const PEERS: readonly Engine[] = [plainBm25, flexSearch, miniSearch, orama, postgres];

/** The peers quick enough to answer every question besides the sample. */
const QUICK: readonly Engine[] = [product, plainBm25, flexSearch];

const SEED = 3;

/** The set whose questions the product's associations were learned from. */
const LEARNED_FROM = 'stard';

export type Compared = { name: string; build: number; sampled: Figures; all?: Figures };
export type Comparison = {
  ours: Compared;
  /** The product without what it learned from the questions asked; only for the set it learned from. */
  unseen?: Compared;
  peers: Compared[];
  /** Peers that could not be had here, with the reason. */
  leftOut: { name: string; reason: string }[];
};

/** Lets the product and every peer answer the same drawn questions of a set, one engine after another. */
export async function compare(
  { name, documents, questions }: DataSet,
  size: number,
  progress: (line: string) => void,
): Promise<Comparison> {
  const { drawn, others } = split(questions, size, SEED);
  const one = async (engine: Engine): Promise<Compared> => {
    progress(`${engine.name}: building over ${documents.length} passages`);
    const started = performance.now();
    const built: BuiltEngine = await engine.build(documents);
    const build = performance.now() - started;
    try {
      await warmUp(built, others.length > 0 ? others : drawn);
      progress(`${engine.name}: answering`);
      const sampled = await measure(built, drawn);
      return {
        name: engine.name,
        build,
        sampled,
        all: QUICK.includes(engine) ? await measure(built, questions) : undefined,
      };
    } finally {
      await built.close?.();
    }
  };
  const ours = await one(product);
  const unseen = name === LEARNED_FROM ? await one(heldOut(others)) : undefined;
  const peers: Compared[] = [];
  const leftOut: Comparison['leftOut'] = [];
  for (const peer of PEERS) {
    try {
      peers.push(await one(peer));
    } catch (error) {
      if (peer !== postgres) throw error;
      leftOut.push({ name: peer.name, reason: reasonOf(error) });
    }
  }
  return { ours, unseen, peers, leftOut };
}

/** A refused connection has its reason in the first of several errors. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
