/** Puts together what a line end parted: Chinese needs nothing between, words a blank. */
export function glue(text: string, more: string): string {
  if (/[A-Za-z]-$/u.test(text) && /^[a-z]/u.test(more)) return text.slice(0, -1) + more;
  return /[A-Za-z,.;]$/u.test(text) && /^[A-Za-z]/u.test(more) ? `${text} ${more}` : text + more;
}
