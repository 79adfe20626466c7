import { createHash } from 'node:crypto';
import {
  BUTTON_KEY_BYTES,
  BUTTON_LABEL_CHARS,
  CARD_BODY_CHARS,
  CARD_BUTTONS,
  CARD_DESC_CHARS,
  CARD_TITLE_CHARS,
  CARD_VOTE_OPTIONS,
  OPTION_ID_BYTES,
  OPTION_LABEL_CHARS,
} from './limits.ts';
import { encodeOption } from './option-key.ts';

/** The two interactive cards we send (WX/90236). */
export type TemplateCard = {
  main_title: { title: string; desc?: string };
  sub_title_text?: string;
  task_id: string;
} & (
  | { card_type: 'button_interaction'; button_list: { text: string; style: number; key: string }[] }
  | {
      card_type: 'vote_interaction';
      checkbox: { question_key: string; mode: 0; option_list: { id: string; text: string; is_checked: boolean }[] };
      submit_button: { text: string; key: string };
    }
);

export interface CardTexts {
  /** On the used card, in place of the buttons. */
  chosen(label: string): string;
  /** The title of a card that has none of its own. */
  choose: string;
  /** The button that sends a choice among many. */
  submit: string;
}

export interface CardContent {
  id: string;
  title: string;
  text: string;
  options: readonly { key: string; label: string }[];
}

/** What goes ahead as text, because the card has no room for it, and the card. */
export interface PlannedCard {
  ahead: string;
  card: TemplateCard;
}

const FIRST_STYLE = 1;
const OTHER_STYLE = 2;

/** @returns undefined when the options do not fit any card: then they are numbered in a text. */
export function planCard({ id, title, text, options }: CardContent, texts: CardTexts): PlannedCard | undefined {
  const choices = asButtons(options) ?? asVote(options, texts);
  if (!choices) return undefined;
  // A vote has no text of its own (WX/90236): its words are the title's second, shorter line.
  const isVote = choices.card_type === 'vote_interaction';
  const laidOut = layOut(title.trim(), text.trim(), isVote ? CARD_DESC_CHARS : CARD_BODY_CHARS);
  const { ahead, body } = laidOut;
  const heading = laidOut.heading === '' ? texts.choose : laidOut.heading;
  const words =
    isVote && body !== ''
      ? { main_title: { title: heading, desc: body } }
      : { main_title: { title: heading }, ...(body !== '' && { sub_title_text: body }) };
  return { ahead, card: { ...words, task_id: taskIdOf(id), ...choices } };
}

/** The same for every try of one delivery, and no other's: the platform refuses a task id that it knows. */
export function taskIdOf(deliveryId: string): string {
  return `m-${createHash('sha256').update(deliveryId).digest('base64url')}`;
}

function asButtons(options: CardContent['options']) {
  if (options.length > CARD_BUTTONS || !allFit(options, BUTTON_LABEL_CHARS)) return undefined;
  const keys = keysOf(options, BUTTON_KEY_BYTES);
  if (!keys) return undefined;
  return {
    card_type: 'button_interaction' as const,
    button_list: options.map(({ label }, index) => ({
      text: label,
      style: index === 0 ? FIRST_STYLE : OTHER_STYLE,
      key: keys[index]!,
    })),
  };
}

function asVote(options: CardContent['options'], texts: CardTexts) {
  if (options.length > CARD_VOTE_OPTIONS || !allFit(options, OPTION_LABEL_CHARS)) return undefined;
  const ids = keysOf(options, OPTION_ID_BYTES);
  if (!ids) return undefined;
  return {
    card_type: 'vote_interaction' as const,
    checkbox: {
      question_key: 'choice',
      mode: 0 as const,
      option_list: options.map(({ label }, index) => ({ id: ids[index]!, text: label, is_checked: index === 0 })),
    },
    submit_button: { text: texts.submit, key: 'submit' },
  };
}

function allFit(options: CardContent['options'], maxChars: number): boolean {
  return options.length > 0 && options.every(({ label }) => label.trim() !== '' && charsOf(label) <= maxChars);
}

/** Distinct keys of at most so many bytes, or undefined. */
function keysOf(options: CardContent['options'], maxBytes: number): string[] | undefined {
  const keys = options.map(option => encodeOption(option, maxBytes)).filter(key => key !== undefined);
  return new Set(keys).size === options.length ? keys : undefined;
}

/** Title and last lines on the card, what is above them ahead of it; nothing twice, nothing left out. */
function layOut(title: string, text: string, maxBody: number): { ahead: string; heading: string; body: string } {
  if (title === '' && !text.includes('\n') && charsOf(text) <= CARD_TITLE_CHARS) {
    return { ahead: '', heading: text, body: '' };
  }
  const isCut = charsOf(title) > CARD_TITLE_CHARS;
  const lines = [...(isCut ? [title] : []), ...text.split('\n')];
  const last: string[] = [];
  while (lines.length > (isCut ? 1 : 0) && charsOf([lines.at(-1), ...last].join('\n')) <= maxBody) {
    last.unshift(lines.pop()!);
  }
  const heading = [...title].slice(0, CARD_TITLE_CHARS).join('');
  return { ahead: lines.join('\n').trimEnd(), heading, body: last.join('\n').trim() };
}

function charsOf(text: string): number {
  return [...text].length;
}
