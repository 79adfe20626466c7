import { describe, expect, it } from 'vitest';
import { readSaidAnswer } from '../../../src/domain/rectification/read-answer.ts';

describe('what a sentence about a 整改 says already', () => {
  it.each([
    ['整改 全部已改好', { result: '全部已改好' }],
    ['整改 已改好，灯管老化，换了新的', { result: '已改好', cause: '灯管老化', measure: '换了新的' }],
    ['答复整改：换了灯管', { measure: '换了灯管' }],
    ['已改好，第1项灯管老化', { result: '已改好' }],
    ['原因：灯管老化；措施：更换灯管；结果：已点亮', { cause: '灯管老化', measure: '更换灯管', result: '已点亮' }],
    ['', {}],
  ])('%s', (words, said) => expect(readSaidAnswer(words)).toEqual(said));
});
