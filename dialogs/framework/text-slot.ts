import { checkText, cleanText, isMeaningful, MAX_TEXT_LENGTH } from '../../src/domain/language/clean-text.ts';
import { isRemark } from '../../src/domain/language/is-remark.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import { parseNumber } from '../../src/domain/language/parse-number.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { formReplies } from '../replies/forms.ts';
import type { Slot } from './form-definition.ts';
import type { Reply } from './reply.ts';

/**
 * A slot that takes any text of ordinary length but a bare 单号 and what plainly asks; files are politely put off. An optional one takes
 * 「无」 as nothing.
 */
export function textSlot<Values>(input: {
  key: keyof Values & string;
  label: string;
  ask(values: Partial<Values>): Reply;
  optional?: boolean;
  /** Stands in a record others read: 「😀」 and 「1」 are asked for once more. */
  formal?: boolean;
  /** What is written there may be a question. */
  takesQuestions?: boolean;
  /** What is said to a text that cannot be the answer. */
  refuse?(text: string): Reply | undefined;
}): Slot<Values> {
  return {
    key: input.key,
    label: input.label,
    freeText: input.takesQuestions ? 'questions' : true,
    ask: values =>
      input.optional ? { ...input.ask(values), options: [{ key: '无', label: '无' }] } : input.ask(values),
    parse(turn, values) {
      const checked = checkText(turn.text);
      if (checked.ok) {
        const no = readNumber(checked.text);
        if (no !== undefined) return { ok: false, reply: numberIsNoText(no, values, input.label) };
        const refused = input.refuse?.(checked.text);
        if (refused) return { ok: false, reply: refused };
        const nothing = input.optional && NOTHING.test(checked.text);
        if (input.formal && !nothing && !saysSomething(checked.text)) return { ok: false, reply: sayMore(input.label) };
        return { ok: true, value: (nothing ? '' : checked.text) as Values[keyof Values] };
      }
      if (checked.reason === 'tooLong') return { ok: false, reply: tooLong };
      return { ok: false, reply: turn.files.length > 0 ? textFirst(input.label) : empty(input.label) };
    },
    show: value => String(value) || '无',
  };
}

/** What is said to a bare 单号, which is no reason, title or text. */
export function numberIsNoText(no: string, values: object, label: string): Reply {
  return formReplies.numberIsNoText({ no, own: Object.values(values).includes(no), label });
}

/** Words that came with the command, as the slot takes them; undefined where it is to ask for them. */
export function saidBeside(words: string, { formal = false } = {}): string | undefined {
  const text = cleanText(words);
  return text === '' || (formal && !saysSomething(text)) ? undefined : text;
}

/** Which day it is makes no difference to whether a text names one. */
const ANY_DAY = new Date(0);

/** Nobody gives a day or a figure for a reason: it answers the next question, or the one before. Nor is it what is said by the way. */
function saysSomething(text: string): boolean {
  const answersAnother = parseNumber(text).kind !== 'none' || parseDate(text, ANY_DAY).kind !== 'none';
  return isMeaningful(text) && !answersAnother && !isRemark(text);
}

const NOTHING = /^(?:无|没有|跳过)[。.]?$/;

const tooLong: Reply = { text: `内容太长了，最多 ${MAX_TEXT_LENGTH} 个字，请精简后再发。` };
const empty = (label: string): Reply => ({ text: `没有收到文字，请说明一下${label}。` });
/** Asked where a text says nothing. */
export const sayMore = (label: string): Reply => ({
  text: `${label}会记入单据，对方也会看到，请再说清楚一点，用一两句话写明。`,
});
const textFirst = (label: string): Reply => ({ text: `请先用文字说明${label}，照片稍后再发。` });
