import type { Option } from '../../src/domain/conversation/message.ts';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { addsFilesLater, saysAllSent, saysNoFiles } from '../../src/domain/language/files-said.ts';
import { parseSubmission } from '../../src/domain/language/parse-submission.ts';
import { cancelOption } from '../replies/forms.ts';
import type { Slot } from './form-definition.ts';
import type { Reply } from './reply.ts';

/** A person photographs a counter from several sides; more than this is a mistake. */
const MOST_FILES = 20;

const CLEAR = /^(?:清空照片|重新上传|清空)[。.!！]?$/;

const doneOptions: readonly Option[] = [
  { key: '好了', label: '好了' },
  { key: '清空照片', label: '清空照片' },
  cancelOption,
];
const noneOptions: readonly Option[] = [{ key: '没有照片', label: '没有照片' }, cancelOption];

/** A slot that takes several files, over several messages, until 「好了」 or 「没有照片」. Its value is the ids of the files. */
export function filesSlot<Values>(input: {
  key: keyof Values & string;
  label: string;
  question: string;
  /** How the summary says that there are none, where that weighs. */
  none?: string;
  /** How files are added after the form is filed, where they can be. */
  later?: string;
}): Slot<Values> {
  const idsOf = (values: Partial<Values>) => (values[input.key] as readonly string[] | undefined) ?? [];
  const value = (ids: readonly string[]) => [...new Set(ids)] as Values[keyof Values];
  const withNew = (turn: Turn, values: Partial<Values>) => [
    ...new Set([...idsOf(values), ...turn.files.flatMap(file => (file.kind === 'stored' ? [file.id] : []))]),
  ];
  return {
    key: input.key,
    label: input.label,
    ask: values => (idsOf(values).length > 0 ? received(idsOf(values).length) : ask(input.question)),
    claims: addsFilesLater,
    parse(said, values) {
      const ids = withNew(said, values);
      const offered = idsOf(values).length > 0 ? doneOptions : noneOptions;
      // Where there are no buttons they are numbered.
      const turn = { ...said, text: /^\d$/.test(said.text) ? (offered[Number(said.text) - 1]?.key ?? '') : said.text };
      if (ids.length > MOST_FILES) return { ok: false, reply: tooMany };
      const none = saysNoFiles(turn.text);
      // 「没了」 before any file says that there is none; 「提交」 goes on to the summary, where it is confirmed.
      const all = saysAllSent(turn.text) || parseSubmission(turn.text) === 'words';
      if (all && (ids.length > 0 || !none))
        return ids.length > 0 ? { ok: true, value: value(ids) } : { ok: false, reply: nothingYet };
      if (turn.files.length > 0) return { ok: true, stay: true, value: value(ids), reply: received(ids.length) };
      if (CLEAR.test(turn.text))
        return { ok: true, stay: true, value: value([]), reply: ask(`已清空。${input.question}`) };
      if (none) {
        return ids.length > 0 ? { ok: false, reply: received(ids.length) } : { ok: true, value: value([]) };
      }
      if (addsFilesLater(turn.text)) return { ok: false, reply: laterReply(input.later, ids.length) };
      return { ok: false, reply: unclear(ids.length) };
    },
    keep(turn, values) {
      const ids = withNew(turn, values);
      if (ids.length > MOST_FILES) return { ok: false, reply: tooMany };
      return { ok: true, value: value(ids), reply: keptFor(input.label, ids.length) };
    },
    show: ids => showFiles((ids as readonly string[]).length, input.none),
  };
}

/** 「3 个文件」, 「无」 */
export function showFiles(count: number, none = '无'): string {
  return count > 0 ? `${count} 个文件` : none;
}

const ask = (question: string): Reply => ({
  text: `${question}可以连发多张，发完请回复「好了」；没有请回复「没有照片」。`,
  options: noneOptions,
});

const received = (count: number): Reply => ({
  text: `已收到 ${count} 个文件，可以继续发，发完请回复「好了」。`,
  options: doneOptions,
});

const keptFor = (label: string, count: number): Reply => ({
  text: `已收到 ${count} 个文件，会作为${label}一并提交，不用再发。`,
});

const tooMany: Reply = {
  text: `文件太多了，最多 ${MOST_FILES} 个。请挑选最能说明问题的发送，或回复「好了」继续。`,
  options: doneOptions,
};
const nothingYet: Reply = { text: '还没有收到文件。请发送照片，没有请回复「没有照片」。', options: noneOptions };
const laterReply = (later: string | undefined, count: number): Reply => ({
  text: `${later ? `可以先提交，${later}。` : '佐证要和这一次一起提交，提交后不能再补；要等材料，可以先放着不交，备齐了再发到这里。'}现在${count > 0 ? '照已收到的提交，请回复「好了」' : '就提交，请回复「没有照片」'}。`,
  options: count > 0 ? doneOptions : noneOptions,
});
const unclear = (count: number): Reply => ({
  text: '这一步请发送照片或文件；发完请回复「好了」，没有请回复「没有照片」。',
  options: count > 0 ? doneOptions : noneOptions,
});
