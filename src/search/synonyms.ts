import { EVERYDAY } from './thesaurus/everyday.ts';
import { TELECOM } from './thesaurus/telecom.ts';

/**
 * How people say it → how regulations and standards say it. A phrase of the left side in a question counts as any of the right side,
 * and adds their words to the search with a reduced weight.
 */
export type Synonyms = readonly (readonly [spoken: string, written: readonly string[]])[];

/**
 * Reads groups of words, one a line: `spoken spoken > written written` counts in that direction only, `word = word` in every direction.
 *
 * @throws RangeError for a line of neither form.
 */
export function readThesaurus(lines: string): Synonyms {
  const groups = new Map<string, Set<string>>();
  const add = (spoken: string, written: readonly string[]): void => {
    const known = groups.get(spoken) ?? new Set();
    for (const word of written) if (word !== spoken) known.add(word);
    groups.set(spoken, known);
  };
  for (const line of lines.split('\n').filter(text => text.trim() !== '')) {
    const [left, right] = line.split('>').map(side => side.trim().split(/\s+/u));
    const equal = line.split('=').map(word => word.trim());
    if (left && right) for (const spoken of left) add(spoken, right);
    else if (equal.length > 1) for (const word of equal) add(word, equal);
    else throw new RangeError(`no group of words: ${line}`);
  }
  return [...groups].filter(([, written]) => written.size > 0).map(([spoken, written]) => [spoken, [...written]]);
}

export const SYNONYMS: Synonyms = readThesaurus(EVERYDAY + TELECOM);
