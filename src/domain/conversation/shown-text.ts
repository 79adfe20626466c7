/** A message's text as people read it: a notice carries its title in front. */
export function shownText(message: { title?: string | null; text: string }): string {
  return message.title ? `【${message.title}】\n${message.text}` : message.text;
}
