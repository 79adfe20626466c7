/** Words that promise without limit, and what a clause may say instead of each. */
const PROMISES: readonly (readonly [said: RegExp, held: RegExp])[] = [
  [/全额|全数|全款/gu, /全额|全数|全款|全部/u],
  [/终身|终生|永久|永远/gu, /终身|终生|永久|永远/u],
  [/免费|不要钱|不花钱|分文不取/gu, /免费|免收|不收|不得收|不另收|无偿|减免/u],
  [/马上|立刻|立即/gu, /马上|立刻|立即|即时|即刻/u],
  [/当场|当即/gu, /当场|当即|立即/u],
  [
    /一定(?!的|程度|期限|条件|范围|数量|要|时间)|肯定|必定|绝对|百分之百|百分百|保准|包您/gu,
    /保证|确保|必须|一定|绝对/u,
  ],
  [/保证(?!金|人)|确保|担保(?!人)|承诺/gu, /保证|确保|担保|承诺/u],
  [/无条件|任何情况下|不管什么(?:情况|原因)|随时(?:都|可以|给您)/gu, /无条件|任何情况|随时/u],
  [/(?:再也|绝)不会|零(?:投诉|故障|等待)/gu, /不得|禁止|零投诉|零故障/u],
];
/** 不能保证, 不一定: promises nothing. */
const DENIED = /(?:不|没|未|无法|难以|不敢|不能|并非|不是)$/u;

/**
 * The words by which a text promises more than its clauses: 全额, 终身, 马上 … where no clause says so. Numbers are checked elsewhere; this is
 * only a warning, since free wording may mean less than it says.
 */
export function promisesBeyond(text: string, clauseTexts: readonly string[]): string[] {
  const plain = text.normalize('NFKC');
  const clauses = clauseTexts.join('\n').normalize('NFKC');
  const found = PROMISES.filter(([, held]) => !held.test(clauses)).flatMap(([said]) =>
    [...plain.matchAll(said)].filter(({ index }) => !DENIED.test(plain.slice(0, index))),
  );
  return [...new Set(found.sort((a, b) => a.index - b.index).map(([word]) => word))];
}
