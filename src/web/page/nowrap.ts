/** A piece of a text; one that is `whole` is not broken over two lines. */
export interface Piece {
  readonly text: string;
  readonly whole: boolean;
}

/** Record numbers, dates, times, clauses, and figures with what they count. A piece is short enough for the narrowest phone. */
const WHOLE = [
  String.raw`[A-Z]{2,4}-\d{4}-\d{3,6}`,
  String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日`,
  '（周[一二三四五六日]）',
  String.raw`\d{4}-\d{2}-\d{2}版?`,
  String.raw`\d{4}年\d{1,2}月`,
  String.raw`\d{1,2}:\d{2}`,
  String.raw`第 ?[\d,]+(?:/\d+)? ?[项条款户问次步版页名]`,
  '第[一二三四五六七八九十百]{1,5}[章节条款项]',
  String.raw`[\d.,]+(?:/\d+)? ?(?:个工作日|工作日|个月|小时|分钟|[分项条处户天日元份件次人年%％])`,
];
const PIECES = new RegExp(WHOLE.join('|'), 'g');

/** A text in pieces, in order; nothing of it is lost. */
export function splitWhole(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), whole: false });
    pieces.push({ text: match[0], whole: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), whole: false });
  return pieces;
}

/** A line's indentation, its mark (`· ` or `1. `), and the rest. */
export function splitLine(line: string): { indent: string; mark: string; rest: string } {
  const [, indent = '', mark = '', rest = ''] = /^([\u3000 ]*)(· ?|\d{1,2}\. )?(.*)$/su.exec(line) ?? [];
  return { indent, mark, rest };
}
