import { foldWording } from '../standards/likeness.ts';

/** A text for comparing what two people wrote of one thing: without spaces, punctuation, widths and cases, which say nothing; a point in a figure does. */
export const foldWords = (text: string): string =>
  foldWording(text)
    .toLowerCase()
    .replace(/(?<!\d)\p{P}|\p{P}(?!\d)/gu, '');
