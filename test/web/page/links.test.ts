import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLinks } from '../../../src/web/page/links.ts';

const links = (text: string) => splitLinks(text).flatMap(part => part.url ?? []);

describe('links in a message', () => {
  it.each([
    ['请打开 https://qc.example.com/upload/a_b-C 上传。', ['https://qc.example.com/upload/a_b-C']],
    ['见http://127.0.0.1:3000/x，以及（https://a.cn/?q=1#z）。', ['http://127.0.0.1:3000/x', 'https://a.cn/?q=1#z']],
    ['See https://a.cn/b.', ['https://a.cn/b']],
    ['https://', []],
    ['javascript:alert(1) file:///etc/passwd data:text/html,x', []],
    ['没有网址', []],
  ])('%s', (text, expected) => expect(links(text)).toEqual(expected));

  it('leave the text as it is, and lead to web addresses only', () => {
    const piece = fc.constantFrom(
      'https://a.cn/x',
      'http://',
      '「',
      '。',
      ' ',
      '第一条',
      '<b>',
      '"',
      '.',
      'javascript:',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), pieces => {
        const text = pieces.join('');
        const parts = splitLinks(text);
        expect(parts.map(part => part.text).join('')).toBe(text);
        for (const { url } of parts) if (url !== null) expect(url).toMatch(/^https?:\/\/[^\s<>"]+$/i);
      }),
    );
  });
});
