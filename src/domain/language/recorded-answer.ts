import { closeUp } from './fold-answer.ts';
import type { ParsedItemAnswer } from './item-answer.ts';
import { NOT_APPLICABLE } from './point-verdict.ts';
import { saysRestFull } from './rest-full.ts';

const NAME = '[\\u4e00-\\u9fff·]{2,10}?|[A-Za-z][A-Za-z .]{1,20}?';
const SIGNED_FIRST = new RegExp(
  `^(?:签字|签名|签收|确认)(?:人|是|为)?[\\s:：,，]*(${NAME})[\\s,，]*(?:已|已经)?(?:签字|签名|确认)?(?:了|过)?[。.]?$`,
);
const SIGNED_LAST = new RegExp(`^(${NAME})[\\s,，]*(?:已|已经)?(?:签字|签名|确认)(?:确认)?(?:了|过)?[。.]?$`);
/** Not somebody's name: who refuses, or who is not named. */
const NOBODY = /不|拒|未|没|无|^(?:我|本人|对方|他|她|已经|签字|签名|确认|现场)$/;

/** What is said of an item without points; a picture alone answers a `photo` item. */
export function parseRecordedAnswer(text: string, scoring: 'text' | 'photo' | 'signature'): ParsedItemAnswer {
  const [first = '', ...rest] = text.split(/[,，。;；\n]+/);
  if (NOT_APPLICABLE.test(closeUp(first).toLowerCase())) {
    const note = rest.filter(part => part !== '').join('，');
    return { kind: 'answer', answer: { result: 'notApplicable' }, ...(note !== '' && { note }) };
  }
  if (saysRestFull(text)) return { kind: 'restFull' };
  switch (scoring) {
    case 'text':
      return text === '' ? { kind: 'none' } : { kind: 'answer', answer: { result: 'recorded', text } };
    case 'signature': {
      const name = signedBy(text);
      return name === undefined ? { kind: 'none' } : { kind: 'answer', answer: { result: 'recorded', text: name } };
    }
    case 'photo':
      return { kind: 'none' };
  }
}

/** Who confirms, in 「签字 张三 确认」 or 「张三已确认」; undefined when nobody is named. */
function signedBy(text: string): string | undefined {
  const name = (SIGNED_FIRST.exec(text) ?? SIGNED_LAST.exec(text))?.[1]?.trim();
  return name === undefined || NOBODY.test(name) ? undefined : name;
}
