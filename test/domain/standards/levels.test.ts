import { expect, test } from 'vitest';
import { guessLevel, rankOfLevel } from '../../../src/domain/standards/levels.ts';

test.each([
  ['中华人民共和国电信条例', [], 'nationalLaw'],
  ['电信条例', [], 'nationalLaw'],
  ['中华人民共和国城市房地产管理法', [], 'nationalLaw'],
  ['城市房地产管理办法', ['1994年7月5日 中华人民共和国国务院令第1号公布'], 'nationalLaw'],
  ['电信服务规范', ['2005年3月13日 信息产业部令第36号公布'], 'nationalLaw'],
  ['河南省电信条例', [], 'localLaw'],
  ['重庆市电信条例', [], 'localLaw'],
  ['电信设施保护办法', ['2010年 四川省人民政府公布'], 'localLaw'],
  ['营业厅服务规范', [], 'companyStandard'],
  ['达州市分公司投诉处理办法', [], 'companyStandard'],
  ['服务质量考核办法', [], 'companyStandard'],
  ['投诉处理办法', [], 'companyStandard'],
  ['宽带装维时限', [], 'companyStandard'],
] as const)('%s is %s', (title, lines, level) => {
  expect(guessLevel(title, lines)).toBe(level);
});

test('national law before local law before company standards', () => {
  expect(rankOfLevel('nationalLaw')).toBeLessThan(rankOfLevel('localLaw'));
  expect(rankOfLevel('localLaw')).toBeLessThan(rankOfLevel('companyStandard'));
});
