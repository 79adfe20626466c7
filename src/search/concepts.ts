import { fold } from './characters.ts';
import { FILLERS } from './fillers.ts';
import { inverseFrequency, type SearchIndex, termOf } from './index.ts';
import { lexiconOf } from './lexicon.ts';
import { SYNONYMS, type Synonyms } from './synonyms.ts';
import { tokenise } from './tokenise.ts';

/** One word of a question that tells clauses apart, with the words standards use for it. */
export type Concept = {
  /** As written, and as standards write it; any of them in a passage covers the word. */
  forms: readonly string[];
  /** Inverse document frequency: of the word if the library has it, else of the form it has, else the highest there is. */
  information: number;
  /** Whether the library holds any form at all. */
  known: boolean;
};

const RUN = /[\p{Script=Han}〇]+|(?:(?![\p{Script=Han}〇])[\p{L}\p{N}])+(?:\.\p{N}+)*/gu;
/** Fillers that also stand in words of standards (到期, 会话, 不满意): left out unless they make a pair the library knows. */
const DOUBTFUL = /[吧会到前后内里不在有得需来去]/u;
const HAN_RUN = /^[\p{Script=Han}〇]/u;
/** A single character is worth this much of a pair: it stands in many words. */
const SINGLE_SHARE = 0.4;

/**
 * The informative parts of a question: phrases with synonyms, the pairs of characters the library knows, and what lies between
 * them unknown. Pairs instead of words: no dictionary splits 督办单 or 光猫 rightly, the library's own pairs do.
 */
export function conceptsOf(query: string, index: SearchIndex, synonyms: Synonyms = SYNONYMS): Concept[] {
  const lexicon = lexiconOf(synonyms);
  const found = new Map<string, Concept>();
  const take = (word: string, length = 2, written: readonly string[] = []): void => {
    if (!found.has(word)) found.set(word, toConcept([word, ...written], length, index));
  };
  for (const part of lexicon.cut(fold(query))) {
    if (typeof part !== 'string') take(part.spoken, 2, part.written);
    else for (const [run] of part.replace(FILLERS, ' ').matchAll(RUN)) takeRun(run, index, take);
  }
  return [...found.values()];
}

function takeRun(run: string, index: SearchIndex, take: (word: string, length?: number) => void): void {
  if (!HAN_RUN.test(run)) {
    take(run);
    return;
  }
  const characters = [...run];
  let unknown = '';
  const flush = (): void => {
    if (unknown !== '') take(unknown, [...unknown].length);
    unknown = '';
  };
  characters.forEach((character, at) => {
    const before = (characters[at - 1] ?? '') + character;
    const after = character + (characters[at + 1] ?? '');
    const opensPair = after.length > character.length && termOf(index, after) !== undefined;
    if (opensPair || (at > 0 && termOf(index, before) !== undefined)) flush();
    else if (DOUBTFUL.test(character)) flush();
    else unknown += character;
    if (opensPair) take(after);
  });
  flush();
}

/** `length` in characters: a long unknown stretch holds several unknown words. */
function toConcept(forms: readonly string[], length: number, index: SearchIndex): Concept {
  const share = length === 1 ? SINGLE_SHARE : length / 2;
  for (const form of forms) {
    const information = informationOf(form, index);
    if (information !== undefined) return { forms, information: information * share, known: true };
  }
  return { forms, information: inverseFrequency(index.documents.length, 0) * share, known: false };
}

/** Mean inverse frequency of the pairs (or the one token) of a word; undefined if the library lacks one of them. */
function informationOf(word: string, index: SearchIndex): number | undefined {
  const tokens = tokenise(word);
  const pairs = tokens.filter(token => [...token].length > 1);
  const telling = pairs.length > 0 ? pairs : tokens;
  let sum = 0;
  for (const token of telling) {
    const term = termOf(index, token);
    if (term === undefined) return undefined;
    sum += index.inverseFrequencies[term] ?? 0;
  }
  return telling.length === 0 ? undefined : sum / telling.length;
}

/** Share, 0–1, of the concepts' information that a text (lower case, NFKC) holds in any form. */
export function conceptCoverage(concepts: readonly Concept[], text: string): number {
  let all = 0;
  let found = 0;
  for (const { forms, information } of concepts) {
    all += information;
    if (forms.some(form => text.includes(form))) found += information;
  }
  return all === 0 ? 0 : found / all;
}

/** Share, 0–1, of the information that stands in words the library does not have. */
export function unknownShare(concepts: readonly Concept[]): number {
  let all = 0;
  let unknown = 0;
  for (const { information, known } of concepts) {
    all += information;
    if (!known) unknown += information;
  }
  return all === 0 ? 1 : unknown / all;
}

/**
 * How many words of more than one character a question shares with a text. Single characters (现, 活) stand in too many words to be
 * a subject; of pairs that overlap (营业, 业厅) each counts.
 */
export function sharedWords(concepts: readonly Concept[], text: string): number {
  return concepts.filter(({ forms }) => [...(forms[0] ?? '')].length > 1 && forms.some(form => text.includes(form)))
    .length;
}
