import type { Option } from '../../src/domain/conversation/message.ts';

export const MORE = '还有呢';
export const WHOLE_TEXT = '看原文';
/** Taken up by the dialogs of questions, which know of the question by the conversation's memory. */
export const USEFUL = '有用';
export const USELESS = '没用';

const option = (phrase: string): Option => ({ key: phrase, label: phrase });

/** What can be done with an answer: read the clause whole, go on, say whether it helped. */
export function answerOptions({ whole, more }: { whole: boolean; more: boolean }): Option[] {
  return [...(whole ? [] : [option(WHOLE_TEXT)]), ...(more ? [option(MORE)] : []), option(USEFUL), option(USELESS)];
}
