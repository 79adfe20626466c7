import type { Synonyms } from './synonyms.ts';
import { tokenise } from './tokenise.ts';

/** A phrase of the thesaurus with what standards write for it. */
export type Phrase = {
  readonly spoken: string;
  readonly written: readonly string[];
  /** Tokens of everything written, each once. */
  readonly tokens: readonly string[];
};

/** The phrases of a thesaurus, found in texts by their first character. */
export class Lexicon {
  /** Longest first. */
  readonly #byFirst = new Map<number, Phrase[]>();

  constructor(synonyms: Synonyms) {
    const written = new Map<string, readonly string[]>();
    for (const [spoken, words] of synonyms) written.set(spoken, [...(written.get(spoken) ?? []), ...words]);
    for (const [spoken, words] of [...written].sort(([a], [b]) => b.length - a.length)) {
      const alike = this.#byFirst.get(spoken.charCodeAt(0)) ?? [];
      this.#byFirst.set(spoken.charCodeAt(0), alike);
      alike.push({ spoken, written: words, tokens: [...new Set(words.flatMap(tokenise))] });
    }
  }

  /** The longest phrase that begins at a place of a text. */
  at(text: string, place: number): Phrase | undefined {
    return this.#byFirst.get(text.charCodeAt(place))?.find(({ spoken }) => text.startsWith(spoken, place));
  }

  /** Every phrase of a text, also those within others. */
  everyIn(text: string): Phrase[] {
    const found: Phrase[] = [];
    for (let place = 0; place < text.length; place++)
      for (const phrase of this.#byFirst.get(text.charCodeAt(place)) ?? [])
        if (text.startsWith(phrase.spoken, place)) found.push(phrase);
    return found;
  }

  /** A text cut into phrases, the longest where several begin, and the stretches between them. */
  cut(text: string): (string | Phrase)[] {
    const parts: (string | Phrase)[] = [];
    let start = 0;
    for (let place = 0; place < text.length; ) {
      const phrase = this.at(text, place);
      if (!phrase) {
        place++;
        continue;
      }
      if (place > start) parts.push(text.slice(start, place));
      parts.push(phrase);
      place += phrase.spoken.length;
      start = place;
    }
    if (start < text.length) parts.push(text.slice(start));
    return parts;
  }
}

const lexicons = new WeakMap<Synonyms, Lexicon>();

export function lexiconOf(synonyms: Synonyms): Lexicon {
  const known = lexicons.get(synonyms);
  if (known) return known;
  const lexicon = new Lexicon(synonyms);
  lexicons.set(synonyms, lexicon);
  return lexicon;
}
