import { addsFilesLater, saysAllSent, saysNoFiles } from '../../src/domain/language/files-said.ts';
import { numbersIn } from '../../src/domain/language/record-number.ts';
import type { Services } from '../../src/services/index.ts';
import type { Slot } from '../framework/form-definition.ts';
import type { Reply } from '../framework/reply.ts';

/** What proves an appeal: files, and records of the store by their 单号. Neither: the person has said that there is none. */
export interface Evidence {
  readonly fileIds: readonly string[];
  readonly nos: readonly string[];
}

const MOST_FILES = 20;
const CLEAR = /^(?:清空|清空佐证|重新上传)[。.!！]?$/;

/** 「2 个文件；系统记录 CP-2026-0001」, 「未附证据」 */
export function showEvidence({ files, nos }: { files: number; nos: readonly string[] }): string {
  const parts = [...(files > 0 ? [`${files} 个文件`] : []), ...(nos.length > 0 ? [`系统记录 ${nos.join('、')}`] : [])];
  return parts.length > 0 ? parts.join('；') : '未附证据';
}

const shown = ({ fileIds, nos }: Evidence): string => showEvidence({ files: fileIds.length, nos });
const isEmpty = ({ fileIds, nos }: Evidence): boolean => fileIds.length + nos.length === 0;

/** Takes files over several messages and 单号 of records, until 「好了」; without any, only 「没有佐证」 goes on. */
export function evidenceSlot<Values extends { no: string; evidence: Evidence }>({ penalties }: Services): Slot<Values> {
  const had = ({ evidence }: Partial<Values>): Evidence => evidence ?? { fileIds: [], nos: [] };
  const value = (evidence: Evidence) => evidence as Values[keyof Values];
  return {
    key: 'evidence',
    label: '佐证',
    ask: values => (isEmpty(had(values)) ? ask(values.no!) : received(had(values), values.no!)),
    claims: addsFilesLater,
    async parse({ text, files }, values) {
      const no = values.no!;
      const before = had(values);
      const stored = files.flatMap(file => (file.kind === 'stored' ? [file.id] : []));
      if (stored.length > 0) {
        const now = { ...before, fileIds: [...new Set([...before.fileIds, ...stored])] };
        if (now.fileIds.length > MOST_FILES) return { ok: false, reply: tooMany };
        return { ok: true, stay: true, value: value(now), reply: received(now, no) };
      }
      // 「没了」 before anything says that there is none.
      if (saysAllSent(text) && !(isEmpty(before) && saysNoFiles(text)))
        return isEmpty(before) ? { ok: false, reply: nothingYet(no) } : { ok: true, value: value(before) };
      if (CLEAR.test(text))
        return { ok: true, stay: true, value: value({ fileIds: [], nos: [] }), reply: ask(no, '已清空。') };
      if (saysNoFiles(text))
        return isEmpty(before)
          ? { ok: true, value: value(before), reply: none }
          : { ok: false, reply: received(before, no) };
      if (addsFilesLater(text)) return { ok: false, reply: later(no) };
      const named = numbersIn(text);
      if (named.length === 0) return { ok: false, reply: unclear(no) };
      const [unknown] = await penalties.unknownRecords(named);
      if (unknown !== undefined) return { ok: false, reply: noSuchRecord(unknown) };
      const now = { ...before, nos: [...new Set([...before.nos, ...named])] };
      return { ok: true, stay: true, value: value(now), reply: received(now, no) };
    },
    show: evidence => shown(evidence as Evidence),
  };
}

const NO_EVIDENCE = { key: '没有佐证', label: '没有佐证' };
const upload = (no: string) => ({ key: `上传佐证 ${no}`, label: '上传佐证' });

const ask = (no: string, lead = ''): Reply => ({
  text: `${lead}请附上佐证：照片或文件（可以连发多份），或者系统里的单号（如 CP-2026-0012、SB-2026-0003）；发完请回复「好了」。这里发不了文件的话，点「上传佐证」取得上传链接。确实没有，请回复「没有佐证」，裁决人会看到「未附证据」。`,
  options: [NO_EVIDENCE, upload(no)],
});
const received = (evidence: Evidence, no: string): Reply => ({
  text: `已记下佐证：${shown(evidence)}。可以继续发，发完请回复「好了」；发错了请回复「清空」。`,
  options: [{ key: '好了', label: '好了' }, { key: '清空', label: '清空' }, upload(no)],
});
const none: Reply = { text: '好的，将按「未附证据」提交，裁决人会看到。提交前还可以修改。' };
const nothingYet = (no: string): Reply => ({
  text: '还没有收到佐证。请发照片、文件或单号；确实没有，请回复「没有佐证」。',
  options: [NO_EVIDENCE, upload(no)],
});
const unclear = (no: string): Reply => ({
  text: '这一步请发照片、文件，或者系统里的单号；发完请回复「好了」，确实没有请回复「没有佐证」。',
  options: [NO_EVIDENCE, upload(no)],
});
const later = (no: string): Reply => ({
  text: '佐证要和申诉一起提交，提交后不能再补。要等材料，可以先放着不交，申诉期内备齐了再发到这里；现在就提交，有佐证请回复「好了」，没有请回复「没有佐证」。',
  options: [NO_EVIDENCE, upload(no)],
});
const noSuchRecord = (no: string): Reply => ({ text: `没有查到单号 ${no}，没有记下。请核对后再发。` });
const tooMany: Reply = { text: `文件太多了，最多 ${MOST_FILES} 个。请挑选最能说明问题的，或回复「好了」继续。` };
