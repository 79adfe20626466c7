import { CODES, LIMITS } from './bot-limits.ts';

export type Json = Record<string, unknown>;

/** What the platform answers a frame that it does not take. */
export class Refusal extends Error {
  readonly code: number;
  /** Nobody who follows the rules could have known better. */
  readonly blameless: boolean;
  constructor(code: number, message: string, blameless = false) {
    super(message);
    this.code = code;
    this.blameless = blameless;
  }
}

export function object(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${what} is no object`);
  return value as Json;
}

export function text(value: unknown, what: string, mostBytes = Number.POSITIVE_INFINITY): string {
  if (typeof value !== 'string' || value === '') throw bad(`${what} is no text`);
  const bytes = Buffer.byteLength(value);
  if (bytes > mostBytes) throw bad(`${what} has ${bytes} bytes of ${mostBytes}`);
  return value;
}

export function whole(value: unknown, what: string, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw bad(`${what} is not within ${least}–${most}`);
  }
  return value as number;
}

export function bad(message: string): Refusal {
  return new Refusal(CODES.badMessage, message);
}

function list(value: unknown, what: string, most: number): Json[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > most) throw bad(`${what} has not 1–${most} entries`);
  return value.map(entry => object(entry, what));
}

function distinct(values: string[], what: string): void {
  if (new Set(values).size < values.length) throw bad(`${what} repeats itself`);
}

const INTERACTIVE = new Set(['button_interaction', 'vote_interaction', 'multiple_interaction']);

/** Checks a template card as WX/101032 describes it, and returns its task id. */
export function checkCard(value: unknown): { type: string; taskId: string | undefined } {
  const card = object(value, 'template_card');
  const type = text(card.card_type, 'card_type');
  if (type !== 'text_notice' && type !== 'news_notice' && !INTERACTIVE.has(type)) throw bad(`card_type ${type}`);
  const title = card.main_title === undefined ? undefined : object(card.main_title, 'main_title').title;
  if (!title && !card.sub_title_text) throw bad('a card without title and text');
  if (card.horizontal_content_list !== undefined) list(card.horizontal_content_list, 'horizontal_content_list', 6);
  if (card.jump_list !== undefined) list(card.jump_list, 'jump_list', 3);

  if (type === 'button_interaction') {
    const buttons = list(card.button_list, 'button_list', 6);
    for (const button of buttons) text(button.text, 'button text');
    distinct(
      buttons.map(button => text(button.key, 'button key', 1024)),
      'button_list',
    );
  }
  if (type === 'vote_interaction') {
    // It would not be shown (WX/90236).
    if (card.sub_title_text !== undefined) throw bad('a vote with sub_title_text');
    const question = object(card.checkbox, 'checkbox');
    text(question.question_key, 'question_key', 1024);
    const options = list(question.option_list, 'option_list', 20);
    for (const option of options) text(option.text, 'option text');
    distinct(
      options.map(option => text(option.id, 'option id', 128)),
      'option_list',
    );
    const submit = object(card.submit_button, 'submit_button');
    text(submit.text, 'submit text');
    text(submit.key, 'submit key', 1024);
  }
  if (card.task_id === undefined && !INTERACTIVE.has(type)) return { type, taskId: undefined };
  const taskId = text(card.task_id, 'task_id', 128);
  if (!/^[0-9A-Za-z_@-]+$/.test(taskId)) throw bad('task_id has other characters than digits, letters and _-@');
  return { type, taskId };
}

/** The part of a stream reply that can be checked without knowing the stream. */
export function checkStream(value: unknown): { id: string; finish: boolean; content: string; feedbackId?: string } {
  const stream = object(value, 'stream');
  const id = text(stream.id, 'stream id', 128);
  const finish = stream.finish === true;
  const content = text(stream.content, 'stream content', LIMITS.streamBytes);
  if (stream.msg_item !== undefined && !finish) throw bad('msg_item before the end of a stream');
  if (stream.feedback === undefined) return { id, finish, content };
  return {
    id,
    finish,
    content,
    feedbackId: text(object(stream.feedback, 'feedback').id, 'feedback id', LIMITS.feedbackIdBytes),
  };
}
