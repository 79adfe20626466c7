import { describe, expect, it } from 'vitest';
import { isAskedWord, readAskedWord } from '../../../dialogs/tasks/asked-word.ts';

const about = (no: string, ...phrases: string[]) => ({ no, commands: phrases.map(phrase => `${phrase} ${no}`) });
const KF = about('KF-2026-0001', '确认扣分', '不予扣分', '为什么扣分');
const KF2 = about('KF-2026-0002', '确认扣分', '不予扣分', '为什么扣分');
const SB = about('SB-2026-0001', '放行', '退回', '查看');
const YQ = about('ZG-2026-0001', '同意延期', '不同意延期', '查看');

describe('a bare word right after what asks for it', () => {
  it.each([
    ['同意', [KF], '确认扣分 KF-2026-0001'],
    ['确认', [KF], '确认扣分 KF-2026-0001'],
    ['确认。', [KF], '确认扣分 KF-2026-0001'],
    ['放行吧', [SB], '放行 SB-2026-0001'],
    ['退回', [SB], '退回 SB-2026-0001'],
    ['同意', [YQ], '同意延期 ZG-2026-0001'],
    ['同意', [KF, SB], '确认扣分 KF-2026-0001'],
    ['同意', [KF, KF], '确认扣分 KF-2026-0001'],
  ])('%s is meant for the one', (text, offered, command) => {
    expect(isAskedWord(text)).toBe(true);
    expect(readAskedWord(text, offered)).toEqual({ kind: 'one', command });
  });

  it.each([
    ['two records', '同意', [KF, KF2]],
    ['two kinds of the word', '同意', [KF, YQ]],
    ['something else that may be meant', '同意', [KF, about('BG-2026-0001', '审批通报')]],
    ['a list, which may name more than it offers', '确认', [{ ...KF, no: null }]],
  ])('with %s it is asked which', (_what, text, offered) =>
    expect(readAskedWord(text, offered)).toMatchObject({ kind: 'several' }),
  );

  it.each([
    ['nothing', '同意', []],
    ['something else', '放行', [KF]],
    ['only a view of it', '同意', [about('BG-2026-0001', '审批通报', '退回通报')]],
    ['a form', '确认', [{ no: null, commands: ['确认提交', '修改'] }]],
  ])('after %s it says nothing', (_what, text, offered) => expect(readAskedWord(text, offered)).toBeUndefined());

  it.each(['不同意', '同意延期', '我不确认', '确认扣分'])('%s is no such word', text =>
    expect(isAskedWord(text)).toBe(false),
  );
});
