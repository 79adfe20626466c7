import { describe, expect, it } from 'vitest';
import type { AnsweredItem } from '../../../src/domain/language/item-answer.ts';
import { type ParsedItemAnswer, parseItemAnswer } from '../../../src/domain/language/parse-item-answer.ts';

const scored = (points: number, more: object = {}, note?: string): ParsedItemAnswer => ({
  kind: 'answer',
  answer: { result: 'scored', points, ...more },
  ...(note !== undefined && { note }),
});
const recorded = (text: string): ParsedItemAnswer => ({ kind: 'answer', answer: { result: 'recorded', text } });
const notApplicable = (note?: string): ParsedItemAnswer => ({
  kind: 'answer',
  answer: { result: 'notApplicable' },
  ...(note !== undefined && { note }),
});

describe('choice', () => {
  const item: AnsweredItem = {
    scoring: 'choice',
    maxPoints: 10,
    options: [
      { label: '优秀', points: 10 },
      { label: '良好', points: 8 },
      { label: '一般', points: 5 },
      { label: '差', points: 0 },
    ],
  };
  it.each<[string, ParsedItemAnswer]>([
    ['良好', scored(8, { choice: '良好' })],
    ['B', scored(8, { choice: '良好' })],
    ['2', scored(8, { choice: '良好' })],
    ['选良好', scored(8, { choice: '良好' })],
    ['第三个', scored(5, { choice: '一般' })],
    ['8分', scored(8, { choice: '良好' })],
    ['满分', scored(10, { choice: '优秀' })],
    ['差，地面有水渍', scored(0, { choice: '差' }, '地面有水渍')],
    ['差 地面有水渍', scored(0, { choice: '差' }, '地面有水渍')],
    ['一般，环境良好但是台席乱', scored(5, { choice: '一般' }, '环境良好但是台席乱')],
    ['差，备注：良好', scored(0, { choice: '差' }, '良好')],
    ['良好，一般', { kind: 'contradiction', values: [8, 5] }],
    ['应该是良好', { kind: 'none' }],
    ['不是良好', { kind: 'none' }],
    ['不确定', { kind: 'none' }],
    ['扣2分', { kind: 'otherScale' }],
    ['不合格', { kind: 'otherScale' }],
    ['不适用', notApplicable()],
    ['其余满分', { kind: 'restFull' }],
    ['良好，其余满分', { ...scored(8, { choice: '良好' }), restFull: true } as ParsedItemAnswer],
  ])('%s', (text, expected) => expect(parseItemAnswer(text, item)).toEqual(expected));
});

describe('number', () => {
  const item: AnsweredItem = {
    scoring: 'number',
    maxPoints: 5,
    range: { min: 0, max: 120, passMax: 10, unit: '分钟' },
  };
  it.each<[string, ParsedItemAnswer]>([
    ['8', scored(5, { value: 8 })],
    ['8分钟', scored(5, { value: 8 })],
    ['实测 8 分钟', scored(5, { value: 8 })],
    ['等候十二分钟，高峰期', scored(0, { value: 12 }, '高峰期')],
    ['10', scored(5, { value: 10 })],
    ['10.5分钟', scored(0, { value: 10.5 })],
    ['12分钟，3台叫号机坏了', scored(0, { value: 12 }, '3台叫号机坏了')],
    ['200', { kind: 'outOfRange', value: 200, min: 0, max: 120 }],
    ['8到9分钟', { kind: 'range' }],
    ['8分钟，9分钟', { kind: 'contradiction', values: [8, 9] }],
    ['2小时', { kind: 'otherScale' }],
    ['合格', { kind: 'otherScale' }],
    ['扣2分', { kind: 'otherScale' }],
    ['大概8分钟', { kind: 'none' }],
    ['人很多', { kind: 'none' }],
    ['不适用', notApplicable()],
  ])('%s', (text, expected) => expect(parseItemAnswer(text, item)).toEqual(expected));
});

describe('text', () => {
  const item: AnsweredItem = { scoring: 'text', maxPoints: 0 };
  it.each<[string, ParsedItemAnswer]>([
    ['客户反映等候久，希望增开台席', recorded('客户反映等候久，希望增开台席')],
    ['满分', recorded('满分')],
    ['不适用', notApplicable()],
    ['其余满分', { kind: 'restFull' }],
  ])('%s', (text, expected) => expect(parseItemAnswer(text, item)).toEqual(expected));
});

describe('signature', () => {
  const item: AnsweredItem = { scoring: 'signature', maxPoints: 0 };
  it.each<[string, ParsedItemAnswer]>([
    ['签字 张三 确认', recorded('张三')],
    ['签字：张三', recorded('张三')],
    ['张三已确认', recorded('张三')],
    ['值班经理陈映雪确认', recorded('值班经理陈映雪')],
    ['确认', { kind: 'none' }],
    ['本人确认', { kind: 'none' }],
    ['拒绝签字', { kind: 'none' }],
    ['张三不确认', { kind: 'none' }],
    ['张三', { kind: 'none' }],
    ['不适用，对方拒签', notApplicable('对方拒签')],
  ])('%s', (text, expected) => expect(parseItemAnswer(text, item)).toEqual(expected));
});

it('only a picture answers a photo item', () => {
  expect(parseItemAnswer('拍好了', { scoring: 'photo', maxPoints: 0 })).toEqual({ kind: 'none' });
});

describe('a deduction with a cap', () => {
  const item: AnsweredItem = { scoring: 'deduction', maxPoints: 10, deductionPer: 2, cap: 5 };
  it.each<[string, ParsedItemAnswer]>([
    ['2处', scored(6, { occurrences: 2 })],
    ['4处', scored(5, { occurrences: 4 })],
    ['扣3分', scored(7)],
    ['扣6分', { kind: 'outOfRange', value: 6, min: 0, max: 5 }],
    ['得4分', { kind: 'outOfRange', value: 4, min: 5, max: 10 }],
    ['扣完', scored(5)],
    ['不得分', { kind: 'outOfRange', value: 0, min: 5, max: 10 }],
  ])('%s', (text, expected) => expect(parseItemAnswer(text, item)).toEqual(expected));
});

it('a veto without points still fails', () => {
  expect(parseItemAnswer('不合格', { scoring: 'yesNo', maxPoints: 0 })).toEqual(scored(0, { occurrences: 1 }));
  expect(parseItemAnswer('合格', { scoring: 'yesNo', maxPoints: 0 })).toEqual(scored(0));
});
