import { describe, expect, test } from 'vitest';
import { unsupportedFigureWords } from '../../../src/domain/standards/figure-words.ts';

const CLAUSE = '超过承诺时限未修复的，次月账单自动返还；系统即时停止计费，每周三检查一次，退还全额费用。';

describe('unsupportedFigureWords', () => {
  test.each([
    ['次日修复', '次日'],
    ['第二天修复', '第二天'],
    ['隔天就能修好', '隔天'],
    ['明天修好', '明天'],
    ['月底前返还', '月底'],
    ['每季度检查', '每季'],
    ['每天检查', '每天'],
    ['每周五检查', '周五'],
    ['礼拜天检查', '周日'],
    ['一个自然月内返还', '一个自然月'],
    ['上半年返还', '上半年'],
    ['国庆前修好', '国庆'],
    ['退还一半费用', '一半'],
    ['加倍返还', '加倍'],
    ['免费更换', '免费'],
    ['全天受理', '全天'],
  ])('%s', (answer, word) => {
    expect(unsupportedFigureWords(answer, [CLAUSE])).toEqual([word]);
  });

  test.each([
    '下个月的账单自动返还',
    '系统立即停止计费',
    '每星期检查，星期三去',
    '费用全额退还',
    '请说明天数和原因，调整天数要登记',
    '以上周期内都可以',
    '安全额度不变',
    '目前天气不影响',
    '一个用户一个工单',
    '每周一次检查',
  ])('%s may be said', answer => {
    expect(unsupportedFigureWords(answer, [CLAUSE])).toEqual([]);
  });
});
