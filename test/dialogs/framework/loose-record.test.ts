import { describe, expect, it } from 'vitest';
import { readNamedRecord } from '../../../dialogs/framework/loose-record.ts';

describe('a 单号 anywhere in a text', () => {
  it.each([
    ['撤回 BZ-2026-0001', 'BZ-2026-0001', '撤回'],
    ['请把 bz20260001 撤回来吧。', 'BZ-2026-0001', '撤回来'],
    ['BZ-2026-0001，同意了', 'BZ-2026-0001', '同意'],
    ['ZG—2026—0007', 'ZG-2026-0007', ''],
    ['麻烦帮我看一下DB-2026-0001的全文', 'DB-2026-0001', '看全文'],
    ['通过 KF-2026-10001', 'KF-2026-10001', '通过'],
  ])('%s', (text, no, words) => {
    expect(readNamedRecord(text)).toMatchObject({ no, words });
  });

  it('keeps what was said around it as it was said', () => {
    const said = readNamedRecord('不是我们的责任 ZG-2026-0002，该网络部')?.said;
    expect(said?.replace(/\s+/g, ' ')).toBe('不是我们的责任 ，该网络部');
  });

  it.each(['宽带装机要多久', '2026年1月起', '消费者权益保护法第二十四条', 'WIFI2026-0001', 'BZ-2026-001'])(
    'none in %s',
    text => {
      expect(readNamedRecord(text)).toBeUndefined();
    },
  );
});
