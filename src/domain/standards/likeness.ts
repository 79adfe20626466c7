/**
 * Comparing wordings as a reader does: by what is written, not by how it is typeset.
 *
 * @returns the text without spaces, with full-width letters, brackets and punctuation in their ASCII forms and one form of quotes.
 */
export function foldWording(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”„‟「」『』]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[—–―]+/gu, '-')
    .replace(/\s+/gu, '');
}

/** Pairs of neighbouring characters with how often each occurs; a single character stands for itself. */
export function pairsOf(folded: string): Map<string, number> {
  const pairs = new Map<string, number>();
  const characters = [...folded];
  if (characters.length === 1) pairs.set(characters[0]!, 1);
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = characters[at]! + characters[at + 1]!;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice's coefficient over pairs of characters: 1 for equal wordings, 0 for none in common. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [sizeA, sizeB, shared] = [0, 0, 0];
  for (const count of a.values()) sizeA += count;
  for (const [pair, count] of b) {
    sizeB += count;
    shared += Math.min(count, a.get(pair) ?? 0);
  }
  return sizeA + sizeB === 0 ? 1 : (2 * shared) / (sizeA + sizeB);
}

/**
 * The likeness of a text to each of many: the same figure as `likeness`, of those that share anything, by their place in `texts`. Through
 * the pairs' places, since comparing thousands of clauses two by two would take seconds.
 */
export function likenessTo(texts: readonly string[]): (folded: string) => [at: number, alike: number][] {
  const places = new Map<string, { at: number; count: number }[]>();
  const sizes = texts.map((text, at) => {
    let size = 0;
    for (const [pair, count] of pairsOf(text)) {
      const known = places.get(pair);
      if (known) known.push({ at, count });
      else places.set(pair, [{ at, count }]);
      size += count;
    }
    return size;
  });
  return folded => {
    const shared = new Map<number, number>();
    let own = 0;
    for (const [pair, count] of pairsOf(folded)) {
      own += count;
      for (const place of places.get(pair) ?? []) {
        shared.set(place.at, (shared.get(place.at) ?? 0) + Math.min(count, place.count));
      }
    }
    return [...shared]
      .map(([at, both]) => [at, (2 * both) / (own + sizes[at]!)] as [number, number])
      .sort(([a], [b]) => a - b);
  };
}
