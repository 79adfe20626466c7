/** The longest message a dialog takes, in characters as a person counts them (code points). */
export const MAX_TEXT_LENGTH = 2000;

export type CheckedText = { ok: true; text: string } | { ok: false; reason: 'empty' | 'tooLong' };

/**
 * Characters whose compatibility form would change how Chinese text reads: full-width punctuation would turn into ASCII,
 * ① into a bare 1, ½ into three characters.
 */
const FOLDED = /[^\uFF0C\uFF1A\uFF1B\uFF01\uFF1F\uFF08\uFF09…‥①-⓿㈠-㉃㊀-㊰½¼¾℃㎡²³]+/gu;

/** A zero-width joiner inside an emoji holds it together; anywhere else it is invisible noise. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** Control characters but line breaks and tabs, invisible and direction-changing characters, tag characters, half surrogates. */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\p{Cs}]|[\u{E0000}-\u{E0FFF}]|[\uFE00-\uFE0E]|\u034F/gu;

/**
 * Text as it may be stored, compared and shown: full-width letters, digits and spaces made ordinary (Chinese punctuation
 * stays Chinese), control, zero-width and bidirectional characters gone, runs of spaces one space, runs of line breaks one
 * `\n`, trimmed. Emoji stay. Cleaning twice changes nothing more.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(FOLDED, run => run.normalize('NFKC'))
    .replace(/[\n\v\f\r\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** Whether a text can be a reason: two letters or Han characters at least; 「😀」 and 「1」 say nothing. */
export function isMeaningful(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= 2;
}

/** Cleans a message and refuses one with nothing in it or with more than `MAX_TEXT_LENGTH` characters. */
export function checkText(raw: string): CheckedText {
  const text = cleanText(raw);
  if (text === '') return { ok: false, reason: 'empty' };
  // UTF-16 units are never fewer than code points, so only a doubtful text is spread out.
  const tooLong = text.length > MAX_TEXT_LENGTH && [...text].length > MAX_TEXT_LENGTH;
  return tooLong ? { ok: false, reason: 'tooLong' } : { ok: true, text };
}
