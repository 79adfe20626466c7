import { foldAnswer } from './fold-answer.ts';

/** What leads into it: 没问题 交了吧, 就这样提交. */
const LEAD =
  '(?:(?:都|全)?(?:填|录|查|写|弄)(?:完|好)|没有?(?:什么)?问题|没啥问题|没毛病|确认无误|无误|可以|就这样|就这么|这样|那么|那|就|好|行|嗯|ok|对|都|先|直接|现在|帮我|给我|请|麻烦|确认)(?:了|的|吧|啊|,|，)*';
const SUBMITS = new RegExp(`^(?:${LEAD})*(?:提交|上交|交)(?:上去|上|出去|一下)?(?:了)?(?:吧|啊|哈|呗|啦|嘛|得了)?$`);
/** Longer ones say more than that; this also bounds what the pattern has to try. */
const LONGEST = 20;

/** Whether a text says nothing but that what was filled in is to be submitted: 交了吧, 提交吧, 没问题 就这样交. */
export function saysSubmit(text: string): boolean {
  const said = foldAnswer(text).replace(/[\s,\uFF0C。.;\uFF1B、!\uFF01~]+/g, '');
  return said.length <= LONGEST && SUBMITS.test(said);
}
