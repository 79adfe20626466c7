import { describe, expect, it } from 'vitest';
import { looksLikeQuestion } from '../../../src/domain/language/looks-like-question.ts';

describe('looksLikeQuestion', () => {
  it.each([
    '排队等候不能超过多少分钟',
    '厅容环境怎么算合格？',
    '合格标准是什么',
    '有没有规定着装',
    '宽带装机要多久',
    '扣几分合适呢',
    '移机呢',
    '那农村呢',
    '谁负责',
  ])('%s asks', text => {
    expect(looksLikeQuestion(text)).toBe(true);
  });

  it.each([
    '扣2分，没说明什么时候生效',
    '扣2分 原因是多久没人管',
    '满分',
    '不合格，什么都没有',
    '2处，怎么缺了两张',
    '备注：多少有点脏',
    '吗？',
    '叫号机坏了',
    '呢',
    '满分，怎么了呢',
  ])('%s answers', text => {
    expect(looksLikeQuestion(text)).toBe(false);
  });
});
