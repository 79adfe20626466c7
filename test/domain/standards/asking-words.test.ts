import { describe, expect, it } from 'vitest';
import { asksForSource } from '../../../src/domain/standards/asking-words.ts';

describe('asking only where an answer stands', () => {
  it.each(['依据', '依据？', '出处呢', '出处在哪里', '查看原文', '看一下条款原文', '它的依据是什么', '来源'])(
    '%s',
    text => expect(asksForSource(text)).toBe(true),
  );
  it.each(['考核扣分的依据是什么', '投诉处理的依据', '原文件保存多久', '依据规定怎么处理'])('not %s', text =>
    expect(asksForSource(text)).toBe(false),
  );
});
