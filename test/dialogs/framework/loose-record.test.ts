import { describe, expect, it } from 'vitest';
import { readNamedRecord } from '../../../dialogs/framework/loose-record.ts';

describe('a 单号 anywhere in a text', () => {
  it.each([
    ['撤回 BZ-2026-0001', 'BZ-2026-0001', '撤回', '撤回'],
    ['请把 bz20260001 撤回来吧。', 'BZ-2026-0001', '撤回来', '请把 撤回来吧。'],
    ['BZ-2026-0001，同意了', 'BZ-2026-0001', '同意', '，同意了'],
    ['ZG—2026—0007', 'ZG-2026-0007', '', ''],
    ['麻烦帮我看一下DB-2026-0001的全文', 'DB-2026-0001', '看全文', '麻烦帮我看一下 的全文'],
    ['通过 KF-2026-10001', 'KF-2026-10001', '通过', '通过'],
    ['看看 zt-2026-1', 'ZT-2026-0001', '看看', '看看'],
  ])('%s', (text, no, words, said) => {
    const read = readNamedRecord(text);
    expect(read && { ...read, said: read.said.replace(/ +/g, ' ') }).toEqual({ no, words, said });
  });

  it.each(['宽带装机要多久', '2026年1月起', '消费者权益保护法第二十四条', 'WIFI2026-0001', 'BZ-2026'])(
    'none in %s',
    text => {
      expect(readNamedRecord(text)).toBeUndefined();
    },
  );
});
