import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_BYTES } from '../../../../src/channel/puppets/wecom-app/limits.ts';
import { splitText } from '../../../../src/channel/puppets/wecom-app/split-text.ts';

const family = '👨‍👩‍👧‍👦';
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom('整', '改。', '\n', 'a', 'é', 'e\u0301', '😀', family, '。', '；', ' '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
});

describe('splitText', () => {
  it('loses nothing, exceeds nothing, and cuts no character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 32, max: 200 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(text.isWellFormed());
          expect(part).not.toMatch(/^\p{M}/u);
        }
      }),
    );
  });

  it('counts bytes, not characters', () => {
    const text = '标'.repeat(2000);
    expect(splitText(text, TEXT_BYTES).map(part => Buffer.byteLength(part))).toEqual([2046, 2046, 1908]);
    expect(splitText('标'.repeat(682), TEXT_BYTES)).toEqual(['标'.repeat(682)]);
  });

  it.each([
    ['after a line', `${'一'.repeat(20)}\n${'二'.repeat(15)}。${'三'.repeat(10)}`, 100, `${'一'.repeat(20)}\n`],
    ['after a sentence', `${'一'.repeat(20)}。」${'二'.repeat(30)}`, 100, `${'一'.repeat(20)}。」`],
    ['not long before the limit', `一。${'二'.repeat(50)}`, 100, `一。${'二'.repeat(31)}`],
    ['before a family', `${'a'.repeat(90)}${family}`, 100, 'a'.repeat(90)],
  ])('ends a part %s', (_where, text, limit, first) => {
    expect(splitText(text, limit)[0]).toBe(first);
  });

  it('cuts what is called one character but fits no message', () => {
    const text = `e${'\u0301'.repeat(3000)}`;
    const parts = splitText(text, TEXT_BYTES);
    expect(parts.join('')).toBe(text);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(TEXT_BYTES);
  });

  it('says nothing for nothing', () => {
    expect(splitText('', TEXT_BYTES)).toEqual([]);
  });
});
