import { createHash } from 'node:crypto';
import { numberedText } from '../numbered-text.ts';
import type { Delivery } from './delivery.ts';

/**
 * What both WeCom channels send as a template card. WX/n is developer.work.weixin.qq.com/document/path/n. Characters are what WeCom advises
 * ("建议不超过"): it shows no more of a longer text.
 */
export const CARD_LIMITS = {
  /** WX/90236 and WX/101032, button_interaction: button_list. */
  buttons: 6,
  buttonChars: 10,
  /** checkbox.option_list of a vote_interaction. */
  voteOptions: 20,
  voteChars: 11,
  /** Keys of buttons and questions. */
  keyBytes: 1024,
  optionIdBytes: 128,
  titleChars: 26,
  /** Under the title. A vote has no other place for its words. */
  descChars: 30,
  textChars: 112,
  taskIdBytes: 128,
} as const;

/** WX/90236: task_id is unique per app and has no other characters. */
export const TASK_ID = /^[0-9A-Za-z_@-]{1,128}$/;

/** With the blank before it. */
const NUMBER = /\s*\b[A-Z]{2}-\d{4}-(\d{4,})/;

/** Names the only question and the button of a vote; the option's own key is in its id. */
export const VOTE_QUESTION = 'choice';
export const VOTE_SUBMIT = 'submit';

export interface WecomCard {
  card_type: 'button_interaction' | 'vote_interaction' | 'text_notice';
  main_title: { title: string; desc?: string };
  sub_title_text?: string;
  button_list?: { text: string; key: string; style: number }[];
  checkbox?: { question_key: string; mode: 0; option_list: { id: string; text: string; is_checked: boolean }[] };
  submit_button?: { text: string; key: string };
  task_id: string;
}

/** The words of a card that are nobody's message. */
export interface CardTexts {
  /** Of a card that has no title. */
  choose: string;
  submit: string;
  chosen(label: string): string;
}

type Asking = Pick<Delivery, 'id' | 'text' | 'options' | 'card'>;

/**
 * The card that offers a message's options, and the text to be sent before it where a card cannot show all of it. Up to six options are
 * buttons, up to twenty a vote; undefined where no card can carry them, so that they have to be a numbered list.
 */
export function cardOf(delivery: Asking, texts: CardTexts): { card: WecomCard; textBefore: string } | undefined {
  const { options, text } = delivery;
  const asButtons = options.length <= CARD_LIMITS.buttons;
  const keyBytes = asButtons ? CARD_LIMITS.keyBytes : CARD_LIMITS.optionIdBytes;
  const keys = new Set(options.map(option => option.key));
  if (options.length === 0 || options.length > CARD_LIMITS.voteOptions || keys.size < options.length) return undefined;
  if (options.some(({ key }) => key === '' || Buffer.byteLength(key) > keyBytes)) return undefined;
  if (options.some(({ label }) => label.trim() === '')) return undefined;

  const labelChars = asButtons ? CARD_LIMITS.buttonChars : CARD_LIMITS.voteChars;
  const allShown = options.every(option => chars(option.label) <= labelChars);
  const labels = options.map(({ label }, at) => briefly(allShown ? label : `${at + 1}.${label}`, labelChars));
  const head = headOf(delivery, texts, allShown, asButtons);
  const card: WecomCard = {
    ...head.card,
    ...(asButtons
      ? {
          card_type: 'button_interaction',
          button_list: options.map(({ key }, at) => ({ text: labels[at]!, key, style: 1 })),
        }
      : {
          card_type: 'vote_interaction',
          checkbox: {
            question_key: VOTE_QUESTION,
            mode: 0,
            option_list: options.map(({ key }, at) => ({ id: key, text: labels[at]!, is_checked: false })),
          },
          submit_button: { text: texts.submit, key: VOTE_SUBMIT },
        }),
    task_id: taskIdOf(delivery.card?.taskId ?? delivery.id),
  };
  const whole = [head.cutTitle, text].filter(part => part !== '').join('\n');
  return { card, textBefore: head.fits ? '' : allShown ? whole : numberedText({ text: whole, options }) };
}

/** The card that stands where one was clicked: what it asked, what was chosen, and nothing to click. */
export function chosenCard(
  card: Pick<WecomCard, 'task_id'> & Partial<Pick<WecomCard, 'main_title' | 'sub_title_text'>>,
  label: string,
  texts: CardTexts,
): WecomCard {
  const { main_title, sub_title_text: asked, task_id } = card;
  const chosen = shortened(texts.chosen(label), CARD_LIMITS.textChars);
  if (!main_title) return { card_type: 'text_notice', main_title: { title: chosen }, task_id };
  const both = asked === undefined ? chosen : `${asked}\n${chosen}`;
  const sub_title_text = chars(both) <= CARD_LIMITS.textChars ? both : chosen;
  return { card_type: 'text_notice', main_title, sub_title_text, task_id };
}

/** The same for the same message, so that a card that is sent again can be told from another. */
export function taskIdOf(id: string): string {
  return TASK_ID.test(id) ? id : createHash('sha256').update(id).digest('base64url');
}

/** A vote has a short line under its title and no other text (WX/90236, WX/101032). A title that is not shown whole goes before the card too. */
function headOf({ text, card }: Asking, texts: CardTexts, allShown: boolean, asButtons: boolean) {
  const given = card?.title ?? '';
  const cutTitle = chars(given) > CARD_LIMITS.titleChars ? given : '';
  if (given === '' && text !== '' && allShown && chars(text) <= CARD_LIMITS.titleChars && !text.includes('\n')) {
    return { fits: true, cutTitle, card: { main_title: { title: text } } };
  }
  const title = shortened(given === '' ? (questionOf(text) ?? texts.choose) : given, CARD_LIMITS.titleChars);
  const room = asButtons ? CARD_LIMITS.textChars : CARD_LIMITS.descChars;
  const fits = allShown && cutTitle === '' && chars(text) <= room;
  if (!fits || text === '') return { fits, cutTitle, card: { main_title: { title } } };
  const head = asButtons ? { main_title: { title }, sub_title_text: text } : { main_title: { title, desc: text } };
  return { fits, cutTitle, card: head };
}

/** What a text comes to in the end, where that is a short line: cards that all say the same cannot be told apart. */
function questionOf(text: string): string | undefined {
  const line = text.split('\n\n').at(-1)!.split('\n')[0]!.trim();
  return line !== '' && chars(line) <= CARD_LIMITS.titleChars ? line : undefined;
}

/** A 单号 gives way to its last figures before a label is cut: what was cut off would be all that differs. */
function briefly(label: string, most: number): string {
  return shortened(chars(label) <= most ? label : label.replace(NUMBER, '$1'), most);
}

function chars(text: string): number {
  return [...text].length;
}

function shortened(text: string, most: number): string {
  const all = [...text];
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`;
}
