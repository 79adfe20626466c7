import { readNumber, recordNumber } from '../../src/domain/language/record-number.ts';

/** A text that names a record anywhere in it. */
export interface NamedRecord {
  readonly no: string;
  /** The rest of it, without what is said out of politeness; '' for a bare 单号. */
  readonly words: string;
  /** The rest as typed. */
  readonly said: string;
}

const NUMBER = new RegExp(`(?<![A-Za-z])${recordNumber()}`, 'u');
const BEFORE = /^(?:请|麻烦您?|帮我|帮忙|给我|我要|我想|想要?|现在|关于|把|将|对|就|这份|这个|这条|标准|的)+/u;
const AFTER = /(?:一下|这份|这个|这条|标准|谢谢您?|[吧了掉啊呀哦的嘛]|[\s。.!！?？,，、:：;；「」【】])+$/u;
const MARKS = /[\s。.!！?？,，、:：;；「」【】()（）]/gu;

/** Reads a 单号 anywhere in a text: 「把 BZ-2026-0003 撤回吧」. The first counts, where there are several. */
export function readNamedRecord(text: string): NamedRecord | undefined {
  const found = NUMBER.exec(text);
  const no = found && readNumber(found[0]);
  if (!no) return undefined;
  const [before = '', after = ''] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return { no, words: bare(before) + bare(after), said: `${before} ${after}`.trim() };
}

function bare(text: string): string {
  return text.trim().replace(BEFORE, '').replace(AFTER, '').replace(MARKS, '');
}
