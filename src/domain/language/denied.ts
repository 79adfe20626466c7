import { FIGURE } from './chinese-number.ts';

const VERDICT = `(?:扣除?|扣掉|减|得|缺|少|有)?了?(?:${FIGURE})(?:分半?|人次|[次处起例个项人名户条张台])`;
const DENIED = new RegExp(
  `(?<=[\\u4e00-\\u9fff\\d])[,\uFF0C\\s]*(?:而|并)?不是${VERDICT}(?=$|[,\uFF0C。;\uFF1B\\s])`,
  'g',
);

/** 「缺一个，不是两个」 as 「缺一个」: a figure that is only denied, behind the one that holds, is no second verdict. */
export const withoutDenied = (text: string): string => text.replace(DENIED, '');
