import { describe, expect, it } from 'vitest';
import { isWorthCollecting } from '../../../src/domain/questions/worth-collecting.ts';

const facts = (knownWords: number, unknownShare: number, smallTalk = false) => ({
  smallTalk,
  knownWords,
  unknownShare,
});

/** The facts are those of the demo library. */
describe('unanswered questions that are missed', () => {
  it.each([
    ['携号转网怎么办', facts(0, 1)], // no standard has a word of it, the trade does
    ['国际漫游多少钱一分钟', facts(1, 0.85)],
    ['eSIM怎么开通', facts(1, 0.61)],
    ['客户要销户怎么办', facts(1, 0.94)],
    ['光猫丢了要赔钱不', facts(1, 0.46)],
    ['登高证多久复训', facts(2, 0)],
    ['月度分析报告什么时候报', facts(5, 0)],
  ])('%s', (text, known) => expect(isWorthCollecting(text, known)).toBe(true));
});

describe('noise that would flood the backlog', () => {
  it.each([
    ['今天天气', facts(1, 0.55)], // 天气 stands in 雷雨天气
    ['今天天气怎么样', facts(1, 0.55)],
    ['推荐一部电影', facts(1, 0.71)],
    ['领导好凶怎么办', facts(1, 0.63)],
    ['电费一度多少钱', facts(0, 1)],
    ['红烧肉怎么做', facts(0, 0.85)],
    ['猫能活几年', facts(0, 0)], // nothing unknown, but nothing known either
    ['asdfgh', facts(0, 1)],
    ['你好啊', facts(0, 0, true)],
    ['测试', facts(1, 0, true)],
  ])('%s', (text, known) => expect(isWorthCollecting(text, known)).toBe(false));
});

it('somebody who says 没用 means it: only what is foreign through and through is left out', () => {
  expect(isWorthCollecting('同一件事会不会扣两次', facts(1, 0.7))).toBe(false);
  expect(isWorthCollecting('同一件事会不会扣两次', facts(1, 0.7), true)).toBe(true);
  expect(isWorthCollecting('红烧肉怎么做', facts(0, 0.85), true)).toBe(false);
  expect(isWorthCollecting('你好啊', facts(0, 0, true), true)).toBe(false);
});
