import { foldAnswer } from './fold-answer.ts';

const KEEPS =
  /^(?:1|(?:那|行|好|好的|可以|嗯|对)*(?:就)?(?:用|要|按)?(?:这个|这样|它|原来的?|建议的?)(?:标题|题目|名字)?(?:就)?(?:可以|行|好|挺好|不错|没问题)?(?:的|了|吧)?|(?:可以|行|好|好的|同意|没问题|ok)(?:的|了|吧)?|标题(?:可以|没问题|不用改)|不用改|不改了?)$/u;

/** Whether a text keeps the title that was proposed: 「就用这个」, 「这个标题可以」. */
export const keepsSuggested = (text: string): boolean => KEEPS.test(foldAnswer(text).replace(/[\s,\uFF0C。]/gu, ''));
