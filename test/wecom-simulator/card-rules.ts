import type { ShownCard } from './company.ts';
import { LIMITS, TASK_ID } from './limits.ts';

type Json = Record<string, unknown>;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const bytes = (text: string): number => Buffer.byteLength(text);

/** Reads a card as strictly as the documentation describes it (WX/90236). @returns what is wrong with it, or the card as it is shown. */
export function readCard(card: Json): { wrong: string } | { shown: ShownCard; text: string } {
  const { task_id: taskId, card_type: type } = card;
  if (!isText(taskId) || !TASK_ID.test(taskId)) return { wrong: 'task_id' };
  const title = (card.main_title as Json | undefined)?.title;
  if (!isText(title)) return { wrong: 'main_title.title' };
  const choices = type === 'button_interaction' ? readButtons(card) : readVote(card);
  if (typeof choices === 'string') return { wrong: choices };
  const desc = (card.main_title as Json).desc;
  const text = [desc, card.sub_title_text].filter(isText).join('\n');
  return { shown: { taskId, type: String(type), title, ...choices }, text };
}

function readButtons(card: Json): string | Pick<ShownCard, 'options'> {
  const list = card.button_list as Json[] | undefined;
  if (!Array.isArray(list) || list.length < 1 || list.length > LIMITS.buttons) return 'button_list';
  for (const { text, key, style } of list) {
    if (!isText(text)) return 'button_list.text';
    if (!isText(key) || bytes(key) > LIMITS.keyBytes) return 'button_list.key';
    if (style !== undefined && ![1, 2, 3, 4].includes(style as number)) return 'button_list.style';
  }
  const options = list.map(({ text, key }) => ({ text: text as string, key: key as string }));
  return areDistinct(options) ? { options } : 'button_list.key repeated';
}

function readVote(card: Json): string | Pick<ShownCard, 'options' | 'submitKey'> {
  if (card.card_type !== 'vote_interaction') return 'card_type';
  if (card.sub_title_text !== undefined) return 'sub_title_text';
  const { question_key, option_list: list, mode } = (card.checkbox ?? {}) as Json & { option_list?: Json[] };
  if (!isText(question_key) || bytes(question_key) > LIMITS.keyBytes) return 'checkbox.question_key';
  if (mode !== 0 && mode !== 1) return 'checkbox.mode';
  if (!Array.isArray(list) || list.length < 1 || list.length > LIMITS.voteOptions) return 'checkbox.option_list';
  for (const { id, text } of list) {
    if (!isText(text)) return 'option_list.text';
    if (!isText(id) || bytes(id) > LIMITS.optionIdBytes) return 'option_list.id';
  }
  const submit = (card.submit_button as Json | undefined)?.key;
  if (!isText(submit) || bytes(submit) > LIMITS.keyBytes) return 'submit_button.key';
  const options = list.map(({ id, text }) => ({ key: id as string, text: text as string }));
  return areDistinct(options) ? { options, submitKey: submit } : 'option_list.id repeated';
}

function areDistinct(options: readonly { key: string }[]): boolean {
  return new Set(options.map(option => option.key)).size === options.length;
}
