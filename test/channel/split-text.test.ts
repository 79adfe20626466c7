import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByBytes } from '../../src/channel/split-text.ts';

describe('splitByBytes', () => {
  it('loses nothing, keeps the limit and cuts no character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 4, max: 120 }), (text, most) => {
        // A lone surrogate is no character: it cannot be sent as UTF-8 at all.
        fc.pre(text.isWellFormed());
        const pieces = splitByBytes(text, most);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece).not.toBe('');
          expect(piece.isWellFormed()).toBe(true);
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('leaves a text that just fits alone, and cuts one byte more', () => {
    expect(splitByBytes('条'.repeat(10), 30)).toEqual(['条'.repeat(10)]);
    expect(splitByBytes(`${'条'.repeat(10)}x`, 30)).toEqual(['条'.repeat(10), 'x']);
    expect(splitByBytes('', 30)).toEqual([]);
  });

  it('cuts after a paragraph, a line or a sentence rather than inside one', () => {
    expect(splitByBytes('第一段文字。\n\n第二段文字。', 30)).toEqual(['第一段文字。\n\n', '第二段文字。']);
    expect(splitByBytes('第一句话说完。第二句话', 30)).toEqual(['第一句话说完。', '第二句话']);
    expect(splitByBytes('短。没有标点的很长的一句话', 30)).toEqual(['短。没有标点的很长的', '一句话']);
  });

  it('does not take a letter from its marks, nor a family apart', () => {
    const family = '👨‍👩‍👧‍👦';
    const unit = fc.constantFrom('整', 'e\u0301', family, '。', '\n', 'a');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), fc.integer({ min: 25, max: 60 }), (text, most) => {
        for (const piece of splitByBytes(text, most)) expect(piece).not.toMatch(/^[\p{M}\u200d]|\u200d$/u);
      }),
    );
    // What alone fits no message is cut all the same.
    const letter = `e${'\u0301'.repeat(100)}`;
    expect(splitByBytes(letter, 30).join('')).toBe(letter);
  });
});
