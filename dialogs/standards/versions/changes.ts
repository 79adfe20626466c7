import type { Services } from '../../../src/services/index.ts';
import { changeText, clauseName, countsText } from './diff-text.ts';
import { PagedCommand } from './pages.ts';
import { whichEdition } from './which.ts';
import { act, editionName, standardRef } from './words.ts';

/** 看变化: an edition against the one before it, figures first. */
export function showChanges(services: Services): PagedCommand {
  return new PagedCommand('standard-changes', async (turn, args) => {
    const { no } = args;
    if (!no) return { reply: whichEdition('看变化') };
    const diff = await services.standards.changes({ actor: turn.actor, no });
    const ref = standardRef(no);
    if (diff.kind === 'first') {
      const text = `${editionName(diff)}是首次收录，共 ${diff.clauses} 条，没有可比较的旧版。`;
      return { reply: { text, options: [act('看全文', no)], ref } };
    }
    const head = `${editionName(diff)}与 ${diff.since}版相比：${countsText(diff.counts)}。`;
    if (diff.changes.length + diff.moved.length === 0) {
      return { reply: { text: `${editionName(diff)}与 ${diff.since}版相比，内容没有变化。`, ref } };
    }
    return {
      head,
      pieces: [...diff.changes.map(changeText), ...movedText(diff.moved)],
      options: [act('看全文', no)],
      ref,
    };
  });
}

/** Clauses that were only renumbered, in one line: 「第三十二条→第三十三条、…」 */
function movedText(moved: readonly Parameters<typeof changeText>[0][]): string[] {
  if (moved.length === 0) return [];
  const pairs = moved.map(change =>
    change.kind === 'moved' ? `${clauseName(change.before)}→${clauseName(change.after)}` : '',
  );
  return [`内容未变，只是序号或位置变了：${pairs.join('、')}`];
}

/** 看全文: every clause in its order. */
export function showText(services: Services): PagedCommand {
  return new PagedCommand('standard-text', async (turn, args) => {
    const { no } = args;
    if (!no) return { reply: whichEdition('看全文') };
    const read = await services.standards.read({ actor: turn.actor, no });
    let chapter = '';
    const pieces = read.clauses.map(clause => {
      const heading = clause.chapter && clause.chapter !== chapter ? `【${clause.chapter}】\n` : '';
      chapter = clause.chapter ?? chapter;
      return `${heading}${clause.number}${clause.title ? `　${clause.title}` : ''}　${clause.text}`;
    });
    return { head: `${editionName(read)}，共 ${read.clauses.length} 条：`, pieces, ref: standardRef(no) };
  });
}
