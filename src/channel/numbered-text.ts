import { shownText } from '../domain/conversation/shown-text.ts';

/** A message whose options no card can carry: numbered lines under its words; a person answers with the number. */
export function numberedText(message: {
  text: string;
  options: readonly { label: string }[];
  card?: { title: string };
}): string {
  const { text, options, card } = message;
  const lines = options.map(({ label }, at) => `${at + 1}. ${label}`);
  return [shownText({ title: card?.title ?? '', text }), ...lines].filter(line => line !== '').join('\n');
}
