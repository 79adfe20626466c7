import type { News } from '../../../src/domain/standards/notices.ts';
import { changeText, countsText } from './diff-text.ts';

/** What is new in an edition, in a few lines: the counts, then the changes that tell most. */
export function newsLines(news: News): string[] {
  if (news.kind === 'first') return [`这是首次收录的标准，共 ${news.clauses} 条。`];
  const { counts, telling, since } = news;
  const changed = counts.changed + counts.added + counts.removed;
  if (changed === 0) {
    return [
      counts.moved > 0 ? `与 ${since}版相比，只有序号或位置变动，内容未变。` : `与 ${since}版相比，内容没有变化。`,
    ];
  }
  const rest = changed - telling.length;
  return [
    `与 ${since}版相比：${countsText(counts)}。`,
    ...telling.map(change => `· ${changeText(change)}`),
    ...(rest > 0 ? [`· 另有 ${rest} 条改动，可发「看变化」查看。`] : []),
  ];
}
