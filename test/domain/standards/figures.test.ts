import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureItems } from '../../../src/domain/standards/figure-items.ts';
import { figuresIn, frequenciesIn } from '../../../src/domain/standards/figures.ts';

const texts = (text: string) => figuresIn(text).map(figure => figure.text);

describe('figures with the words that bound them', () => {
  it.each([
    ['城镇48小时、农村72小时内修复或者调通', ['48小时', '72小时内']],
    ['排队等候不超过10分钟；每月25日至月末的忙时不超过15分钟。', ['不超过10分钟', '不超过15分钟']],
    ['500元至3000元由客户服务部负责人审批', ['500元至3000元']],
    ['处违法所得3倍以上5倍以下罚款', ['3倍以上5倍以下']],
    ['每超过24小时减免3天月租', ['每超过24小时减免3天']],
    ['使用达到套餐的80%和100%时', ['80%和100%']],
    ['不少于总数的20%', ['不少于总数的20%']],
    ['欠费停机前72小时短信提醒不少于1次', ['前72小时', '不少于1次']],
    ['网厅在线客服人工服务时间为每日8:00至22:00', ['每日8:00至22:00']],
    ['次日8:00前联系', ['次日8:00前']],
    ['扣责任部门0.5分/次', ['扣责任部门0.5分/次']],
    ['每日加收3‰的违约金', ['每日加收3‰']],
    ['超过此前3个月平均电信费用5倍以上', ['3个月', '5倍以上']],
    ['退订即时生效，最迟次月1日停止计费', ['即时', '最迟次月1日']],
    ['不少于8个等候座位', ['不少于8个']],
    ['5项内容', ['5项']],
    ['10000号人工15秒内应答', ['15秒内']],
    ['违反第二十条的规定', []],
    ['一次解决率不低于88%', ['不低于88%']],
    ['四十八小时、农村七十二小时内', ['四十八小时', '七十二小时内']],
  ])('%s', (text, expected) => expect(texts(text)).toEqual(expected));

  it('how often something is done', () => {
    const often = (text: string) => frequenciesIn(text).map(figure => figure.text);
    expect(often('灭火器压力正常且每月检查1次')).toEqual(['每月检查1次']);
    expect(often('钻石卡客户每季度上门走访不少于1次，金卡客户每半年不少于1次')).toEqual([
      '每季度上门走访不少于1次',
      '每半年不少于1次',
    ]);
    expect(often('每年复训不少于24学时')).toEqual(['每年复训不少于24学时']);
  });

  it('are pieces of the text, in order, none over another', () => {
    const unit = fc.constantFrom(
      ...'不超过少于前后内至和每第条小时天月日元分次个%0123456789、，。：一二十百前减免扣超满的',
      '8:30',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), text => {
        let end = 0;
        for (const figure of figuresIn(text)) {
          expect(text.slice(figure.start, figure.end)).toBe(figure.text);
          expect(figure.start).toBeGreaterThanOrEqual(end);
          end = figure.end;
        }
      }),
    );
  });
});

describe('what a figure is said of', () => {
  const items = (text: string) =>
    figureItems(text, figuresIn(text)).map(({ figure, condition, subject, action }) => [
      figure.text,
      condition,
      subject,
      action,
    ]);

  it.each([
    [
      '具备资源的宽带新装，城市48小时内、农村72小时内装通',
      [
        ['48小时内', '', '城市', '装通'],
        ['72小时内', '', '农村', '装通'],
      ],
    ],
    [
      '重大投诉在24小时内提出方案、7个工作日内办结',
      [
        ['24小时内', '', '重大投诉', '提出方案'],
        ['7个工作日内', '', '重大投诉', '办结'],
      ],
    ],
    [
      '主营业厅应当配备饮水、意见簿和不少于8个等候座位；其他营业厅配备饮水、意见簿和不少于4个等候座位',
      [
        ['不少于8个', '', '主营业厅', '等候座位'],
        ['不少于4个', '', '其他营业厅', '等候座位'],
      ],
    ],
    ['涉及投诉的，保存2年', [['2年', '涉及投诉', '保存', '']]],
    ['（一）服务质量报表：次月第5个工作日前', [['次月第5个工作日前', '', '服务质量报表', '']]],
    ['网厅在线客服每日8:00至22:00在岗', [['每日8:00至22:00', '', '网厅在线客服', '在岗']]],
  ])('%s', (text, expected) => expect(items(text)).toEqual(expected));

  it('tells what brings a rule about from the rule', () => {
    const thresholds = (text: string) => figureItems(text, figuresIn(text)).map(item => item.threshold);
    expect(thresholds('系统中断超过5分钟的，值班经理应当公告；30分钟内恢复')).toEqual([true, false]);
    expect(thresholds('有效样本不少于30户；客户总数不足30户的全部调查')).toEqual([false, true]);
    expect(thresholds('暂停服务60日内仍未补交电信费用的，可以终止服务')).toEqual([true]);
  });
});
