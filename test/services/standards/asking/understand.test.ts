import { describe, expect, it } from 'vitest';
import { understand } from '../../../../src/services/standards/asking/understand.ts';

const NOW = new Date('2026-11-25T10:00:00+08:00');
const previous = { question: '网吧几点关门' };

describe('what a question is about', () => {
  it('carries the question before to another time, and a time on to the next question', () => {
    const dated = understand('2019年的规定是什么', previous, NOW);
    expect(dated).toMatchObject({ carried: true, readings: [{ text: '网吧几点关门' }], time: { words: '2019年' } });
    const next = understand('未成年人呢', { ...previous, time: '2019年' }, NOW);
    expect(next.time).toMatchObject({ kind: 'period', words: '2019年' });
    expect(understand('现在呢', { ...previous, time: '2019年' }, NOW)).toMatchObject({
      readings: [{ text: '网吧几点关门' }],
      time: { kind: 'now' },
    });
    // A question of its own is about today.
    expect(understand('宽带装机要多久', { ...previous, time: '2019年' }, NOW).time).toBeUndefined();
  });

  it('tells words for a customer from what a standard says', () => {
    const script = understand('客户要退装机费,怎么跟他说?', undefined, NOW);
    expect(script).toMatchObject({ wantsScript: true, readings: [{ text: '客户要退装机费' }] });
    expect(understand('投诉处理办法里怎么说回访', undefined, NOW).wantsScript).toBe(false);
    expect(understand('旧版怎么说', previous, NOW)).toMatchObject({ wantsScript: false, carried: true });
  });

  it('compares what was asked before', () => {
    const compared = understand('城镇和农村有什么区别', { question: '宽带装机要多久' }, NOW);
    expect(compared.comparison).toMatchObject({
      text: '宽带装机要多久，城镇和农村有什么区别',
      left: { question: '城镇宽带装机要多久' },
    });
    expect(understand('姓名和电话要登记吗', previous, NOW).comparison).toBeUndefined();
  });

  it.each(['。', '？？', '😊', '👌🏻', '嗯', '哦哦'])('%s asks nothing, also not about what was asked before', text => {
    expect(understand(text, previous, NOW).carried).toBe(false);
  });

  it('after being asked back only words that cannot stand alone lean on it', () => {
    const askedBack = { question: '投诉', askedBack: true as const };
    expect(understand('办结', askedBack, NOW).readings[0]?.text).toBe('投诉办结');
    for (const text of ['规定是什么', '那农村呢', '城镇和农村有什么区别', '宽带装机要多久', '2019年的规定是什么'])
      expect(understand(text, askedBack, NOW)).toMatchObject({ carried: false });
  });
});
