import type { StandardFacts } from '../../src/services/standards/preview-standard.ts';
import { badFileTexts } from './bad-file.ts';

/** The words for what an import found, shared by the command line and the chat. */

export const levelTexts = { nationalLaw: '国家法规', localLaw: '地方法规', companyStandard: '企业标准' } as const;

/** The formats a standard may come in, as people call them. */
export const IMPORT_FORMATS = 'Word（docx、doc）、PDF、Excel（xlsx、xls）、文本（md、txt）';

/** Why a file cannot become a standard; each goes after the file's name and a colon, without a full stop. */
export const unreadableTexts = {
  empty: '文件里没有内容',
  damaged: '文件已损坏或不完整，请重新导出后再试',
  misnamed: '扩展名与内容不符：里面不是 Word、PDF 或 Excel 文档。请用原来的文件，或重新导出后再试',
  encrypted: '文件设了密码，请去掉密码后再试',
  scanned: '这是扫描件或图片，里面没有可以识别的文字。请先用文字识别软件转成文字版，核对后再导入',
  unsupported: `不支持这种格式，请转成 ${IMPORT_FORMATS} 之一`,
  tooLarge: '文件太大（上限 10 MB，展开后的内容也有上限），请拆成几份',
  notText: badFileTexts.notText,
  noClauses: '没有识别出任何条款（需要「第…条」、「一、（一）1.」这样的编号，或者标题、表格）',
} as const;

const LEFT_OUT = {
  furniture: '页面杂项',
  repeated: '重复的文字',
  contents: '目录',
  pageHeader: '页眉、页脚、页码',
  hidden: '隐藏的内容',
} as const;

const SHOWN_WARNINGS = 5;
const SHOWN_LEFT_OUT = 6;
const SHOWN_CHAPTERS = 20;

/** What was recognised, line by line: counts, tree, what to look at, what was left out. */
export function factLines(facts: StandardFacts): string[] {
  const { clauseCount, annexCount } = facts;
  return [
    `条款：${clauseCount} 条${annexCount > 0 ? `，附件 ${annexCount} 条` : ''}`,
    ...treeLines(facts),
    ...listed(facts.warnings.map(warningText), SHOWN_WARNINGS, '注意：', count => `另有 ${count} 处需要留意`),
    ...listed(facts.leftOut.map(leftOutText), SHOWN_LEFT_OUT, '未收入：', count => `另有 ${count} 处未收入`),
  ];
}

function treeLines({ tree }: StandardFacts): string[] {
  const shown = tree.slice(0, SHOWN_CHAPTERS);
  const rest = tree.slice(SHOWN_CHAPTERS);
  const lines = shown.map(({ chapter, count, first }) => {
    const sample = `${withoutPlace(first).join('、')}${count > first.length ? ' …' : ''}`;
    return `　${chapter === '' ? '（不分章）' : chapter}　${count} 条：${sample}`;
  });
  const clauses = rest.reduce((sum, branch) => sum + branch.count, 0);
  return rest.length === 0 ? lines : [...lines, `　另有 ${rest.length} 章，共 ${clauses} 条`];
}

/** The paths without what all of them begin with: the chapter is named already. */
function withoutPlace(paths: readonly string[]): string[] {
  const segments = paths.map(path => path.split('/'));
  const shortest = Math.min(...segments.map(each => each.length));
  const [first = []] = segments;
  let shared = 0;
  while (shared < shortest && segments.every(each => each[shared] === first[shared])) shared += 1;
  return segments.map(each => (each.length > shared ? each.slice(shared).join('/') : (each.at(-1) ?? '')));
}

function listed(texts: readonly string[], shown: number, head: string, more: (count: number) => string): string[] {
  const lines = texts.slice(0, shown).map(text => `${head}${text}`);
  return texts.length > shown ? [...lines, more(texts.length - shown)] : lines;
}

export function leftOutText({ reason, text, count }: StandardFacts['leftOut'][number]): string {
  return `${LEFT_OUT[reason]}「${short(text)}」${count > 1 ? `（${count} 次）` : ''}`;
}

export function warningText(found: StandardFacts['warnings'][number]): string {
  switch (found.code) {
    case 'noTitle':
      return '没有识别出标题，以文件名为准';
    case 'noClauses':
      return '没有识别出条款';
    case 'preamble':
      return `正文前有一段说明：${short(found.text)}`;
    case 'unnumberedText':
      return `${found.path} 下有未编号的文字：${short(found.text)}`;
    case 'duplicateNumber':
      return `编号重复：${found.path}`;
    case 'numberGap':
      return `${found.before} 与 ${found.after} 之间缺 ${found.missing} 条`;
    case 'emptyHeading':
      return `「${short(found.label)}」下面没有条款`;
    case 'collection':
      return `这份文件里连着 ${found.titles.length} 份文档，已按标题分开，同名的用〔2〕〔3〕区别`;
    case 'runOn':
      return `有 ${found.count} 处编号接在一行文字中间，已按编号顺序拆开`;
    case 'brokenNumbers':
      return `有被断开的编号，已接上：${short(found.numbers.join('、'))}`;
    default:
      return unreachable(found);
  }
}

const short = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
};

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
