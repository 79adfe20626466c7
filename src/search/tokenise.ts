import { fold, readTokens } from './characters.ts';

/** The tokens of a text as strings; repeats are kept. The index reads the same tokens as numbers. */
export function tokenise(text: string): string[] {
  const tokens: string[] = [];
  readTokens(fold(text), {
    character: unit => tokens.push(String.fromCharCode(unit)),
    pair: (first, second) => tokens.push(String.fromCharCode(first, second)),
    word: word => tokens.push(word),
  });
  return tokens;
}
