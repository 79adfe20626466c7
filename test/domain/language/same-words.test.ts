import { expect, it } from 'vitest';
import { foldWords } from '../../../src/domain/language/same-words.ts';

it('compares what is written, not how', () => {
  expect(foldWords('错发欠费停机短信。')).toBe(foldWords(' 错发 欠费停机短信'));
  expect(foldWords('ＡＢ（1）')).toBe(foldWords('ab(1)'));
  expect(foldWords('扣0.5分')).not.toBe(foldWords('扣05分'));
});
