const MIN_TITLE = 4;

/** A title stands alone in notices and lists: at least 4 letters or digits, and not digits only. Our default: the plan is silent. */
export function isTellingTitle(title: string): boolean {
  const said = title.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return [...said].length >= MIN_TITLE && /\p{L}/u.test(said);
}
