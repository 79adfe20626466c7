import { type CommandArgs, readNumber } from '../framework/command.ts';
import type { Reply } from '../framework/reply.ts';
import { commandFor } from './words.ts';

export interface Pickable {
  readonly no: string;
  readonly about?: string;
}

/** How many records are offered at once: more do not fit a phone. */
const OFFERED = 8;

export type PickedNumber = { kind: 'one'; no: string } | { kind: 'reply'; reply: Reply };

/** The record a command is about: the one it names, else the only one waiting for this person; of several it asks which. */
export async function pickNumber(
  args: CommandArgs,
  phrase: string,
  candidates: () => Promise<readonly Pickable[]>,
  none: string,
): Promise<PickedNumber> {
  if (args.no !== undefined) return { kind: 'one', no: args.no };
  const waiting = await candidates();
  const [only] = waiting;
  if (only === undefined) return { kind: 'reply', reply: { text: none } };
  if (waiting.length === 1) return { kind: 'one', no: only.no };
  const more =
    waiting.length > OFFERED ? `（共 ${waiting.length} 件，先列出 ${OFFERED} 件，也可直接发送「${phrase} 单号」）` : '';
  return {
    kind: 'reply',
    reply: {
      text: `请问是哪一件？${more}`,
      options: waiting.slice(0, OFFERED).map(({ no, about }) => commandFor(phrase, no, about)),
    },
  };
}

const LEADING_NUMBER = /^([A-Za-z]{2}[-—－\s]?\d{4}[-—－\s]?\d{4,})[\s:：,，、]*([\s\S]*)$/;

/** 「KF-2026-0001 证据不足」 → the number and the words after it; without a number all of it is words. */
export function splitNumber(args: CommandArgs): { no?: string; words: string } {
  if (args.no !== undefined) return { no: args.no, words: '' };
  const match = LEADING_NUMBER.exec(args.text ?? '');
  const no = match ? readNumber(match[1]!) : undefined;
  return no === undefined ? { words: args.text ?? '' } : { no, words: match?.[2] ?? '' };
}
