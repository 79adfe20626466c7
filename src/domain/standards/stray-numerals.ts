/** What can be read as a numeral: every digit of every script, and the Chinese numerals with their everyday forms. */
const NUMERAL = /\p{N}|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌俩仨半几]/gu;

/** Words that hold a numeral and count nothing. 一 alone is never looked at: its figures are those with a unit. */
const WORDS =
  /十分|十足|二维码|[两二]者|第一(?=时间|责任)|(?<=[这那哪])几|千万(?=不|别|要|勿)|万一|万能|千家万户|零距离|零星|零售|半途|三方|二次确认|四舍五入|(?<!第)一(?![旬宿晚夜昼刻季成半倍])/gu;

interface Place {
  readonly at: number;
  readonly end: number;
}

/**
 * Numerals outside the numbers that were read (廿四小时 holds 四小时, 十几天 holds nothing): each must stand in a clause beside the same
 * neighbour. All texts in NFKC.
 */
export function strayNumerals(text: string, numbers: readonly Place[], clauses: readonly string[]): string[] {
  let rest = text;
  for (const { at, end } of numbers) rest = rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
  rest = rest.replace(WORDS, word => ' '.repeat(word.length));
  return [...rest.matchAll(NUMERAL)].flatMap(({ 0: numeral, index }) => {
    const before = text.slice(Math.max(0, index - 1), index).trim();
    const after = [...text.slice(index + numeral.length)][0]?.trim() ?? '';
    const near = [before + numeral, numeral + after].filter(pair => pair !== numeral);
    const isKnown = near.some(pair => clauses.some(clause => clause.includes(pair)));
    return isKnown ? [] : [before + numeral + after];
  });
}
