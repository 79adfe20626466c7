import { tokenise } from '../../../src/search/tokenise.ts';

const ONE_HAN = /^\p{Script=Han}$/u;

/** The product's tokens without the single Han characters: adjacent pairs, and whole words of other scripts. */
export function bigrams(text: string): string[] {
  return tokenise(text).filter(token => !ONE_HAN.test(token));
}
