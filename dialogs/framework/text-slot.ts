import { checkText, MAX_TEXT_LENGTH } from '../../src/domain/language/clean-text.ts';
import type { Slot } from './guided-form.ts';
import type { Reply } from './reply.ts';

/** A slot that takes any text of ordinary length; files are politely put off. */
export function textSlot<Values>(input: {
  key: keyof Values & string;
  label: string;
  ask(values: Partial<Values>): Reply;
}): Slot<Values> {
  return {
    key: input.key,
    label: input.label,
    freeText: true,
    ask: values => input.ask(values),
    parse(turn) {
      const checked = checkText(turn.text);
      if (checked.ok) return { ok: true, value: checked.text as Values[keyof Values] };
      if (checked.reason === 'tooLong') return { ok: false, reply: tooLong };
      return { ok: false, reply: turn.files.length > 0 ? textFirst(input.label) : empty(input.label) };
    },
    show: value => String(value),
  };
}

const tooLong: Reply = { text: `内容太长了，最多 ${MAX_TEXT_LENGTH} 个字，请精简后再发。` };
const empty = (label: string): Reply => ({ text: `没有收到文字，请说明一下${label}。` });
const textFirst = (label: string): Reply => ({ text: `请先用文字说明${label}，照片稍后再发。` });
