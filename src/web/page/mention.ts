/** The assistant's name, as people mention it in a group chat. */
export const ASSISTANT = '质控助手';
/** The mark may be typed full-width. */
const MENTION = new RegExp(`[@＠]${ASSISTANT}`);

/** A group message is for the assistant when it names it; nothing else is answered there. */
export function namesAssistant(text: string): boolean {
  return MENTION.test(text);
}

export function withMention(text: string): string {
  return namesAssistant(text) ? text : `@${ASSISTANT} ${text}`;
}

/** The mention as the assistant's own side knows it. */
export function plainMention(text: string): string {
  return text.replace(MENTION, `@${ASSISTANT}`);
}
