import { describe, expect, it } from 'vitest';
import { asksForWording, withoutWordingAsked } from '../../../src/domain/questions/customer-wording.ts';

describe('words for a customer are asked for', () => {
  it.each([
    ['客户要退装机费，怎么跟他说?', '客户要退装机费，'],
    ['客户嫌排队太久怎么解释', '客户嫌排队太久'],
    ['师傅迟到了怎么跟客户道歉', '师傅迟到了'],
    ['账单争议怎么答复客户', '账单争议'],
    ['投诉怎么回复', '投诉'],
    ['退费有没有话术', '退费'],
    ['宽带超时如何向客户说明', '宽带超时'],
  ])('%s', (question, about) => {
    expect(asksForWording(question)).toBe(true);
    expect(
      withoutWordingAsked(question)
        .replace(/[?？]$/u, '')
        .trim(),
    ).toBe(about);
  });
});

describe('and here they are not', () => {
  it.each(['宽带装机要多久', '客户说要退费怎么处理', '怎么申诉', '客户投诉值班经理怎么办', '资费说明有几项'])(
    '%s',
    question => {
      expect(asksForWording(question)).toBe(false);
      expect(withoutWordingAsked(question)).toBe(question);
    },
  );
});
