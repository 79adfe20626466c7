import { describe, expect, it } from 'vitest';
import { splitNumber } from '../../../dialogs/framework/split-number.ts';

describe('a number and the words after it', () => {
  it.each([
    ['KF-2026-0001 证据不足', 'KF-2026-0001', '证据不足'],
    ['kf20260001，证据不足', 'KF-2026-0001', '证据不足'],
    ['证据不足', undefined, '证据不足'],
    ['KF-2026-0001', 'KF-2026-0001', ''],
  ])('reads %s', (text, no, words) => {
    expect(splitNumber({ phrase: '不予扣分', text })).toEqual(no === undefined ? { words } : { no, words });
  });
});
