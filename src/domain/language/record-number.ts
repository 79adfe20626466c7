const DASH = '[-—－]';

/**
 * A 单号 as people type it, as the source of a pattern without groups: ZG-2026-0001, zg20260001, ZG 2026 0001, zg-2026-1.
 *
 * @param prefix source of a pattern for its two letters
 */
export const recordNumber = (prefix = '[A-Za-z]{2}'): string =>
  String.raw`${prefix}(?:(?:${DASH}|\s)?\d{4}(?:${DASH}|\s)?\d{4,}|${DASH}\d{4}${DASH}\d{1,3})(?!\d)`;

const WHOLE = new RegExp(`^${recordNumber()}$`);

/** 单号 as typed in its one form, ZG-2026-0001, or undefined. */
export function readNumber(text: string): string | undefined {
  const typed = text.trim();
  if (!WHOLE.test(typed)) return undefined;
  const digits = typed.replace(/\D/g, '');
  return `${typed.slice(0, 2).toUpperCase()}-${digits.slice(0, 4)}-${digits.slice(4).padStart(4, '0')}`;
}

const NUMBERS = new RegExp(`(?<![A-Za-z])${recordNumber()}`, 'gu');

/** Every 单号 that a text names, once, in its one form. */
export function numbersIn(text: string): string[] {
  return [...new Set((text.match(NUMBERS) ?? []).flatMap(each => readNumber(each) ?? []))];
}
