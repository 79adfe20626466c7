import { expect, it } from 'vitest';
import { readNumber, recordNumber } from '../../../src/domain/language/record-number.ts';

it.each([
  ['ZG-2026-0001', 'ZG-2026-0001'],
  ['zg20260001', 'ZG-2026-0001'],
  ['zg 2026 0001', 'ZG-2026-0001'],
  ['ZT－2026—12345', 'ZT-2026-12345'],
  ['zt-2026-1', 'ZT-2026-0001'],
  [' DB-2026-027 ', 'DB-2026-0027'],
])('%s is %s', (typed, no) => expect(readNumber(typed)).toBe(no));

it.each(['ZG-2026', 'ZG-2026-', 'zg20261', 'zg 2026 1', 'Z-2026-0001', 'ZGA-2026-0001', '2026-0001', 'ZG-2026-0001x'])(
  '%s is no 单号',
  text => expect(readNumber(text)).toBeUndefined(),
);

it('is found in a text, whole', () => {
  const found = (text: string) => new RegExp(recordNumber()).exec(text)?.[0];
  expect(found('把ZG-2026-1关了')).toBe('ZG-2026-1');
  expect(found('ZG-2026-00011 的事')).toBe('ZG-2026-00011');
});
