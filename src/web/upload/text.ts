import { MAX_FILE_BYTES } from '../../domain/files/file-rules.ts';
import { REPORT_FILE_ENDINGS, type UploadPurpose } from '../../domain/files/upload-link.ts';
import { MAX_STANDARD_BYTES, STANDARD_ENDINGS } from '../../domain/standards/document-types.ts';
import type { RefusedCode } from './protocol.ts';

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Words the file arrives with, as its sender would say them: they start the import (`dialogs/standards/import`), or add it to a report or to an appeal. */
export const saidWithFile = (purpose: UploadPurpose): string => {
  if (purpose.kind === 'standard') return '导入标准';
  return `${purpose.kind === 'report' ? '上报附件' : '申诉佐证'} ${purpose.no}`;
};

const MIXED = 'Excel、Word、PDF、文本文件和图片';

/** Every sentence of the upload page. */
export const text = {
  product: '质控助手',
  titleOfAny: '上传文件',
  title: { standard: '上传标准文件', report: '上传报表附件', appeal: '上传申诉佐证' },
  lead: {
    standard: '文件会送到您与质控助手的对话里，接着在那里核对、确认导入。',
    report: '文件会送到您与质控助手的对话里，作为这份报表的附件。',
    appeal: '文件会送到您与质控助手的对话里，作为这件考核申诉的佐证。',
  },
  choose: '选择文件',
  drop: '或者把文件拖到这里',
  types: { standard: 'Word、PDF、Excel 和文本文件', report: MIXED, appeal: MIXED },
  accepts: (types: string, endings: readonly string[], limit: number) =>
    `支持 ${types}（${endings.join(' ')}），一次一份，不超过 ${megabytes(limit)}。`,
  until: (time: string) => `链接在 ${time} 前有效，只能上传一份文件，请不要转发给他人。`,
  needsScript: '这个页面需要 JavaScript 才能上传，请在浏览器设置里开启，或换一个浏览器打开。',

  gone: {
    title: '这个上传链接不能用了',
    lead: '它可能已经上传过文件、超过了 30 分钟，或者地址不完整。',
    next: '如果刚刚上传过，请回到对话里看看，文件应该已经到了；没有的话，请在对话里重新发「上传标准」「上传报表」或「上传佐证」，会得到新的链接。',
  },

  /** What the page's script says; handed to it with the page. */
  script: {
    gone: '它可能刚刚用过，或者超过了 30 分钟。请回到对话里看看文件到了没有；没有的话，请在对话里重新要一个链接。',
    change: '换一个文件',
    send: '上传',
    cancel: '取消上传',
    sending: (percent: string) => `正在上传 ${percent}%`,
    arriving: '正在送到对话里……',
    done: '文件已送到对话里',
    next: {
      standard: '请回到与质控助手的对话，核对识别结果。这个页面可以关闭了。',
      report: '请回到与质控助手的对话，继续填报。这个页面可以关闭了。',
      appeal: '请回到与质控助手的对话，继续申诉。这个页面可以关闭了。',
    },
    cancelled: '已停止上传。如果对话里没有出现这份文件，可以再传一次。',
    empty: '这个文件是空的，请换一个。',
    tooLarge: '这个文件太大了，请压缩或拆分后再上传。',
    wrongType: (types: string) => `不支持这种文件，请选择${types}。`,
    oneOnly: '一次只能上传一份文件，请只选一份。',
    network: '网络中断，不确定文件是否送到。请先回到对话里看看，没有的话再点一次「上传」。',
    failed: '上传没有成功，请稍后再试。',
  },

  refused: {
    fileEmpty: '收到的是空文件，请检查后重新选择。',
    pictureDamaged: '这张图片打不开，请重新选择后再上传。',
    fileTooLarge: '文件太大了，请压缩或拆分后再上传。',
    fileTypeRefused: '不支持这种文件，请按页面上写的格式选择；如果只是改过后缀，请用原来的格式。',
  } satisfies Record<RefusedCode, string>,
  noFile: '没有收到文件，请重新选择后再上传。',
  tooOften: '尝试得太频繁了，请过一分钟再试。',
};

/** What the page of one purpose says; the script's sentences as data: `{percent}` stands where a figure goes. */
export function wordsFor({ kind }: UploadPurpose) {
  const [endings, mostBytes] =
    kind === 'standard' ? [STANDARD_ENDINGS, MAX_STANDARD_BYTES] : [REPORT_FILE_ENDINGS, MAX_FILE_BYTES];
  const { sending, next, wrongType, ...rest } = text.script;
  return {
    ...{ title: text.title[kind], lead: text.lead[kind], endings, mostBytes },
    accepts: text.accepts(text.types[kind], endings, mostBytes),
    script: { ...rest, sending: sending('{percent}'), next: next[kind], wrongType: wrongType(text.types[kind]) },
  };
}
