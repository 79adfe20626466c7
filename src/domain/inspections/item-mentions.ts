import { readFigure } from '../language/chinese-number.ts';

/** What a message says of one item: 「第3项扣2分」 is 3 and 扣2分; the text is empty when the item is only named. */
export interface ItemMention {
  readonly ordinal: number;
  readonly text: string;
}

/** An item is named at the beginning or behind a break, so that a number inside a remark names nothing. */
const NAMED =
  /(?:^|[\s,\uFF0C;\uFF1B。、]+)(?:修改|改|更正)?\s*第\s*([0-9]{1,3}|[零一二两三四五六七八九十百]{1,5})\s*[项题]\s*/g;
const EDGES = /^[\s:\uFF1A,\uFF0C是为]+|[\s,\uFF0C;\uFF1B。、]+$/g;

/**
 * The items a message speaks of, in its order: 「第3项扣2分，第5项不适用」, 「修改第3项」. Empty when it does not begin with one.
 */
export function itemMentions(text: string): ItemMention[] {
  const named = [...text.matchAll(NAMED)];
  if (named[0]?.index !== 0) return [];
  return named.map((match, index) => ({
    ordinal: readFigure(match[1] ?? '') ?? 0,
    text: text.slice(match.index + match[0].length, named[index + 1]?.index ?? text.length).replace(EDGES, ''),
  }));
}
