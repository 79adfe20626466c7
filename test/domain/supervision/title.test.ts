import { describe, expect, it } from 'vitest';
import { isTellingTitle } from '../../../src/domain/supervision/title.ts';

describe('isTellingTitle', () => {
  it.each(['窗口秩序', '通川营业厅：门头招牌', 'WiFi故障', '10000号接通率'])('takes %s', title => {
    expect(isTellingTitle(title)).toBe(true);
  });

  it.each(['', '督办', '秩序乱', '1234', '２０２６１１', '11-02 09:00', '督办！！！！', '整 改 '])(
    'refuses 「%s」',
    title => {
      expect(isTellingTitle(title)).toBe(false);
    },
  );
});
