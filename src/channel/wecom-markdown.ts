/**
 * A text of ours as WeCom's markdown: what a person wrote into it may neither mention anybody (`<@all>`) nor hide an address behind a word
 * (`[here](https://…)`).
 */
export function asMarkdown(text: string): string {
  return text.replaceAll('<@', '＜@').replaceAll('](', '] (');
}
