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
  return drafts.filter((draft, index) => {
    if (!isRepeat[index] || !(isArticle(draft) || isInLongRun(drafts, isRepeat, index))) return true;
    account.add('repeated', [draft.number, draft.title, draft.text].filter(Boolean).join(' '));
    return false;
  });
}

const isArticle = ({ number }: Draft): boolean => /^第.+条/u.test(number);

function isInLongRun(drafts: readonly Draft[], isRepeat: readonly boolean[], index: number): boolean {
  let [from, to] = [index, index + 1];
  while (from > 0 && isRepeat[from - 1]) from -= 1;
  while (to < drafts.length && isRepeat[to]) to += 1;
  const length = drafts.slice(from, to).reduce((sum, draft) => sum + draft.text.length, 0);
  return to - from >= SHORTEST_RUN && length >= SHORTEST_TEXT;
}
