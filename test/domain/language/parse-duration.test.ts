import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../src/domain/language/parse-duration.ts';

const HOUR = 3_600_000;

describe('parseDuration', () => {
  it.each([
    ['3d4h', 76 * HOUR],
    ['90m', 1.5 * HOUR],
    ['2h30m', 2.5 * HOUR],
    ['1w', 168 * HOUR],
    ['45s', 45_000],
    [' 1D ', 24 * HOUR],
  ])('%s', (text, value) => expect(parseDuration(text)).toBe(value));

  it.each(['', '0h', '3', '4h3d', '-1d', '1.5h', '3d 4x', '1y', '999999999w', '3天'])('refuses %s', text =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it('adds its parts up', () => {
    const count = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(
        count,
        count,
        (days, hours) => void expect(parseDuration(`${days}d${hours}h`)).toBe((days * 24 + hours) * HOUR),
      ),
    );
  });
});
