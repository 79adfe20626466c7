import { cleanText } from './clean-text.ts';

/** A statement is longer than what one asks in passing. In characters; our default. */
const LONGEST = 30;
/** A clause without a question of this length tells something, and the whole text is then an answer. Our default. */
const TELLING_CLAUSE = 8;

const LEAD_IN =
  /^(?:请问(?:一下|下)?|麻烦问(?:一下|下)?|想?问(?:一下|下)|我想问(?:一下|下)?|对了|那么?|哦|嗯|不好意思|等下|等一下|话说)+/u;
const MARKED = /[?\uFF1F]$/u;
/** 吗 asks always; 呢 also ends a statement: 还在等配件呢. */
const ENDS_ASKING = /(?:吗|来着|(?:行|可以|成|能|要)[不么])$/u;
const ASKS_BRIEFLY = /^(?!.*[在还了很都没不])(?:.{1,6})呢$/u;

const SUBJECT =
  '(?:(?:这|那)(?:个|一?项|一?步|一?条|一?单|份|里)?|这时候|我们?|咱们?|您|你|他们?|它|客户|到底|具体|现在|最后|一般|还|该|要|应该|可以|应|需要?|都|是|佐证|证据|照片|附件|材料|理由|原因|措施|标题|结果|整改|督办|考核申诉|申诉|异议|扣分|分数|报表|单子|的|得)*';
/** How long, when, how many. 几天内 and 好几天 tell; 什么时候都 is always. */
const AMOUNT =
  /哪[天日]|哪一天|几[号点]|(?:什么|啥)时候|何时|多久|多长时间|多少(?!年)|(?<![好这那前隔每近过十有])几(?:天|个工作日|个月|小时|分钟|[分张次条])(?![前内后])/u;
const HOW = new RegExp(
  `^${SUBJECT}(?:怎么|咋|如何|怎样)(?:才)?(?!(?:也|都|样都))(?:.{0,8})$|^.{1,8}(?:怎么办|咋办|怎么样|咋样|怎么弄|咋弄)$`,
  'u',
);
const WHY = new RegExp(`^${SUBJECT}(?:为什么|为啥|为何|凭什么|凭啥)(?:.{0,12})$`, 'u');
const WHETHER = new RegExp(
  `^${SUBJECT}(?:能不能|可不可以|可以不可以|能否|可否|行不行|要不要|用不用|需不需要|是不是|算不算|会不会|有没有)(?:.{1,10})?$|^.{1,8}(?:能不能|可不可以|行不行|要不要|算不算|可以不|行不|要不)$|^(?:能|可以|要|用|需要).{1,8}不$`,
  'u',
);
/** What stands between is the matter itself: 「这个单当时系统有没有故障」. Without one of these before it, such a clause may as well tell. */
const WHETHER_OF_THIS =
  /^(?:(?:这|那)(?:[个条笔张件]|一[个条笔张件])?单?|当时|那天).{0,10}(?:有没有|是不是|会不会|能不能|可不可以|算不算)(?:.{1,10})?$/u;
const WHAT = new RegExp(
  `^${SUBJECT}.{0,4}(?<!没)(?:什么|啥|谁|哪里|哪儿|哪些|哪个)(?:意思|格式|材料|内容|时间)?$|^(?:谁|找谁|哪里|哪儿)(?!都|也).{1,6}$`,
  'u',
);
/** Not known, said of everything, or done: the clause tells, whatever words it has. */
const TELLS = /不知|不清楚|不明|不详|没说|没有?说明|未|无论|不管|不论|每|所有|均|检查|确认|明确|加强|培训|安排|规定/u;
const EVERY = /(?:什么|啥|谁|哪里|哪儿|哪天|哪个|时候|怎么)(?:都|也)/u;
const DONE =
  /已|[过完]了?(?:[,\uFF0C。;\uFF1B\s]|$)|了(?:[,\uFF0C。;\uFF1B\s]|$)|是|(?:报修|联系|更换|整改|安排|修好|处理)了/u;

const asksUnmarked = (clause: string): boolean =>
  ASKS_BRIEFLY.test(clause) ||
  (!TELLS.test(clause) &&
    !EVERY.test(clause) &&
    ((AMOUNT.test(clause) && [...clause].length <= 16) ||
      [HOW, WHY, WHETHER, WHETHER_OF_THIS, WHAT].some(ask => ask.test(clause))));

const asks = (clause: string): boolean => MARKED.test(clause) || ENDS_ASKING.test(clause) || asksUnmarked(clause);

/**
 * Whether a text where a statement is expected plainly asks something instead: 「期限到哪天」, 「能不能延期？」. It is short and as a whole a
 * question; one that also tells what was done, or merely holds such words, is a statement: 「不知道什么时候坏的」. Which words make a question
 * is our own default: the source says nothing of it.
 */
export function asksInPassing(raw: string): boolean {
  const text = cleanText(raw).replace(/[\s。.!！~]+$/u, '');
  const length = [...text].length;
  if (length < 3 || length > LONGEST) return false;
  const clauses = text
    .split(/[\s,\uFF0C。;\uFF1B]+|(?<=[?\uFF1F])(?=.)/u)
    .map(clause => clause.replace(LEAD_IN, ''))
    .filter(clause => clause !== '');
  if (clauses.length === 0 || !asks(clauses.at(-1)!)) return false;
  return clauses
    .filter(clause => !asks(clause))
    .every(clause => [...clause].length < TELLING_CLAUSE && !DONE.test(clause));
}
