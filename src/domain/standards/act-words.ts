/** Words for one and the same thing, the first being the one they are compared by. Only true equals: a near word would turn a rule into another. */
const EQUALS: readonly (readonly [word: string, ...others: string[]])[] = [
  ['营业员', '营业人员', '营业厅人员', '店员', '柜员'],
  ['上门人员', '上门师傅', '装维师傅', '装维人员', '师傅'],
  ['客服代表', '客服人员', '话务员', '客服'],
  ['客户', '用户', '消费者'],
  ['当班', '上班', '在岗', '值班时'],
  ['入户', '进门', '进屋', '进客户家', '到客户家'],
  ['吸烟', '抽烟'],
  ['带入', '带进', '带到'],
  ['佩戴', '戴'],
  ['穿', '套上'],
  ['工牌', '胸牌'],
  ['代', '替', '帮'],
  ['收', '收取', '收受'],
  ['费用', '费', '钱'],
  ['录入', '录进'],
  ['注明', '写明', '标明'],
  ['告知', '告诉'],
];

/** Who works by a standard. A rule that names nobody is for them all. */
const STAFF =
  /营业员|上门人员|客服代表|值班经理|客户经理|引导员|班组长|受理人|责任部门|客户服务部|网络部|县分公司|店长/gu;
/** What says nothing of an act. */
const FILLERS =
  /^(?:[的了吗么呢在于对将把被给由向从与和及或并且以其该均都也就还再时里内中所]|或者|以及|并且|期间|时候|我们?|他们?|咱们?|办理|业务|进行|任何|一律|一下|统一|的话|现场|本人)$/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const PATTERN = new RegExp(
  EQUALS.flat()
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);
const FIRST = new Map(EQUALS.flatMap(words => words.map(word => [word, words[0]] as const)));

/** A text in the words that acts are compared by. */
export function plainly(text: string): string {
  return text.normalize('NFKC').replace(PATTERN, word => FIRST.get(word)!);
}

/** The members of staff a text names; of a text in plain words. */
export function staffIn(text: string): string[] {
  return [...new Set(text.match(STAFF))];
}

/** What a text in plain words says of an act and its circumstances, in order: no staff, no fillers. */
export function actWords(text: string): string[] {
  const words = [...segmenter.segment(text.replace(STAFF, ' ').replace(/[里内中]$/u, ''))].map(
    ({ segment }) => segment,
  );
  return words.filter(word => /[\p{L}\p{N}]/u.test(word) && !FILLERS.test(word));
}

/** Whether a text holds words one after the other. */
export function holdsInOrder(text: string, words: readonly string[]): boolean {
  let from = 0;
  return words.every(word => {
    const at = text.indexOf(word, from);
    if (at >= 0) from = at + word.length;
    return at >= 0;
  });
}
