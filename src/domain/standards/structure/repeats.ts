import type { LeftOutAccount } from './left-out.ts';
import type { Draft } from './outline.ts';

/** Shorter runs of repeated points may stand under groups that nobody named: 着装整洁 for each of several posts. */
const SHORTEST_RUN = 2;
const SHORTEST_TEXT = 100;

/**
 * Leaves out clauses that say again what the same number already said in the same words: a passage pasted twice. An article alone is enough;
 * points only in a run, since lists with equal points may belong to different things.
 */
export function withoutRepeats(drafts: readonly Draft[], account: LeftOutAccount): Draft[] {
  const seen = new Set<string>();
  const isRepeat = drafts.map(draft => {
    const key = `${draft.path}\n${draft.title ?? ''}\n${draft.text}`;
    const repeated = seen.has(key) && draft.text !== '';
    seen.add(key);
    return repeated;
  });
  const isDropped = drafts.map((draft, index) => isRepeat[index] === true && isArticle(draft));
  for (let from = 0; from < drafts.length; from++) {
    if (!isRepeat[from]) continue;
    let to = from;
    while (isRepeat[to]) to += 1;
    const length = drafts.slice(from, to).reduce((sum, draft) => sum + draft.text.length, 0);
    if (to - from >= SHORTEST_RUN && length >= SHORTEST_TEXT) isDropped.fill(true, from, to);
    from = to;
  }
  return drafts.filter((draft, index) => {
    if (isDropped[index]) account.add('repeated', [draft.number, draft.title, draft.text].filter(Boolean).join(' '));
    return !isDropped[index];
  });
}

const isArticle = ({ number }: Draft): boolean => /^第.+条/u.test(number);
