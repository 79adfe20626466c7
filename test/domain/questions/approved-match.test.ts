import { describe, expect, it, test } from 'vitest';
import {
  answersQuestion,
  type Closeness,
  pickScripts,
  standsBeside,
  variantsOf,
} from '../../../src/domain/questions/approved-match.ts';

const close = (
  asked: number,
  approved: number,
  clause: Closeness['clause'],
  rest: Partial<Closeness> = {},
): Closeness => ({
  ...{ asked, askedInAll: asked, missesPoint: false, approved, clause, kindFits: true },
  ...rest,
});

/** Measured over the demo library; test/services/questions/find-approved.test.ts asks the questions themselves. */
describe('a 标准答复 answers', () => {
  it.each([
    ['宽带超时没修好怎么补偿', close(1, 0.83, 'first'), true],
    ['故障超时怎么赔客户', close(1, 0.7, 'first'), true],
    ['整改通知和督办单有啥不同', close(1, 1, 'first'), true],
    ['没办过的业务扣费了怎么办', close(1, 0.82, 'no'), true],
    ['移机超时怎么给客户补偿', close(0.82, 0.55, 'first'), false],
    ['宽带故障多久修好', close(1, 0.45, 'first'), false],
    ['客户投诉值班经理怎么办', close(1, 0.54, 'first'), false],
    ['白天报的宽带故障什么时候联系客户', close(0.43, 0.82, 'first'), false],
    ['a paraphrase whose clause is not found', close(0.82, 0.75, 'no'), false],
    ['客户说没办过的业务被扣费了找谁', close(1, 0.9, 'first', { kindFits: false }), false],
  ])('%s: %o → %s', (_, closeness, expected) => expect(answersQuestion(closeness)).toBe(expected));
});

describe('a 口径 stands beside', () => {
  it.each([
    ['宽带装机要多久', close(1, 0.84, 'first'), false, true],
    ['待装多少天可以退费: its text speaks of it', close(0, 0.32, 'first', { askedInAll: 1 }), false, true],
    ['重复故障率不能超过多少: hardly its situation', close(0.34, 0.12, 'first', { askedInAll: 0.88 }), false, false],
    ['师傅没准时到怎么跟客户说', close(0.33, 0.33, 'first'), true, true],
    ['the same without asking for words', close(0.33, 0.33, 'first'), false, false],
    ['光猫丢了怎么跟客户说: nothing found', close(1, 0.59, 'no'), true, true],
    ['消协转来的投诉几天回复: near a clause further down', close(0.49, 0.93, 'shown'), false, false],
    ['快递丢了怎么赔: another thing that is lost', close(0.65, 0.49, 'shown'), false, false],
    ['宽带一年多少钱', close(1, 0.22, 'shown'), false, false],
  ])('%s', (_, closeness, wordingAsked, expected) => expect(standsBeside(closeness, wordingAsked)).toBe(expected));
});

test('the nearest first, no more than two, none far behind', () => {
  const script = (no: string, fit: number) => ({ no, closeness: close(fit, fit, 'first') });
  const nos = (scripts: { no: string }[]) => scripts.map(({ no }) => no);
  expect(nos(pickScripts([script('c', 0.8), script('a', 1), script('b', 0.9)]))).toEqual(['a', 'b']);
  expect(nos(pickScripts([script('a', 1), script('b', 0.7)]))).toEqual(['a']);
  expect(pickScripts([])).toEqual([]);
});

test('a situation may be written in several ways', () => {
  expect(variantsOf('客户要退订；客户要拆机; 不要了\n')).toEqual(['客户要退订', '客户要拆机', '不要了']);
  expect(variantsOf('客户要退订')).toEqual(['客户要退订']);
});
