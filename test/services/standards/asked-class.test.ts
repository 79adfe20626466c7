import { afterAll, beforeAll, expect, it } from 'vitest';
import { retrieveClauses } from '../../../src/services/standards/retrieve-clauses.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

async function first(question: string): Promise<string> {
  const library = await test.context.library.on(test.context.clock.now());
  const judged = await retrieveClauses(test.context, { question, library });
  if (judged.outcome === 'none') return 'none';
  const { standard, number } = judged.hits[0]!.document;
  return `${judged.outcome} ${standard} ${number}`;
}

it.each([
  ['VIP客户故障多久修', 'answer VIP客户经理服务标准 第十七条'],
  ['金卡客户宽带故障几小时修好', 'answer VIP客户经理服务标准 第十七条'],
  ['VIP客户排队等多久', 'answer VIP客户经理服务标准 第十六条'],
  ['VIP投诉多久响应', 'answer VIP客户经理服务标准 第十八条'],
  // A rule for two cards says nothing of the third.
  ['银卡客户多久走访一次', 'candidates VIP客户经理服务标准 第十一条'],
  // What no clause says of the class is the rule for all.
  ['VIP客户宽带装机多久', 'answer 宽带装维时限管理规定 第五条'],
  ['普通客户宽带故障多久修好', 'answer 宽带装维时限管理规定 第十三条'],
])('%s → %s', async (question, expected) => expect(await first(question)).toBe(expected));
