import { expect, it } from 'vitest';
import { isUsable } from './shared-data.ts';

it.each([
  [true, undefined, true],
  [true, 'true', true],
  [false, undefined, false],
  [false, 'false', false],
])('data there: %s, CI: %s → tests run: %s', (present, ci, runs) => expect(isUsable(present, ci)).toBe(runs));

it('missing data fails on CI', () => expect(() => isUsable(false, 'true')).toThrow('missing'));
