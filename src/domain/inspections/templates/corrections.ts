import { readFigure } from '../../language/chinese-number.ts';
import { namedKind } from './columns.ts';
import type { TableCorrections } from './template.ts';

const COLUMN =
  /^([A-Za-z]{1,2})\s*列?\s*(?:(?:不是.{1,8}[,，])?(?:是|为|作为|改为|改成|应该是|应为|算)\s*[「“"]?(.{1,10}?)[」”"]?|(不用|不读|忽略|不要|不是.{0,8}))(?:列)?[。.]?$/;
const HEAD = /^表头(?:是|在|为)?\s*第?\s*([0-9一二三四五六七八九十]{1,3})\s*行[。.]?$/;
const SHEET = /^(?:工作表|表单|sheet)\s*(?:是|为|用|叫|选)?[\s:：]*[「“"]?(.{1,31}?)[」”"]?[。.]?$/i;

/**
 * What a person says of a workbook that was recognised wrongly: 「E列是分值」, 「D列不用」, 「表头在第3行」, 「工作表 评分表」; undefined when it
 * is none of these.
 */
export function readTableCorrection(raw: string, before: TableCorrections): TableCorrections | undefined {
  const text = raw.trim();
  const head = readFigure(HEAD.exec(text)?.[1] ?? '');
  if (head !== undefined) return { ...before, headRow: head };
  const column = COLUMN.exec(text);
  if (column) {
    const kind = column[3] === undefined ? namedKind(column[2] ?? '') : 'other';
    if (!kind) return undefined;
    // What is said later stands: another column that was called the same is it no more.
    const others = Object.entries(before.columns).filter(([, other]) => other === 'other' || other !== kind);
    return { ...before, columns: { ...Object.fromEntries(others), [column[1]!.toUpperCase()]: kind } };
  }
  const sheet = SHEET.exec(text)?.[1];
  return sheet === undefined ? undefined : { ...before, sheet };
}
