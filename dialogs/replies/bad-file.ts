/** Why a file given to a command cannot be read. */
export type BadFile = 'missing' | 'notAFile' | 'unreadable' | 'unsupported' | 'empty' | 'tooLarge' | 'notText';

export const badFileTexts: Record<Exclude<BadFile, 'unsupported'>, string> = {
  missing: '文件不存在',
  notAFile: '这不是文件',
  unreadable: '文件读不出来，请检查权限',
  empty: '文件是空的',
  tooLarge: '文件超过 10 MB',
  notText: '内容不是文字，请存成 UTF-8 或 GBK 编码的文本',
};
