import { STANDARD_ENDINGS } from '../../domain/standards/document-types.ts';
import type { RefusedCode } from './protocol.ts';

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Every sentence of the upload page, and what is said with the file in the conversation. */
export const text = {
  /** The words the file arrives with, as its sender would say them: they start the import (`dialogs/standards/import`). */
  saidWithFile: '导入标准',

  product: '质控助手',
  title: '上传标准文件',
  lead: '文件会送到您与质控助手的对话里，接着在那里核对、确认导入。',
  choose: '选择文件',
  drop: '或者把文件拖到这里',
  accepts: (limit: number) =>
    `支持 Word、PDF、Excel 和文本文件（${STANDARD_ENDINGS.join(' ')}），一次一份，不超过 ${megabytes(limit)}。`,
  until: (time: string) => `链接在 ${time} 前有效，只能上传一份文件，请不要转发给他人。`,
  needsScript: '这个页面需要 JavaScript 才能上传，请在浏览器设置里开启，或换一个浏览器打开。',

  gone: {
    title: '这个上传链接不能用了',
    lead: '它可能已经上传过文件、超过了 30 分钟，或者地址不完整。',
    next: '如果刚刚上传过，请回到对话里看看，文件应该已经到了；没有的话，请在对话里重新发「上传标准」，会得到新的链接。',
  },

  /** What the page's script says; handed to it with the page. */
  script: {
    gone: '它可能刚刚用过，或者超过了 30 分钟。请回到对话里看看文件到了没有；没有的话，请重新发「上传标准」。',
    change: '换一个文件',
    send: '上传',
    cancel: '取消上传',
    sending: (percent: string) => `正在上传 ${percent}%`,
    arriving: '正在送到对话里……',
    done: '文件已送到对话里',
    next: '请回到与质控助手的对话，核对识别结果。这个页面可以关闭了。',
    cancelled: '已停止上传。如果对话里没有出现这份文件，可以再传一次。',
    empty: '这个文件是空的，请换一个。',
    tooLarge: '这个文件太大了，请压缩或拆分后再上传。',
    wrongType: '不支持这种文件，请选择 Word、PDF、Excel 或文本文件。',
    oneOnly: '一次只能上传一份文件，请只选一份。',
    network: '网络中断，不确定文件是否送到。请先回到对话里看看，没有的话再点一次「上传」。',
    failed: '上传没有成功，请稍后再试。',
  },

  refused: {
    fileEmpty: '收到的是空文件，请检查后重新选择。',
    pictureDamaged: '这张图片打不开，请重新选择后再上传。',
    fileTooLarge: '文件太大了，请压缩或拆分后再上传。',
    fileTypeRefused: '不支持这种文件。请上传 Word、PDF、Excel 或文本文件；如果只是改过后缀，请用原来的格式。',
  } satisfies Record<RefusedCode, string>,
  noFile: '没有收到文件，请重新选择后再上传。',
  tooOften: '尝试得太频繁了，请过一分钟再试。',
};

/** The script's sentences as data: `{percent}` stands where a figure goes. */
export const scriptWords = { ...text.script, sending: text.script.sending('{percent}') };
