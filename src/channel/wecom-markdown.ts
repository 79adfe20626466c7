/** A text that can be sent, in which what a person wrote mentions nobody: WeCom reads `<@all>` and `<@userid>` in plain text too (WX/91770). */
export function withoutMentions(text: string): string {
  return text.toWellFormed().replaceAll('<@', '＜@');
}

/** A text of ours as WeCom's markdown, in which what a person wrote can also hide no address behind a word, as `[here](https://…)` would. */
export function asMarkdown(text: string): string {
  return withoutMentions(text).replaceAll('](', '] (');
}
