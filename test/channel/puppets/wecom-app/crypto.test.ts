import { encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallbackCrypto } from '../../../../src/channel/puppets/wecom-app/crypto.ts';

/** The sample of the platform's own libraries (WX/90307). */
const SAMPLE = {
  callbackToken: 'QDG6eK',
  callbackAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
const crypto = createCallbackCrypto(SAMPLE);

describe("the platform's encryption", () => {
  it.each([
    {
      what: 'the URL check',
      signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      timestamp: '1409659589',
      nonce: '263014780',
      encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
      opened: '1616140317555161061',
    },
    {
      what: 'a message',
      signature: '477715d11cdb4164915debcba66cb864d751f3e6',
      timestamp: '1409659813',
      nonce: '1372623149',
      encrypted:
        'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
      opened: /^<xml><ToUserName><!\[CDATA\[wx5823bf96d3bd56c7\]\]><\/ToUserName>.*<\/xml>$/s,
    },
  ])("verifies and opens the documentation's sample: $what", ({ opened, ...sealed }) => {
    expect(crypto.isSigned(sealed)).toBe(true);
    expect(crypto.open(sealed.encrypted)).toEqual(typeof opened === 'string' ? opened : expect.stringMatching(opened));
  });

  it('agrees with @wecom/crypto on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.string(), (text, timestamp, nonce) => {
        const encrypted = encrypt(SAMPLE.callbackAesKey, text, SAMPLE.corpId);
        const signature = getSignature(SAMPLE.callbackToken, timestamp, nonce, encrypted);
        const sealed = { signature, timestamp: String(timestamp), nonce, encrypted };
        return crypto.isSigned(sealed) && crypto.open(encrypted) === text;
      }),
    );
  });

  it('does not take another signature, nor one of another length', () => {
    const sealed = { timestamp: '1', nonce: '2', encrypted: 'AAAA' };
    const signature = getSignature(SAMPLE.callbackToken, '1', '2', 'AAAA');
    expect(crypto.isSigned({ ...sealed, signature })).toBe(true);
    for (const wrong of [
      '',
      signature.slice(1),
      `${signature}0`,
      signature.toUpperCase(),
      signature.replace(/.$/, 'g'),
    ])
      expect(crypto.isSigned({ ...sealed, signature: wrong })).toBe(false);
  });

  it('does not open what is sealed for another company, or damaged', () => {
    const other = encrypt(SAMPLE.callbackAesKey, '你好', 'wx0000000000000000');
    const ours = encrypt(SAMPLE.callbackAesKey, '你好', SAMPLE.corpId);
    for (const encrypted of [other, ours.slice(0, -4), `AAAA${ours}`, '', '%%%'])
      expect(crypto.open(encrypted)).toBeUndefined();
  });
});
