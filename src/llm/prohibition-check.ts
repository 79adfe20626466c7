import { numbersIn } from '../domain/standards/check-numbers.ts';

const PROHIBITION = /不得|不能|不准|不许|不允许|不可以?|不应当?|严禁|禁止|切勿/gu;
const PERMISSION =
  /(?<![不许未])(?:可以|允许|准许|可(?![能靠是见]))|(?<![不可功职性效未只])能够?(?![力量源])|有权|(?<!不)应当?|应该|必须|放心/gu;
/** Words between a command and what is forbidden that make it the same rule: 应停止收取, 应避免泄露. */
const AVERTED = /不|避免|停止|防止|杜绝|拒绝|禁止|严禁|切勿|取消|免/u;
/** 不得超过10分钟 is a limit, not a forbidden act: the numbers are compared elsewhere. */
const LIMIT = /超过|超出|多于|高于|大于|长于|晚于|迟于|少于|低于|小于|短于|早于/u;
/** A share of one side's letter pairs from which two phrases count as being about the same thing. */
const SAME_WORDS = 0.5;

/** Whether the answer permits or commands (可以, 允许, 应当) what a cited clause forbids, in much the same words. */
export function permitsForbidden(answer: string, clauseTexts: readonly string[]): boolean {
  const clauseParts = clauseTexts.flatMap(partsOf);
  const forbidden = clauseParts
    .flatMap(part => afterEach(part, PROHIBITION))
    .filter(words => !(LIMIT.test(words) && numbersIn(words).length > 0));
  if (forbidden.length === 0) return false;
  const permitted = clauseParts.flatMap(permissionsOf);
  return partsOf(answer)
    .flatMap(permissionsOf)
    .some(words => forbidden.some(about(words)) && !permitted.some(about(words)));
}

/** What a part permits: the words after the permitting word, or those before it when it closes the part (…是可以的). */
function permissionsOf(part: string): string[] {
  const closing = /^(.+?)(?:也|都|是|均)*(?<!不)(?:可以|允许|准许|没问题)的?$/u.exec(part)?.[1];
  const phrases = [...afterEach(part, PERMISSION), ...(closing ? [closing] : [])];
  return phrases.filter(phrase => !AVERTED.test(phrase));
}

function about(words: string): (other: string) => boolean {
  return other => Math.max(covered(words, other), covered(other, words)) >= SAME_WORDS;
}

/** The share of the letter pairs of `words` that `other` holds too. */
function covered(words: string, other: string): number {
  const pairs = [...words].slice(1).map((letter, index) => `${[...words][index]}${letter}`);
  return pairs.length === 0 ? 0 : pairs.filter(pair => other.includes(pair)).length / pairs.length;
}

/** What follows each match; a phrase of one letter says too little to compare. */
function afterEach(part: string, pattern: RegExp): string[] {
  return [...part.matchAll(pattern)]
    .map(match => part.slice(match.index + match[0].length).replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(words => words.length > 1);
}

function partsOf(text: string): string[] {
  return text.normalize('NFKC').split(/[,;:。!?\n]/u);
}
