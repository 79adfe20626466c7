import type { SearchDocument } from '../../../src/search/index.ts';
import { seeded } from './sample.ts';

/** One character in so many is changed in a repeated clause. */
const CHANGED = 8;
const DIGITS = ['0123456789', '一二三四五六七八九'];
const HAN = /\p{Script=Han}/u;

/** `size` clauses: the given ones, then these again with other digits and some other characters; always the same. */
export function manyClauses(given: readonly SearchDocument[], size: number): SearchDocument[] {
  const next = seeded(100);
  const characters = given
    .slice(0, 1000)
    .flatMap(({ text }) => [...text])
    .filter(character => HAN.test(character));
  const change = (text: string): string => {
    let changed = '';
    for (const character of text) {
      const digits = DIGITS.find(list => list.includes(character));
      if (digits) changed += digits[Math.floor(next() * digits.length)];
      else if (HAN.test(character) && next() < 1 / CHANGED)
        changed += characters[Math.floor(next() * characters.length)];
      else changed += character;
    }
    return changed;
  };
  return Array.from({ length: size }, (_, at) => {
    const { id, title, text } = given[at % given.length]!;
    const round = Math.floor(at / given.length);
    return round === 0
      ? { id, title, text }
      : { id: `${id}-${round}`, title: title && change(title), text: change(text) };
  });
}
