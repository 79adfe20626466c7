import type { ReportField } from '../../src/domain/reports/form.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { reportRef, wrongState } from './replies.ts';

type Attached = Awaited<ReturnType<Services['reports']['attach']>>;

const list = (names: readonly string[]): string => names.map(name => `《${name}》`).join('、');
const upload = (no: string) => ({ key: `上传报表 ${no}`, label: '上传报表' });
const done = { key: '好了', label: '好了' };

/** What is said about the attachments of a report. */
export const fileReplies = {
  waiting: (field: ReportField, place: { at: number; of: number }, no: string, names: readonly string[]): Reply => ({
    text: `第 ${place.at}/${place.of} 项：${field.title}\n已收到${list(names)}。可以继续发文件，发完请回复「好了」。`,
    options: [done, upload(no)],
    ref: reportRef(no),
  }),
  attached: (result: Attached): Reply => {
    const { no } = result;
    if (result.kind === 'wrongState') return { text: wrongState(no, result.status), ref: reportRef(no) };
    const again = result.headName === null ? '' : `报表内容有变，已请${result.headName}重新审核。`;
    return {
      text: `已作为 ${no} 的附件收好，现在共 ${result.names.length} 个：${list(result.names)}。${again}`,
      ref: reportRef(no),
    };
  },
  sendOne: (no: string, names: readonly string[]): Reply =>
    names.length > 0
      ? { text: `已收到${list(names)}。可以继续发文件，发完请回复「好了」。`, options: [done], ref: reportRef(no) }
      : {
          text: '这一项需要文件。请直接发送；这里发不了的话，请点「上传报表」取得上传链接。',
          options: [upload(no)],
          ref: reportRef(no),
        },
  noFile: (no: string): Reply => ({
    text: `没有收到文件。请和文件一起发「上报附件 ${no}」，或点「上传报表」取得上传链接。`,
    options: [upload(no)],
    ref: reportRef(no),
  }),
  noneAttached: (no: string): Reply => ({ text: `${no} 没有附件。`, ref: reportRef(no) }),
  whichToShow: { text: '请告诉我要看哪份报表的附件，例如「看附件 SB-2026-0001」。' } satisfies Reply,
  link: (no: string, name: string, url: string, until: string): Reply => ({
    text: `请用浏览器打开下面的链接，上传${name}（${no}）的附件：\n${url}\n${until} 前有效，只能上传一份，请不要转发。传完后文件会出现在这个对话里。`,
    ref: reportRef(no),
  }),
};
