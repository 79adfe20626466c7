import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, cleanText, MAX_TEXT_LENGTH } from '../../../src/domain/language/clean-text.ts';

describe('cleanText', () => {
  it('keeps Chinese punctuation as it was typed', () => {
    const text = '查清原因，全市（含县）：立即整改！可以吗？好；行。';
    expect(cleanText(text)).toBe(text);
  });

  it.each([
    ['full-width letters and digits', 'ABC 123%', 'ABC 123%'],
    ['Chinese punctuation stays', '扣2分,叫号机:坏了。(一台)?!', '扣2分,叫号机:坏了。(一台)?!'],
    ['circled numbers stay', '①针对', '①针对'],
    ['control characters', 'a\u0000b\u0007c\u007f', 'abc'],
    ['zero-width and direction marks', '通\u200b川\u202e营\ufeff业\u2066厅', '通川营业厅'],
    ['spaces of all kinds', '  a\u3000\u00a0\t b  ', 'a b'],
    ['line breaks are one line break', 'a \r\n \r\n\u2028b', 'a\nb'],
    ['emoji stay whole', '好👨‍👩‍👧👍🏽❤️', '好👨‍👩‍👧👍🏽❤️'],
    ['a joiner outside an emoji goes', '通\u200d川', '通川'],
    ['tag characters go', 'a\u{E0041}b', 'ab'],
    ['half a surrogate pair goes', 'a\ud83db', 'ab'],
    ['radicals from copied documents', '⼀⼆', '一二'],
  ])('%s', (_, raw, clean) => expect(cleanText(raw)).toBe(clean));

  it('is idempotent and leaves nothing invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), raw => {
        const once = cleanText(raw);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b\u202e]/);
      }),
    );
  });
});

describe('checkText', () => {
  it('refuses an empty text, however it is empty', () => {
    expect(checkText('')).toEqual({ ok: false, reason: 'empty' });
    expect(checkText(' \u200b\u3000\n\u0000')).toEqual({ ok: false, reason: 'empty' });
  });
  it('refuses 10,000 characters and counts an emoji once', () => {
    expect(checkText('长'.repeat(10_000))).toEqual({ ok: false, reason: 'tooLong' });
    expect(checkText('👍'.repeat(MAX_TEXT_LENGTH))).toMatchObject({ ok: true });
    expect(checkText('👍'.repeat(MAX_TEXT_LENGTH + 1))).toEqual({ ok: false, reason: 'tooLong' });
  });
  it('gives the cleaned text', () => expect(checkText(' 好👍 ')).toEqual({ ok: true, text: '好👍' }));
});
