import { foldAnswer } from './fold-answer.ts';
import { parseConfirm } from './parse-confirm.ts';
import { saysSubmit } from './says-submit.ts';

/**
 * What is said to a summary: `words` says in as many words that it is to be submitted, `firm` is a whole 「好」 or 「对」, `loose` a mere
 * 「嗯」 or 「就这样」, which must not file anything.
 */
export type Submission = 'words' | 'firm' | 'loose';

const SUBMITS =
  /^(?:请|那|那就|就|可以|帮我|直接|行|好|对|嗯)*(?:这样|这么)?(?:确认|提交|交|递交|确认提交|确认无误|提交确认|确认并提交)(?:上去)?(?:了|吧|啦|呗|哈)*$/u;
const FIRM = /^(?:确认无误|没问题|没有问题|是|是的|对|对的|没错|好|好的|可以|行|ok)$/u;

/** Undefined where a text is no confirmation at all. Every part of it has to agree: 「对，先不交」 is none. */
export function parseSubmission(raw: string): Submission | undefined {
  if (saysSubmit(raw)) return 'words';
  const parts = foldAnswer(raw)
    .split(/[\s,\uFF0C。.!\uFF01、;\uFF1B]+/u)
    .filter(part => part !== '');
  if (parts.length === 0 || !parts.every(part => SUBMITS.test(part) || parseConfirm(part) === 'yes')) return undefined;
  if (parts.some(part => SUBMITS.test(part))) return 'words';
  return parts.every(part => FIRM.test(part)) ? 'firm' : 'loose';
}
