import type { StandardOverlap } from '../../../src/services/standards/find-conflicts.ts';

/** So many are shown; the rest is counted. */
const SHOWN = 5;
/** Characters quoted on each side of a figure. */
const AROUND = 14;

/** What the preparer and the approvers have to know of other standards: figures that contradict, then what is ruled twice. */
export function overlapLines(overlaps: readonly StandardOverlap[]): string[] {
  const conflicts = overlaps.filter(each => each.kind === 'conflict');
  const duplicates = overlaps.filter(each => each.kind === 'duplicate');
  return [...listed(conflicts, '与其他标准数字不一致，请核实：'), ...listed(duplicates, '其他标准已有相同规定：')];
}

/** Whether there are more than `overlapLines` shows. */
export function hasMoreOverlaps(overlaps: readonly StandardOverlap[]): boolean {
  const conflicts = overlaps.filter(each => each.kind === 'conflict').length;
  return conflicts > SHOWN || overlaps.length - conflicts > SHOWN;
}

/** Each of them on a line of its own. */
export function allOverlapLines(overlaps: readonly StandardOverlap[]): string[] {
  const words = { conflict: '不一致', duplicate: '重复' } as const;
  return overlaps.map(each => `· ${words[each.kind]}：${line(each)}`);
}

function listed(overlaps: readonly StandardOverlap[], head: string): string[] {
  if (overlaps.length === 0) return [];
  const rest = overlaps.length - SHOWN;
  return [head, ...overlaps.slice(0, SHOWN).map(each => `· ${line(each)}`), ...(rest > 0 ? [`· 另有 ${rest} 处`] : [])];
}

/** 「第三十八条“…在五个工作日内作出处理…”　《重庆市电信条例》第二十条“…起十五个工作日内处理…”」 */
function line({ mine, theirs, figures }: StandardOverlap): string {
  const [first] = figures;
  const own = first ? excerpt(mine.sentence, first.mine) : excerpt(mine.sentence, '');
  const other = first ? excerpt(theirs.sentence, first.theirs) : excerpt(theirs.sentence, '');
  const { standard, path } = theirs.clause;
  return `${lastPart(mine.path)}「${own}」　《${standard}》${lastPart(path)}「${other}」`;
}

function excerpt(sentence: string, figure: string): string {
  const text = sentence.replaceAll('\n', ' ');
  const at = Math.max(0, text.indexOf(figure));
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + figure.length + AROUND)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** The clause's own number, where it is one that stands for itself. */
function lastPart(path: string): string {
  const last = path.split('/').at(-1) ?? path;
  return /^第.+条$/u.test(last) ? last : path;
}
