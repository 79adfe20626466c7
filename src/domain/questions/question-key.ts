import { withoutWordingAsked } from './customer-wording.ts';

/** What a question keeps of itself when it is compared with others: no marks, no politeness, no particles at its end. */
const POLITE =
  /请问一?下?|麻烦问一?下?|请教一?下?|(?:我)?想问一?下?|(?:我)?想知道|帮我查一?下?|^(?:那么?(?![曲么])|查标准|查规范|查条款)/gu;
const PARTICLES = /[吗么呢吧啊呀哦噢嘛了]+$/u;
/** Longer ones differ anyway before this. */
const LONGEST = 200;

/** Less than this is no matter of its own: 「怎么说」 stays what it is. */
const SHORTEST_MATTER = 4;

/**
 * The comparable form of a question: 「请问宽带装机要多久？」 and 「宽带装机要多久呢」 are the same, and so are 「客户要退装机费」 and 「客户要退装机费，怎么
 * 跟他说」. Empty for a text without a letter or figure.
 */
export function questionKey(text: string): string {
  const matter = folded(withoutWordingAsked(text));
  return [...matter].length >= SHORTEST_MATTER ? matter : folded(text);
}

function folded(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(POLITE, '')
    .replace(/[^\p{L}\p{N}.%]+/gu, '')
    // Of marks only those of a figure count: 2.5, 90%.
    .replace(/\.(?!\d)|(?<!\d)[.%]/gu, '');
  return (bare.replace(PARTICLES, '') || bare).slice(0, LONGEST);
}
