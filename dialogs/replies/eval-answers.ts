import type { EvaluatedQuestion } from '../../src/services/questions/evaluate-answers.ts';

const SOURCE: Record<EvaluatedQuestion['source'], string> = {
  confirmed: '问法',
  answer: '标准答复',
  script: '口径',
  given: '题目',
};

const REASON: Record<NonNullable<EvaluatedQuestion['reason']>, string> = {
  vanished: '对应的条款已不在现行标准里',
  refused: '没有查到',
  anotherFirst: '答成了别的条款',
  notShown: '只列出候选，里面没有它',
  answered: '本不该有答案，却答了',
  notGiven: '问它自己的问题，却没有给出它',
  unknownClause: '题目里写的条款不存在',
};

const FOUND_SHOWN = 40;

/** What `npm run eval:answers` says. */
export const evalAnswersTexts = {
  usage: '[选项]',
  description:
    '把已确认的问法、标准答复、口径和给定的题目全部问一遍（不用模型），看是否仍答到应答的条款。不加 --data 时在内存里的演示库上运行。',
  data: '数据目录；不写则用 DATABASE_URL 指向的库，再没有就用内存里的演示库',
  json: '只输出一个 JSON 对象',
  questions:
    '另加的题目：JSON 数组，或每行一个 JSON，如 {"text":"…","relevant":["投诉处理办法/第九条"]}；relevant 为空表示不该有答案',
  examples: `
通过的标准：给出直接回答时，第一条就是应答的条款；只列候选时，应答的条款在前三条里。
退出码：0 全部通过，1 有不通过的，2 参数或题目文件有误，3 数据目录正被使用。
示例：
  npm run eval:answers
  npm run eval:answers -- --data ./data --questions test/search/library-questions.json`,
  badFile: (path: string) => `读不了题目文件 ${path}，请检查路径。`,
  badLine: (path: string, at: number) =>
    `${path} 第 ${at} 题写法有误：每题要有 text（文字）和 relevant（条款名称的数组，可以为空）。`,
  nothing: '没有可以评测的内容：还没有确认过的问法、标准答复和口径，也没有给定题目。',
  row: (each: EvaluatedQuestion): string => {
    const head = `${each.passed ? '通过' : '不通过'}  ${SOURCE[each.source]}${each.no ? ` ${each.no}` : ''}  ${each.question}`;
    if (each.passed) return head;
    const expected = each.expected.length > 0 ? `应答 ${each.expected.join('；')}` : '应当没有答案';
    const found = each.found
      ? `；查到的第一条是 《${each.found.standard}》${each.found.path}：${short(each.found.text)}`
      : '';
    return `${head}\n        ${REASON[each.reason!]}。${expected}${found}`;
  },
  summary: (rows: readonly EvaluatedQuestion[]): string => {
    const failed = rows.filter(row => !row.passed).length;
    const parts = (Object.keys(SOURCE) as EvaluatedQuestion['source'][]).flatMap(source => {
      const own = rows.filter(row => row.source === source);
      return own.length > 0 ? [`${SOURCE[source]} ${own.filter(row => row.passed).length}/${own.length}`] : [];
    });
    return `共 ${rows.length} 题，${failed === 0 ? '全部通过' : `${failed} 题不通过`}（${parts.join('，')}）。`;
  },
};

function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return [...line].length > FOUND_SHOWN ? `${[...line].slice(0, FOUND_SHOWN).join('')}……` : line;
}
