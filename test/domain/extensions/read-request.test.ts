import { describe, expect, it } from 'vitest';
import { readExtensionRequest } from '../../../src/domain/extensions/read-request.ts';

describe('a request for more time in plain words', () => {
  it.each([
    ['月报能不能延到周五', 'report', '报表', '周五', ''],
    ['我们的报表能延到12月3日吗？', 'report', '报表', '12月3日', ''],
    ['上个月的分析报告想延期到下周三，数据还没到', 'report', '分析', '下周三', '数据还没到'],
    ['能不能把月报延到周五', 'report', '报表', '周五', ''],
    ['报表可以晚几天吗', 'report', '报表', '', ''],
    ['我们的报表能不能晚一点交', 'report', '报表', '', ''],
    ['分析报告要迟两天报，数据没到', 'report', '分析', '', '数据没到'],
    ['能不能晚几天交报表', 'report', '报表', '', ''],
    ['能不能晚一点交', undefined, '', '', ''],
    ['措施申请延期', 'measure', '', '', ''],
    ['督办单能不能延到周五', 'supervision', '', '周五', ''],
    ['督办的整改想延期到11月20日，灯箱要定制', 'supervision', '', '11月20日', '灯箱要定制'],
    ['改进措施能不能延到12月3日前 因为责任人出差', 'measure', '', '12月3日', '责任人出差'],
    ['整改能不能延到周五', 'rectification', '', '周五', ''],
    ['能不能延期到下周一', undefined, '', '下周一', ''],
  ])('%s', (text, about, named, day, reason) =>
    expect(readExtensionRequest(text)).toEqual({ about, named, day, reason }),
  );

  it.each([
    '宽带装机能不能延期',
    '整改超期怎么处理',
    '报表什么时候到期',
    '措施没有报会扣分吗',
    '投诉处理时限可以延长吗',
    '延期审批',
    '月报发了吗',
    '客户要求延期缴费怎么办',
    '客户能不能晚一点交费',
    '报表晚交扣几分',
  ])('%s is none', text => expect(readExtensionRequest(text)).toBeUndefined());
});
