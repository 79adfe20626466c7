import type { Option } from '../../../src/domain/conversation/message.ts';
import type { StandardFacts } from '../../../src/services/standards/preview-standard.ts';
import type { Reply } from '../../framework/reply.ts';
import { leftOutText, warningText } from '../../replies/import-preview.ts';
import { allOverlapLines } from '../versions/overlap-text.ts';
import type { ListName } from './import-state.ts';
import type { OpenImport } from './open-import.ts';

/** Lines of one message: what a phone shows without much scrolling. */
const PAGE = 15;
/** So much of a clause's text says which one it is. */
const OPENING = 18;

const HEADS: Record<ListName, (count: number) => string> = {
  tree: count => `目录（共 ${count} 项）`,
  warnings: count => `需要留意的地方（共 ${count} 处）`,
  leftOut: count => `未收入的内容（共 ${count} 处）`,
  overlaps: count => `与其他标准重复或不一致的规定（共 ${count} 处）`,
};

const NONE: Record<ListName, string> = {
  tree: '没有目录可看。',
  warnings: '没有需要特别留意的地方。',
  leftOut: '全文都已收入，没有略去内容。',
  overlaps: '没有发现与其他标准重复或不一致的规定。',
};

export const NEXT_PAGE = '下一页';

/**
 * A page of one of the lists.
 *
 * @param choices what can be done with the document, offered again below it
 * @returns how much of the list has been shown with it
 */
export function listReply(
  examined: OpenImport,
  { list, shown }: { list: ListName; shown: number },
  choices: readonly Option[],
): { reply: Reply; shown: number } {
  const lines = linesOf(examined, list);
  if (lines.length === 0) return { reply: { text: NONE[list], options: choices }, shown: 0 };
  // After the last page it begins again.
  const from = shown < lines.length ? shown : 0;
  const page = lines.slice(from, from + PAGE);
  const until = from + page.length;
  const place = lines.length > PAGE ? `，第 ${from + 1}–${until} 项` : '';
  return {
    reply: {
      text: [`${HEADS[list](lines.length)}${place}：`, ...page].join('\n'),
      options: [...(until < lines.length ? [{ key: NEXT_PAGE, label: NEXT_PAGE }] : []), ...choices],
    },
    shown: until,
  };
}

function linesOf(examined: OpenImport, list: ListName): string[] {
  const facts = examined.kind === 'needs' ? examined.facts : examined.preview;
  switch (list) {
    case 'tree':
      return treeLines(facts);
    case 'warnings':
      return facts.warnings.map(found => `· ${warningText(found)}`);
    case 'leftOut':
      return facts.leftOut.map(left => `· ${leftOutText(left)}`);
    case 'overlaps':
      return examined.kind === 'new' ? allOverlapLines(examined.overlaps) : [];
  }
}

/** By chapter; a document without chapters clause by clause, each with how it begins. */
function treeLines({ tree, parsed }: StandardFacts): string[] {
  if (tree.length > 1) {
    return tree.map(({ chapter, count, first }) => {
      const numbers = first.map(path => path.split('/').at(-1)).join('、');
      return `· ${chapter === '' ? '（章前）' : chapter}　${count} 条：${numbers}${count > first.length ? ' ……' : ''}`;
    });
  }
  return [...parsed.clauses, ...parsed.annexes].map(({ path, title, text }) => `· ${path}　${title ?? opening(text)}`);
}

function opening(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()];
  return line.length > OPENING ? `${line.slice(0, OPENING).join('')}……` : line.join('');
}
