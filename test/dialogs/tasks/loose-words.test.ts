import { describe, expect, it } from 'vitest';
import { isDecisionWord, phrasesMeant } from '../../../dialogs/tasks/loose-words.ts';

describe('what words mean for a record', () => {
  it.each([
    ['撤回', 'BZ-2026-0001', '撤回审批'],
    ['撤回来', 'BZ-2026-0001', '撤回审批'],
    ['驳回', 'ZG-2026-0001', '退回'],
    ['不同意', 'KF-2026-0001', '不予扣分'],
    ['停用', 'KJ-2026-0001', '停用口径'],
    ['废止', 'BZ-2026-0001', '作废'],
    ['作废', 'CP-2026-0001', '作废测评'],
    ['单位录错', 'CP-2026-0001', '作废测评'],
    ['谁还没看', 'BZ-2026-0001', '阅读情况'],
    ['为什么扣我们的分', 'KF-2026-0001', '为什么扣分'],
  ])('%s %s is %s', (words, no, phrase) => {
    expect(phrasesMeant(words, no)).toEqual([words, phrase]);
  });

  it('consent means no command: whoever decides looks first', () => {
    for (const no of ['BZ-2026-0001', 'KF-2026-0001', 'DF-2026-0001', 'ZG-2026-0001']) {
      expect(phrasesMeant('同意', no)).toEqual(['同意']);
      expect(phrasesMeant('通过', no)).toEqual(['通过']);
    }
  });
});

describe('words that decide and name nothing', () => {
  it.each(['通过', '同意', '同意。', '批准了', '审批通过', '不同意', '驳回吧', '撤回', '没意见'])('%s', text => {
    expect(isDecisionWord(text)).toBe(true);
  });
  it.each(['通过率怎么算', '同意书要不要签', '批障要多久', '撤回投诉怎么办', '可以退装机费吗'])('not %s', text => {
    expect(isDecisionWord(text)).toBe(false);
  });
});
