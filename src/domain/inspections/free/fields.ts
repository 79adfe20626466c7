import type { SheetField } from '../sheet.ts';

const VALUE = '([0-9A-Za-z][0-9A-Za-z:\uFF1A点-]{0,15}(?:半|号|分(?!钟))?|[一二三四五六七八九十]{1,3}(?:号|点半?))';
const COUNTER = /([0-9]{1,3}|[一二三四五六七八九十]{1,3})号(?:台席|窗口|柜台|台)(?!机)/;

/** 「台席3号，工号8012」, 「3号台席」: what a sentence registers, and the sentence without it. */
export function takeFields(
  text: string,
  fields: readonly SheetField[],
): { fields: Record<string, string>; without: string } {
  const taken: Record<string, string> = {};
  let without = text;
  for (const { key, title } of fields) {
    const match =
      new RegExp(`${title}(?:是|为)?${VALUE}`).exec(without) ?? (title === '台席' ? COUNTER.exec(without) : null);
    if (!match) continue;
    taken[key] = match[0].startsWith(title) ? match[1]! : `${match[1]}号`;
    without = `${without.slice(0, match.index)}，${without.slice(match.index + match[0].length)}`;
  }
  return { fields: taken, without };
}
