import { cleanText } from './clean-text.ts';
import { foldAnswer } from './fold-answer.ts';

export type Confirmation = 'yes' | 'no' | 'unknown';

/** What can be agreed to; with 不, 别 or 先不 before it, what can be declined. */
const AGREEABLE = '确认|确定|同意|可以|提交|保存|需要|继续|合适|正确|准确|要|用|对|好|行|成|是|可|中';
const AFFIRMATIVE = `${AGREEABLE}|不错|没错|没有错|无误|没毛病|没问题|没有问题|嗯|恩|当然|就这样|就这么办|得|妥|ok|okay|okey|yes|yeah|yep|sure|y`;
const YES = new RegExp(`^(?:我|那|就|那就|可以)?(?:(?:${AFFIRMATIVE})(?:的|了|啊|呀|呢|嘞|滴|哒|哈)?)+$`);
const YES_WITH_BA = /^(?:就|那就)?(?:好|行|可以|是|确认|确定|提交|保存|同意|继续|就这样)吧$/;

const NOT = '先不|暂不|暂时不|还是不|不|别|先别|勿|甭|没';
const NO = new RegExp(
  `^(?:我|那|还)?(?:(?:${NOT})(?:${AGREEABLE})?|没有|还没有?|不用了|否|非|错|错误|有误|有错|不算|取消不算|算了|拒绝|no|nope|n)(?:的|了|啊|呀|呢|吧|哈)?$`,
);

/** In one word these say something else than no: 不确定 is doubt, 不错 is praise. */
const NEITHER = /^(?:我|还)?不(?:确定|太确定|一定|错)/;

const YES_MARKS = /^(?:👍|👌|🆗|✅|✔|✓|√|🙆|\[ok\]|\[强\]|\[好的\])+$/u;
const NO_MARKS = /^(?:👎|❌|✖|✗|×|🙅|🚫|\[弱\]|\[no\])+$/u;

/** A yes or a no is short; this also bounds what the patterns have to try. */
const LONGEST = 20;

function readPart(part: string): Confirmation {
  if (part.length > LONGEST) return 'unknown';
  // Said twice means the same as said once: 是是是, 不不, 好的好的.
  const once = part.replace(/^(.+?)\1+$/u, '$1');
  if (YES.test(once) || YES_WITH_BA.test(once)) return 'yes';
  return NO.test(once) && !NEITHER.test(once) ? 'no' : 'unknown';
}

/**
 * Yes or no, said as the whole message; every part must agree, so "是/否", 是不是, 好不好 and a question are `unknown`. A bare
 * 取消 is `unknown` too: it is a command of its own and means opposite things in different questions.
 */
export function parseConfirm(raw: string): Confirmation {
  const marks = cleanText(raw)
    .toLowerCase()
    .replace(/\s|\uFE0F|\p{Emoji_Modifier}|\u200D[♀♂]/gu, '');
  if (YES_MARKS.test(marks)) return 'yes';
  if (NO_MARKS.test(marks)) return 'no';
  const text = foldAnswer(raw);
  if (text === '' || text.includes('?')) return 'unknown';
  const readings = new Set(text.split(/[\s,\uFF0C。.!\uFF01、;\uFF1B/|~]+/).map(readPart));
  const [only] = readings;
  return readings.size === 1 && only !== undefined ? only : 'unknown';
}
