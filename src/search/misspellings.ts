import { READINGS } from '../domain/language/pinyin.ts';
import { endOfFiller } from './fillers.ts';
import { documentFrequency, type SearchIndex, termOf } from './index.ts';
import type { Lexicon } from './lexicon.ts';

/** A pair is a word, not a chance meeting, if it makes up this share of the passages of its rarer character. */
const COHESION = 0.15;
const SYLLABLES_AT_MOST = 5;
const SHORTEST_PINYIN = 4;

type Sounds = { ofCharacter: ReadonlyMap<string, readonly string[]>; characters: ReadonlyMap<string, string> };
let sounds: Sounds | undefined;

function readSounds(): Sounds {
  if (sounds) return sounds;
  const characters = new Map<string, string>();
  const ofCharacter = new Map<string, string[]>();
  for (const [, syllable = '', written = ''] of READINGS.matchAll(/([a-z]+)(\P{ASCII}+)/gu)) {
    characters.set(syllable, written);
    for (const character of written) {
      const known = ofCharacter.get(character);
      if (known) known.push(syllable);
      else ofCharacter.set(character, [syllable]);
    }
  }
  sounds = { ofCharacter, characters };
  return sounds;
}

/** In how much of the passages of its rarer character a pair stands; 0 for one the index lacks. */
function cohesion(index: SearchIndex, pair: string): number {
  const term = termOf(index, pair);
  if (term === undefined) return 0;
  const alone = [...pair].map(character => {
    const single = termOf(index, character);
    return single === undefined ? 1 : documentFrequency(index, single);
  });
  return documentFrequency(index, term) / Math.min(...alone);
}

/**
 * A question with what are likely slips of typing put right, judged by what the index knows: characters of the same sound (营页厅),
 * a character typed twice (声音音), words left in pinyin (kuandai). Words it knows are never touched, nor phrases of the thesaurus and asking
 * words.
 */
export function respell(folded: string, index: SearchIndex, lexicon: Lexicon): string {
  const spelled = folded.replace(/(?<![a-z])[a-z]+(?![a-z])/gu, word => fromPinyin(word, index) ?? word);
  // The stretches between what is settled keep their neighbours out: a pair across the border is no slip.
  let respelled = '';
  let start = 0;
  for (let place = 0; place < spelled.length; ) {
    const phrase = lexicon.at(spelled, place);
    const end = phrase ? place + phrase.spoken.length : endOfFiller(spelled, place);
    if (end === place) {
      place++;
      continue;
    }
    respelled += respellStretch(spelled.slice(start, place), index) + spelled.slice(place, end);
    start = place = end;
  }
  return respelled + respellStretch(spelled.slice(start), index);
}

function respellStretch(stretch: string, index: SearchIndex): string {
  return stretch.length < 2 ? stretch : stretch.replace(/\p{Script=Han}{2,}/gu, run => respellRun(run, index));
}

function respellRun(run: string, index: SearchIndex): string {
  const characters = [...run];
  const known = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && termOf(index, a + b) !== undefined;
  for (let at = 0; at + 1 < characters.length; at++) {
    const [before, here, after, next] = [-1, 0, 1, 2].map(step => characters[at + step]);
    if (here === undefined || after === undefined || known(here, after)) continue;
    if (here === after && known(before, here) && !known(after, next)) {
      characters.splice(at + 1, 1);
      continue;
    }
    // The character nearer to other unknown pairs is the likelier slip; try both.
    const best = [at, at + 1]
      .flatMap(slip => substitutes(characters, slip, index))
      .reduce((a, b) => (b.gain > a.gain ? b : a), { slip: -1, character: '', gain: 0 });
    if (best.slip >= 0) characters[best.slip] = best.character;
  }
  return characters.join('');
}

/** Characters that sound like the one at `slip` and make a word with a neighbour, unless that breaks a pair that is known. */
function substitutes(characters: readonly string[], slip: number, index: SearchIndex) {
  const written = characters[slip] as string;
  const before = characters[slip - 1];
  const after = characters[slip + 1];
  const strength = (character: string): number =>
    (before === undefined ? 0 : cohesion(index, before + character)) +
    (after === undefined ? 0 : cohesion(index, character + after));
  if ([before && before + written, after && written + after].some(pair => pair && termOf(index, pair) !== undefined))
    return [];
  const { ofCharacter, characters: alike } = readSounds();
  return (ofCharacter.get(written) ?? [])
    .flatMap(syllable => [...(alike.get(syllable) ?? '')])
    .filter(character => character !== written)
    .map(character => ({ slip, character, gain: strength(character) }))
    .filter(({ gain }) => gain >= COHESION);
}

/** The characters a word in pinyin stands for, if the index knows such a word. */
function fromPinyin(word: string, index: SearchIndex): string | undefined {
  if (word.length < SHORTEST_PINYIN || termOf(index, word) !== undefined) return undefined;
  let best: { text: string; strength: number } | undefined;
  for (const syllables of divisions(word)) {
    const found = spell(syllables, index);
    if (found && (!best || found.strength > best.strength)) best = found;
  }
  return best?.text;
}

/** Every way to read Latin letters as two or more syllables. */
function divisions(word: string, most = SYLLABLES_AT_MOST): string[][] {
  if (word === '') return [[]];
  if (most === 0) return [];
  const { characters } = readSounds();
  return [1, 2, 3, 4, 5, 6].flatMap(length => {
    const syllable = word.slice(0, length);
    if (syllable.length < length || !characters.has(syllable)) return [];
    return divisions(word.slice(length), most - 1).map(rest => [syllable, ...rest]);
  });
}

/** The characters of these sounds whose pairs are the most like words; the weakest pair counts. */
function spell(syllables: readonly string[], index: SearchIndex): { text: string; strength: number } | undefined {
  if (syllables.length < 2) return undefined;
  const { characters } = readSounds();
  let paths = [...(characters.get(syllables[0] as string) ?? '')].map(text => ({
    text,
    strength: Number.POSITIVE_INFINITY,
  }));
  for (const syllable of syllables.slice(1)) {
    paths = [...(characters.get(syllable) ?? '')].flatMap(character => {
      let best: { text: string; strength: number } | undefined;
      for (const path of paths) {
        const strength = Math.min(path.strength, cohesion(index, path.text.slice(-1) + character));
        if (strength > 0 && (!best || strength > best.strength)) best = { text: path.text + character, strength };
      }
      return best ? [best] : [];
    });
  }
  const best = paths.reduce((a, b) => (b.strength > a.strength ? b : a), { text: '', strength: 0 });
  return best.strength > 0 ? best : undefined;
}
