import { expect, it } from 'vitest';
import { promisesBeyond } from '../../../src/domain/questions/promises.ts';

const CLAUSE = '经核实未经客户确认的，自开通之日起全额退还已收费用。光猫由公司免收更换费用，故障应当立即报修。';

it.each<[string, string[]]>([
  ['我们会全额退给您。', []],
  ['更换光猫免费，我马上报修。', []],
  ['终身保修，永久有效。', ['终身', '永久']],
  ['绝对不会再坏，我保证。', ['绝对', '保证']],
  ['24小时内一定有人联系您。', ['一定']],
  ['我不能保证今天修好，时间不一定。', []],
  ['一定程度上会受影响；保证金另算。', []],
  ['无条件给您换。', ['无条件']],
])('%s promises %j beyond its clause', (text, words) => expect(promisesBeyond(text, [CLAUSE])).toEqual(words));

it('a clause without the word holds none of them', () => {
  expect(promisesBeyond('全额退费，马上到账，免费上门。', ['核实后退还费用。'])).toEqual(['全额', '马上', '免费']);
});
