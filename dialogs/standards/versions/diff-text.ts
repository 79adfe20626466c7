import type { ClauseChange, DiffClause, DiffCounts } from '../../../src/domain/standards/version-diff.ts';
import type { WordingChange, WordingSpan } from '../../../src/domain/standards/wording-changes.ts';

/** Unchanged characters quoted around a change. */
const CONTEXT = 14;
/** A new or removed clause longer than this is quoted by its beginning; the whole stands in the document. */
const QUOTED = 160;

/** 第十一条; where numbers repeat from part to part, the whole path. */
export function clauseName({ number, path }: { number: string; path: string }): string {
  return /^第.+条$/u.test(number) ? number : path;
}

/** One clause's change in a few lines, such as 「第二十一条 改：…修复时限『48小时』→『24小时』…」. */
export function changeText(change: ClauseChange<DiffClause>): string {
  switch (change.kind) {
    case 'changed': {
      const { before, after } = change;
      const name = change.moved ? `${clauseName(before)}（现${clauseName(after)}）` : clauseName(after);
      const lines = change.wording.map(wordingText);
      return lines.length === 1
        ? `${name} 改：${lines[0]}`
        : [`${name} 改：`, ...lines.map(line => `  ${line}`)].join('\n');
    }
    case 'added':
      return `${clauseName(change.after)} 新增：${quote(change.after.text)}`;
    case 'removed':
      return `${clauseName(change.before)} 删去：${quote(change.before.text)}`;
    case 'moved':
      return `${clauseName(change.before)} 现为${clauseName(change.after)}，内容未变`;
    case 'unchanged':
      return `${clauseName(change.after)} 未变`;
  }
}

/** 「改 1 条，新增 1 条，序号变动 6 条，未变 30 条」 */
export function countsText(counts: DiffCounts): string {
  const parts = [
    counts.changed > 0 ? `改 ${counts.changed} 条` : '',
    counts.added > 0 ? `新增 ${counts.added} 条` : '',
    counts.removed > 0 ? `删去 ${counts.removed} 条` : '',
    counts.moved > 0 ? `仅序号或位置变动 ${counts.moved} 条` : '',
    counts.unchanged > 0 ? `未变 ${counts.unchanged} 条` : '',
  ];
  return parts.filter(part => part !== '').join('，');
}

/** One change inside a clause, with the unchanged words around it. */
export function wordingText(change: WordingChange): string {
  switch (change.kind) {
    case 'added':
      return `增加「${change.text}」`;
    case 'removed':
      return `删去「${change.text}」`;
    case 'rewritten':
      return `「${change.before}」→「${change.after}」`;
    case 'reworded':
      return change.spans.map((span, at) => spanText(span, at === 0, at === change.spans.length - 1)).join('');
  }
}

function spanText(span: WordingSpan, first: boolean, last: boolean): string {
  if (span.changed) {
    if (span.before === '') return `【增『${span.after}』】`;
    if (span.after === '') return `【删『${span.before}』】`;
    return `『${span.before}』→『${span.after}』`;
  }
  const text = span.after;
  if (first && last) return text;
  if (first) return lastWords(text);
  if (last) return firstWords(text);
  return text.length > 2 * CONTEXT + 4 ? `${firstWords(text)}${lastWords(text)}` : text;
}

function quote(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > QUOTED ? `${line.slice(0, QUOTED)}……（共 ${line.length} 字）` : line;
}

/** The end of unchanged words, from the last comma on where one is near: half a phrase before it says nothing. */
function lastWords(text: string): string {
  if (text.length <= CONTEXT) return text;
  const words = text.slice(-CONTEXT);
  const comma = Math.max(words.lastIndexOf('，'), words.lastIndexOf('、'));
  return `…${comma >= 0 && comma < words.length - 2 ? words.slice(comma + 1) : words}`;
}

function firstWords(text: string): string {
  if (text.length <= CONTEXT) return text;
  const stop = text.slice(0, CONTEXT).search(/[，。；]/u);
  return `${stop > 0 ? text.slice(0, stop) : text.slice(0, CONTEXT)}…`;
}
