import { type SearchDocument, type SearchIndex, tokenInformation } from './index.ts';
import type { Question } from './question.ts';
import { readingOf } from './reading.ts';

/** Ranks this close to the best of their group, as a share of it, count as equal where the passages answer alike. */
export const NEAR_TIE = 0.15;
/** A passage that lacks more of the question than this share is not an equal answer, however close its rank. */
const EQUAL_ANSWER_LOSS = 0.1;

type Ranked<D> = { readonly document: D; readonly score: number };

/**
 * Among passages that nearly tie with the best of their group and hold the same of the question, the one of the higher level goes
 * first. A question that names one region or company is thereby still answered from there.
 */
export function orderNearTies<D extends SearchDocument, H extends Ranked<D>>(
  hits: readonly H[],
  question: Question,
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
      if (other === undefined || other.score < leader.score - NEAR_TIE * Math.abs(leader.score)) break;
      if (rankOf(other.document) >= rankOf(current.document)) continue;
      const lost = informationLost(index, question, leader.document, other.document);
      if (lost <= EQUAL_ANSWER_LOSS) [chosen, current] = [i, other];
    }
    ordered.push(...left.splice(chosen, 1));
  }
  return ordered;
}

/** Share of the information that `from` holds of the question and `to` does not. */
function informationLost(index: SearchIndex, question: Question, from: SearchDocument, to: SearchDocument): number {
  const here = readingOf(from).whole;
  const there = readingOf(to).whole;
  let all = 0;
  let lost = 0;
  for (const token of question.terms.own.keys()) {
    if (!here.includes(token)) continue;
    const information = tokenInformation(index, token);
    all += information;
    if (!there.includes(token)) lost += information;
  }
  return all === 0 ? 0 : lost / all;
}
