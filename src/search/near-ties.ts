import { type SearchDocument, type SearchIndex, tokenInformation } from './index.ts';

/** Ranks this close to the best of their group, as a share of it, count as equal where the passages answer alike. */
export const NEAR_TIE = 0.15;
/** A passage that lacks more of the question than this share is not an equal answer, however close its rank. */
const EQUAL_ANSWER_LOSS = 0.1;

type Ranked<D> = { readonly document: D; readonly rank: number; readonly present: ReadonlySet<string> };

/**
 * Among passages that nearly tie with the best of their group and hold the same of the question, the one of the higher level goes
 * first. A question that names one region or company is thereby still answered from there.
 */
export function orderNearTies<D extends SearchDocument, H extends Ranked<D>>(
  hits: readonly H[],
  index: SearchIndex<D>,
  rankOf: (document: D) => number,
): H[] {
  const left = [...hits];
  const ordered: H[] = [];
  for (let leader = left[0]; leader !== undefined; leader = left[0]) {
    let chosen = 0;
    let current = leader;
    for (let i = 1; i < left.length; i++) {
      const other = left[i];
      if (other === undefined || other.rank < leader.rank * (1 - NEAR_TIE)) break;
      if (rankOf(other.document) >= rankOf(current.document)) continue;
      if (informationLost(index, leader.present, other.present) <= EQUAL_ANSWER_LOSS) [chosen, current] = [i, other];
    }
    ordered.push(...left.splice(chosen, 1));
  }
  return ordered;
}

/** Share of the information of `from` that `to` does not hold. */
function informationLost(index: SearchIndex, from: ReadonlySet<string>, to: ReadonlySet<string>): number {
  let all = 0;
  let lost = 0;
  for (const token of from) {
    const information = tokenInformation(index, token);
    all += information;
    if (!to.has(token)) lost += information;
  }
  return all === 0 ? 0 : lost / all;
}
