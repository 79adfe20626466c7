import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeOption, encodeOption } from '../../../../src/channel/puppets/wecom-app/option-key.ts';
import { CARD_LIMITS } from '../../../../src/channel/puppets/wecom-cards.ts';

describe('the key on a button', () => {
  it('gives the option back', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const bytes = fc.constantFrom(CARD_LIMITS.keyBytes, CARD_LIMITS.optionIdBytes);
    fc.assert(
      fc.property(text, text, bytes, (key, label, mostBytes) => {
        const encoded = encodeOption({ key, label }, mostBytes);
        if (encoded === undefined) return;
        expect(Buffer.byteLength(encoded)).toBeLessThanOrEqual(mostBytes);
        const decoded = decodeOption(encoded);
        expect(decoded.key).toBe(key);
        expect(label.startsWith(decoded.label) || decoded.label === key || /[\u0000-\u001f]/.test(label)).toBe(true);
      }),
    );
  });

  it.each([
    ['a key alone too long', '键'.repeat(43), undefined],
    ['a key with a line end, which XML would change', 'a\nb', undefined],
    ['no key', '', undefined],
    ['a label cut to what is left', '键'.repeat(40), `40:${'键'.repeat(40)}好`],
  ])('%s', (_what, key, encoded) => {
    expect(encodeOption({ key, label: '好的' }, 128)).toBe(encoded);
  });

  it.each(['', 'confirm', '5:abc', '0:', '99999:a', '3:'])('takes %j of somebody else as it is', encoded => {
    expect(decodeOption(encoded)).toEqual({ key: encoded, label: encoded });
  });
});
