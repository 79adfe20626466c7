import type { CommonTerm } from './bm25.ts';
import type { Concept } from './concepts.ts';
import type { Features } from './features.ts';
import type { SearchDocument, SearchIndex } from './index.ts';
import type { Question } from './question.ts';
import { asksFigure } from './question-kind.ts';
import { type Reading, readingOf } from './reading.ts';
import { Wanted } from './wanted.ts';

/** More concepts than bits are not looked for; the strongest are. */
const MOST_CONCEPTS = 30;
/** What finding another word for a concept is worth, against the word itself. */
const OTHER_WORD = 0.85;
/** Tokens a character makes in the mean, to compare lengths without reading the tokens again. */
const TOKENS_EACH = 1.8;

const HAN = /^\p{Script=Han}/u;

/** Looks at documents for one question, with one pass over the characters of each. */
export function secondLook(
  question: Question,
  index: SearchIndex,
  common: readonly CommonTerm[],
): (at: number, bm25: number) => Features {
  const concepts = strongest(question.concepts);
  const worth = Float64Array.from(concepts, ({ information }) => information);
  const total = worth.reduce((sum, information) => sum + information, 0) || 1;
  const wanted = new Wanted();
  const goingWith = associatedPairs(question, wanted);
  const ofCommon = commonScores(common, index, wanted);
  const scale = question.information || 1;
  const bits: number[] = [];
  const isOwn: boolean[] = [];
  concepts.forEach(({ forms }, concept) => {
    forms.forEach((form, at) => {
      wanted.word(form);
      bits.push(1 << concept);
      isOwn.push(at === 0);
    });
  });
  let own = new Int32Array(64);
  let any = new Int32Array(64);
  const share = (ownMask: number, anyMask: number): number => {
    let sum = 0;
    for (let left = ownMask | anyMask; left !== 0; left &= left - 1) {
      const concept = 31 - Math.clz32(left & -left);
      const information = worth[concept] as number;
      sum += ownMask & (1 << concept) ? information : OTHER_WORD * information;
    }
    return sum / total;
  };

  return (at, bm25) => {
    const reading = readingOf(index.documents[at] as SearchDocument);
    const { whole, titleEnd, headingStart, ends, leadIns } = reading;
    // Slot 0 is the title, 1 the heading, the sentences follow.
    const slots = ends.length + 2;
    if (own.length < slots) {
      own = new Int32Array(slots * 2);
      any = new Int32Array(slots * 2);
    }
    own.fill(0, 0, slots);
    any.fill(0, 0, slots);
    let piece = 0;
    wanted.read(whole, (word, start) => {
      const masks = isOwn[word] ? own : any;
      const bit = bits[word] as number;
      if (start < titleEnd) {
        masks[0]! |= bit;
        if (start >= headingStart) masks[1]! |= bit;
        return;
      }
      while (piece < ends.length && start >= (ends[piece] as number)) piece++;
      if (piece < ends.length) masks[piece + 2]! |= bit;
    });
    const answering = reading.answering(question.kind);
    let allOwn = own[0] as number;
    let allAny = any[0] as number;
    let fitting = 0;
    let fits = asksFigure(question.kind) ? 0 : 1;
    for (let piece = 0; piece < ends.length; piece++) {
      const leadIn = leadIns[piece] as number;
      const ownMask = (own[piece + 2] as number) | (leadIn >= 0 ? (own[leadIn + 2] as number) : 0);
      const anyMask = (any[piece + 2] as number) | (leadIn >= 0 ? (any[leadIn + 2] as number) : 0);
      allOwn |= ownMask;
      allAny |= anyMask;
      if (!answering[piece]) continue;
      fits = 1;
      fitting = Math.max(fitting, share(ownMask | (own[0] as number), anyMask | (any[0] as number)));
    }
    const { shared, associated } = goingWith();
    return {
      bm25: (bm25 + ofCommon(at)) / scale,
      coverage: share(allOwn, allAny),
      title: share(own[0] as number, any[0] as number),
      heading: share(own[1] as number, any[1] as number),
      fitting,
      fits,
      associated,
      density: shared / Math.sqrt(whole.length * 2 + 30),
      length: Math.log((whole.length * TOKENS_EACH) / index.meanLength),
      narrow: isNarrow(reading, question) ? 1 : 0,
    };
  };
}

/** What the terms the first look left out add for the text read last. */
function commonScores(
  common: readonly CommonTerm[],
  { inverseFrequencies, penalties, k1 }: SearchIndex,
  wanted: Wanted,
) {
  const counted = common.flatMap(({ token, term, weight }) =>
    token.length > 2 || !HAN.test(token)
      ? []
      : {
          number:
            token.length === 1
              ? wanted.character(token.charCodeAt(0))
              : wanted.pair(token.charCodeAt(0), token.charCodeAt(1)),
          highest: (inverseFrequencies[term] as number) * (k1 + 1) * weight,
        },
  );
  return (at: number): number => {
    const penalty = penalties[at] as number;
    let sum = 0;
    for (const { number, highest } of counted) {
      const count = wanted.counts[number] as number;
      sum += (highest * count) / (count + penalty);
    }
    return sum;
  };
}

/** Of the text read last: pairs it shares with the question, and how much of what goes with the question it holds. */
function associatedPairs({ pairs, associated }: Question, wanted: Wanted) {
  const own = Int32Array.from(pairs, ({ token }) => wanted.pair(token.charCodeAt(0), token.charCodeAt(1)));
  const total = pairs.reduce((sum, { information }) => sum + information, 0) || 1;
  const worth = Float64Array.from(pairs, ({ information }) => information / total);
  const ends = new Int32Array(pairs.length);
  const numbers: number[] = [];
  const strengths: number[] = [];
  associated.forEach((list, at) => {
    for (const [pair, strength] of list) {
      numbers.push(wanted.pair(pair.charCodeAt(0), pair.charCodeAt(1)));
      strengths.push(strength);
    }
    ends[at] = numbers.length;
  });
  return (): { shared: number; associated: number } => {
    const { counts } = wanted;
    let shared = 0;
    let sum = 0;
    let i = 0;
    for (let at = 0; at < own.length; at++) {
      shared += counts[own[at] as number] as number;
      let held = 0;
      for (const end = ends[at] as number; i < end; i++)
        if (counts[numbers[i] as number]) held += strengths[i] as number;
      // The second and third word that goes with one of the question says less than the first.
      if (held > 0) sum += (worth[at] as number) * Math.sqrt(held);
    }
    return { shared, associated: sum };
  };
}

function isNarrow({ audience, region }: Reading, { respelled }: Question): boolean {
  return audience.some(name => !respelled.includes(name)) || (region !== undefined && !respelled.includes(region));
}

function strongest(concepts: readonly Concept[]): readonly Concept[] {
  if (concepts.length <= MOST_CONCEPTS) return concepts;
  return [...concepts].sort((a, b) => b.information - a.information).slice(0, MOST_CONCEPTS);
}
