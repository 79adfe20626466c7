import { FIGURE } from '../../language/chinese-number.ts';
import { type ParsedItemAnswer, parseItemAnswer } from '../../language/parse-item-answer.ts';
import type { SheetItem } from '../sheet.ts';

/** What words say of an item that is answered by an option, a value or a text; `none` where they do not. */
export function judgeValue(item: SheetItem, words: string): { parsed: ParsedItemAnswer; said: string } {
  const said = wordsOfAnswer(item, words);
  return { parsed: said === '' ? { kind: 'none' } : parseItemAnswer(said, item), said };
}

function wordsOfAnswer(item: SheetItem, words: string): string {
  switch (item.scoring) {
    case 'choice': {
      const named = (item.options ?? []).map(option => option.label).filter(label => words.includes(label));
      // 较好 in 非常好较好 cannot be told; 好 in 较好 is not meant.
      const [longest = '', ...others] = named.sort((a, b) => b.length - a.length);
      return others.every(other => longest.includes(other)) ? longest : '';
    }
    case 'number': {
      const figures = [...words.matchAll(new RegExp(`(?:${FIGURE})${item.range?.unit ?? ''}`, 'g'))];
      return figures.length === 1 ? figures[0]![0] : '';
    }
    case 'text':
      return words;
    default:
      // A picture and a name are given by themselves.
      return '';
  }
}
