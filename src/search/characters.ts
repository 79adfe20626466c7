/** What a UTF-16 unit is to the index. */
export const SEPARATOR = 0;
export const HAN = 1;
/** Letters and digits of every other script. */
export const WORD = 2;
/** Half of a character outside the basic plane. */
const SURROGATE = 3;
const UNSEEN = 255;

const kinds = new Uint8Array(0x10000).fill(UNSEEN);

function kindOf(unit: number): number {
  const known = kinds[unit] as number;
  return known === UNSEEN ? classify(unit) : known;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  let kind = SEPARATOR;
  if (unit >= 0xd800 && unit <= 0xdfff) kind = SURROGATE;
  else if (/[\p{Script=Han}〇]/u.test(character)) kind = HAN;
  else if (/[\p{L}\p{N}]/u.test(character)) kind = WORD;
  kinds[unit] = kind;
  return kind;
}

const DIGIT = /^\p{N}$/u;

/** Takes the tokens of a text one after another. A pair comes after its first character. */
export type TokenSink = {
  character(unit: number): void;
  pair(first: number, second: number): void;
  /** A whole run of another script; also Han characters outside the basic plane, and pairs with one of them. */
  word(text: string): void;
};

/** Normal form in which texts are compared: NFKC, lower case. Full-width digits and letters are the same as others. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * Single characters and adjacent pairs of Han runs, whole words of everything else (a decimal point stays inside), in order of the
 * folded text. Measured better than words of a segmenter on statute questions.
 */
export function readTokens(folded: string, sink: TokenSink): void {
  const end = folded.length;
  let at = 0;
  while (at < end) {
    const unit = folded.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === HAN) {
      sink.character(unit);
      const next = at + 1 < end ? folded.charCodeAt(at + 1) : 0;
      if (kindOf(next) === HAN) sink.pair(unit, next);
      else if (kindOf(next) === SURROGATE) pairWithRare(folded, at, 1, sink);
      at++;
    } else if (kind === WORD) {
      const stop = wordEnd(folded, at);
      sink.word(folded.slice(at, stop));
      at = stop;
    } else if (kind === SURROGATE) {
      at += rareCharacter(folded, at, sink);
    } else {
      at++;
    }
  }
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && kindOf(text.charCodeAt(at)) === WORD) at++;
  while (text.charCodeAt(at) === 0x2e && DIGIT.test(text[at + 1] ?? '')) {
    at++;
    while (DIGIT.test(text[at] ?? '')) at++;
  }
  return at;
}

const RARE_HAN = /^[\p{Script=Han}]/u;

function rareCharacter(text: string, at: number, sink: TokenSink): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character.length === 2 && RARE_HAN.test(character)) {
    sink.word(character);
    pairWithRare(text, at, 2, sink);
  }
  return character.length;
}

function pairWithRare(text: string, at: number, length: number, sink: TokenSink): void {
  const next = String.fromCodePoint(text.codePointAt(at + length) ?? 0);
  if (RARE_HAN.test(next) || next === '〇') sink.word(text.slice(at, at + length) + next);
}
