import { describe, expect, it } from 'vitest';
import { readPage, shorten } from '../../../dialogs/questions/labels.ts';

describe('the page and the words after a list command', () => {
  it.each([
    [undefined, '', 1],
    ['2', '', 2],
    ['第3页', '', 3],
    ['退费', '退费', 1],
    ['退费 第2页', '退费', 2],
    ['10000号', '10000号', 1],
    ['10000号 第2页', '10000号', 2],
    ['待修标准 第2页', '待修标准', 2],
    ['第0页', '', 1],
  ])('%s', (text, about, page) => expect(readPage(text)).toEqual({ about, page }));
});

it('a text is cut by characters, on one line', () => {
  expect(shorten('一\n  二', 10)).toBe('一 二');
  expect(shorten('😀😀😀', 2)).toBe('😀😀……');
});
