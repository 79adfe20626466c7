import type { Concept } from './concepts.ts';
import type { Features } from './features.ts';
import type { SearchDocument, SearchIndex } from './index.ts';
import type { Question } from './question.ts';
import { asksFigure } from './question-kind.ts';
import { type Reading, readingOf } from './reading.ts';

/** More concepts than bits are not looked for; the strongest are. */
const MOST_CONCEPTS = 30;
/** What finding another word for a concept is worth, against the word itself. */
const OTHER_WORD = 0.85;
/** Tokens a character makes in the mean, to compare lengths without reading the tokens again. */
const TOKENS_EACH = 1.8;

/** Looks at documents for one question: a pass over the characters of each, and a search for its concepts. */
export function secondLook(
  question: Question,
  index: SearchIndex,
): (document: SearchDocument, bm25: number) => Features {
  const concepts = strongest(question.concepts);
  const total = concepts.reduce((sum, { information }) => sum + information, 0) || 1;
  const pairs = pairTable(question);
  const pairTotal = question.pairs.reduce((sum, { information }) => sum + information, 0) || 1;
  const counts = new Uint16Array(pairs.size);
  let own = new Int32Array(64);
  let any = new Int32Array(64);
  const share = (ownMask: number, anyMask: number): number => {
    let sum = 0;
    for (let i = 0; i < concepts.length; i++) {
      const bit = 1 << i;
      if (ownMask & bit) sum += (concepts[i] as Concept).information;
      else if (anyMask & bit) sum += OTHER_WORD * (concepts[i] as Concept).information;
    }
    return sum / total;
  };

  return (document, bm25) => {
    const reading = readingOf(document);
    const { whole, titleEnd, headingStart, ends, leadIns } = reading;
    // Slot 0 is the title, 1 the heading, the sentences follow.
    const slots = ends.length + 2;
    if (own.length < slots) {
      own = new Int32Array(slots * 2);
      any = new Int32Array(slots * 2);
    }
    own.fill(0, 0, slots);
    any.fill(0, 0, slots);
    for (let i = 0; i < concepts.length; i++) {
      const { forms } = concepts[i] as Concept;
      for (let form = 0; form < forms.length; form++) {
        const masks = form === 0 ? own : any;
        const word = forms[form] as string;
        let piece = 0;
        for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
          if (at < titleEnd) {
            masks[0]! |= 1 << i;
            if (at >= headingStart) masks[1]! |= 1 << i;
            continue;
          }
          while (piece < ends.length && at >= (ends[piece] as number)) piece++;
          if (piece < ends.length) masks[piece + 2]! |= 1 << i;
          at = (ends[piece] ?? whole.length) - 1;
        }
      }
    }
    const answering = reading.answering(question.kind);
    let allOwn = own[0] as number;
    let allAny = any[0] as number;
    let sentence = 0;
    let fitting = 0;
    let fits = asksFigure(question.kind) ? 0 : 1;
    for (let piece = 0; piece < ends.length; piece++) {
      const leadIn = leadIns[piece] as number;
      const ownMask = (own[piece + 2] as number) | (leadIn >= 0 ? (own[leadIn + 2] as number) : 0);
      const anyMask = (any[piece + 2] as number) | (leadIn >= 0 ? (any[leadIn + 2] as number) : 0);
      allOwn |= ownMask;
      allAny |= anyMask;
      sentence = Math.max(sentence, share(ownMask, anyMask));
      if (!answering[piece]) continue;
      fits = 1;
      fitting = Math.max(fitting, share(ownMask | (own[0] as number), anyMask | (any[0] as number)));
    }

    counts.fill(0);
    pairs.count(whole, counts);
    let shared = 0;
    let associated = 0;
    for (let i = 0; i < question.pairs.length; i++) {
      shared += counts[i] as number;
      let held = 0;
      for (const [number, strength] of pairs.associated[i] as (typeof pairs.associated)[number])
        if (counts[number]) held += strength;
      // The second and third word that goes with one of the question says less than the first.
      associated += (question.pairs[i] as { information: number }).information * Math.sqrt(held);
    }
    return {
      bm25,
      coverage: share(allOwn, allAny),
      title: share(own[0] as number, any[0] as number),
      heading: share(own[1] as number, any[1] as number),
      sentence,
      fitting,
      fits,
      associated: associated / pairTotal,
      density: shared / Math.sqrt(whole.length * 2 + 30),
      length: Math.log((whole.length * TOKENS_EACH) / index.meanLength),
      narrow: isNarrow(reading, question) ? 1 : 0,
    };
  };
}

function isNarrow({ audience, region }: Reading, { respelled }: Question): boolean {
  return audience.some(name => !respelled.includes(name)) || (region !== undefined && !respelled.includes(region));
}

function strongest(concepts: readonly Concept[]): readonly Concept[] {
  if (concepts.length <= MOST_CONCEPTS) return concepts;
  return [...concepts].sort((a, b) => b.information - a.information).slice(0, MOST_CONCEPTS);
}

/** Numbers for the question's pairs and those that go with them, found in a text by one pass. */
function pairTable({ pairs, associated }: Question) {
  const numbers = new Map<string, number>();
  for (const { token } of pairs) numbers.set(token, numbers.size);
  const numbered = associated.map(list =>
    list.map(([pair, strength]) => {
      const known = numbers.get(pair);
      if (known !== undefined) return [known, strength] as const;
      numbers.set(pair, numbers.size);
      return [numbers.size - 1, strength] as const;
    }),
  );
  let slots = 64;
  while (slots < numbers.size * 3) slots *= 2;
  const mask = slots - 1;
  const keys = new Uint32Array(slots);
  const values = new Int32Array(slots).fill(-1);
  const slotOf = (key: number): number => {
    const product = Math.imul(key, 0x9e3779b1);
    let slot = (product ^ (product >>> 15)) & mask;
    while (values[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [token, number] of numbers) {
    const key = ((token.charCodeAt(0) << 16) | token.charCodeAt(1)) >>> 0;
    const slot = slotOf(key);
    keys[slot] = key;
    values[slot] = number;
  }
  return {
    size: numbers.size,
    associated: numbered,
    count(whole: string, counts: Uint16Array): void {
      let before = 0;
      for (let at = 0; at < whole.length; at++) {
        const unit = whole.charCodeAt(at);
        const number = values[slotOf(((before << 16) | unit) >>> 0)] as number;
        if (number >= 0) counts[number]!++;
        before = unit;
      }
    },
  };
}
