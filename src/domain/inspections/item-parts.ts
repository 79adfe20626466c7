import { readFigure } from '../language/chinese-number.ts';

/** What a text says of single items, and what of none. */
export interface ItemParts {
  /** Said before the first item: of all of them. */
  readonly common: string;
  readonly parts: ReadonlyMap<number, string>;
  /** Said of 其余: of every item that is not named. */
  readonly others: string;
}

const FIGURES = '[0-9]{1,3}|[零一二两三四五六七八九十百]{1,5}';
const NAMED = new RegExp(
  `(?:^|[\\s,，;；。、和及与])\\s*(?:第\\s*((?:${FIGURES})(?:\\s*[、,，和及与]\\s*(?:第\\s*)?(?:${FIGURES}))*)\\s*[项题]|(其余|其他)(?:的?[各几]?项|的)?)[\\s:：是]*`,
  'gu',
);
const EDGES = /^[\s:：,，;；。、]+|[\s,，;；。、]+$/g;

/** Splits a text by 第N项: 「都已查过。第1项灯管老化；第2、4项下雨；其余人手不足」. Items that follow each other without words share those behind them. */
export function partsByItem(text: string): ItemParts {
  const named = [...text.matchAll(NAMED)];
  const parts = new Map<number, string>();
  let others = '';
  let waiting: number[] = [];
  for (const [index, match] of named.entries()) {
    const said = text.slice(match.index + match[0].length, named[index + 1]?.index ?? text.length).replace(EDGES, '');
    if (match[2]) {
      others = said;
      continue;
    }
    waiting.push(
      ...(match[1] ?? '').split(/[^0-9零一二两三四五六七八九十百]+/u).flatMap(each => readFigure(each) ?? []),
    );
    if (said === '') continue;
    for (const ordinal of waiting) parts.set(ordinal, [parts.get(ordinal), said].filter(Boolean).join('；'));
    waiting = [];
  }
  return {
    common: named.length === 0 ? text.trim() : text.slice(0, named[0]!.index).replace(EDGES, ''),
    parts,
    others,
  };
}

/** What of a text is about one item: its own part behind what is said of all; '' when nothing is. */
export function partOf({ common, parts, others }: ItemParts, ordinal: number): string {
  return [common, parts.get(ordinal) ?? others].filter(part => part !== '').join('；');
}
