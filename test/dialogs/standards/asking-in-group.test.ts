import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { openSpeaker } from '../inspections/speaker.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

it('in a group a question, its follow-up, a tapped choice and the whole clause are answered; what concerns people is not', async () => {
  const lina = await openSpeaker(test, 'lina', { inGroup: true });
  const say = async (text: string) => (await lina.say(text)).first;
  const told = async (text: string) => (await say(text)).map(message => message.text).join('\n');
  expect(await told('宽带装机要多久')).toContain('48小时内（城市）、72小时内（农村）');
  expect(await told('那农村呢')).toContain('（按「农村宽带装机要多久」理解）');
  const [asked] = await say('投诉');
  expect(asked?.text).toContain('您想问哪一项');
  const tapped = asked!.options[0]!;
  expect(await told(tapped.key)).toContain('《投诉处理办法》');
  expect(await told('看原文')).toContain('【');
  for (const text of [
    '我的待办',
    '通川营业厅上月检查',
    '渠县分公司本季度得分',
    '上周周报点了我们哪几条',
    '我们部门为什么扣了1.5分',
  ])
    expect(await told(text), text).toContain('单聊');
});

it('a turn that is run twice says the same', async () => {
  const lina = await openSpeaker(test, 'lina', { repeat: true });
  for (const text of ['宽带故障多久修好', '那农村呢', '还有呢', '投诉', '2', '2019年的规定是什么']) {
    const { first, again } = await lina.say(text);
    expect(again).toEqual(first);
  }
});
