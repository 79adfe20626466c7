import type { Option } from '../../../src/domain/conversation/message.ts';
import type { StandardFacts } from '../../../src/services/standards/preview-standard.ts';
import { leftOutText, levelTexts, warningText } from '../../replies/import-preview.ts';

/** Everything that was recognised, or only what corrections change. */
export type View = 'whole' | 'again';

/** So many chapters, warnings and pieces left out stand in the preview itself; the rest is looked at page by page. */
const CHAPTERS_SHOWN = 6;
const FOUND_SHOWN = 2;

const option = (key: string): Option => ({ key, label: key });

/** What was recognised in a document. `day` is the day it takes effect, in words. */
export function factLines(facts: StandardFacts, day: string, view: View): string[] {
  const alias = facts.alias === undefined ? '' : `（文件名是「${facts.alias}」，记作别名）`;
  return [
    `· 标题：${facts.title}${alias}`,
    `· 级别：${levelTexts[facts.level]}${facts.levelGuessed ? '（系统推断）' : ''}`,
    `· 施行日期：${day}`,
    `· 条款：${clauseCount(facts)}`,
    ...(view === 'whole'
      ? [
          ...chapterLines(facts),
          ...foundLines('注意', facts.warnings.map(warningText), '看提示'),
          ...foundLines('未收入', facts.leftOut.map(leftOutText), '看未收入'),
        ]
      : []),
  ];
}

export const clauseCount = ({ clauseCount, annexCount }: StandardFacts): string =>
  `${clauseCount} 条${annexCount > 0 ? `，附件 ${annexCount} 条` : ''}`;

function chapterLines({ tree }: StandardFacts): string[] {
  if (tree.length < 2) return [];
  const shown = tree.slice(0, CHAPTERS_SHOWN).map(({ chapter, count }) => `　${chapter || '（章前）'}（${count} 条）`);
  const rest = tree.length - shown.length;
  return [`· 章节：共 ${tree.length} 部分`, ...shown, ...(rest > 0 ? [`　另有 ${rest} 部分，发「看目录」`] : [])];
}

function foundLines(head: string, texts: readonly string[], more: string): string[] {
  const rest = texts.length - FOUND_SHOWN;
  return [
    ...texts.slice(0, FOUND_SHOWN).map(text => `· ${head}：${text}`),
    ...(rest > 0 ? [`　另有 ${rest} 处，发「${more}」`] : []),
  ];
}

/** The lists that hold more than was shown. */
export function listOptions({ warnings, leftOut }: StandardFacts): Option[] {
  return [
    option('看目录'),
    ...(warnings.length > FOUND_SHOWN ? [option('看提示')] : []),
    ...(leftOut.length > FOUND_SHOWN ? [option('看未收入')] : []),
  ];
}
