import { cleanText } from './clean-text.ts';

/** Digits and Chinese numerals, as the inside of a character class. */
const NUMERIC = '0-9零〇一二两三四五六七八九十百千万亿半';

/** A space that may go. Between two figures it separates: "8 9" is two values, never 89. */
const LOOSE_SPACE = new RegExp(`(?<![${NUMERIC}])\\s+|\\s+(?![${NUMERIC}])`, 'g');

/** Removes the spaces that carry no meaning in a short answer. */
export const closeUp = (text: string): string => text.replace(LOOSE_SPACE, '');

/**
 * A short answer in the form the parsers compare: cleaned, lower case, without loose spaces and without punctuation around
 * it. A question mark stays, because it turns an answer into a question.
 */
export function foldAnswer(raw: string): string {
  const text = closeUp(cleanText(raw).toLowerCase()).replaceAll('\uFF1F', '?');
  return text.replace(
    /^[\s,\uFF0C。.!\uFF01、;\uFF1B:\uFF1A~…"“”'‘’]+|[\s,\uFF0C。.!\uFF01、;\uFF1B:\uFF1A~…"“”'‘’]+$/g,
    '',
  );
}
