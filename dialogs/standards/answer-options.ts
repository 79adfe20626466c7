import type { Option } from '../../src/domain/conversation/message.ts';

export const MORE = '还有呢';
export const WHOLE_TEXT = '看原文';
/** Taken up by the dialogs of questions, which know of the question by the conversation's memory. */
export const USEFUL = '有用';
export const USELESS = '没用';

/** 第2问没用, about one of several answers. */
export const uselessOf = (number: number): string => `第${number}问${USELESS}`;

const option = (phrase: string): Option => ({ key: phrase, label: phrase });

/** What can be done with an answer: read the clause whole, go on, say whether it helped. */
export function answerOptions({ whole, more }: { whole: boolean; more: boolean }): Option[] {
  return [...(whole ? [] : [option(WHOLE_TEXT)]), ...(more ? [option(MORE)] : []), option(USEFUL), option(USELESS)];
}

/** What can be done with several answers in one reply: each may have failed by itself. */
export function severalOptions({ whole, count }: { whole: boolean; count: number }): Option[] {
  const useless = count === 1 ? [USELESS] : Array.from({ length: count }, (_, at) => uselessOf(at + 1));
  return [...(whole ? [] : [WHOLE_TEXT]), USEFUL, ...useless].map(option);
}
