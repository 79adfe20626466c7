import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonCandidates } from '../../src/llm/extract-json.ts';

describe('jsonCandidates', () => {
  test.each<[string, string, unknown[]]>([
    ['bare object', '{"a": 1}', [{ a: 1 }]],
    ['code fence', '```json\n{"a": 1}\n```', [{ a: 1 }]],
    ['prose around', '好的：{"a": {"b": "}"}} 以上。', [{ a: { b: '}' } }]],
    ['thinking before', '<think>先试 {"a": 0}</think>\n{"a": 1}', [{ a: 1 }]],
    ['last one first', '草稿 {"a": 0}，定稿 {"a": 1}', [{ a: 1 }, { a: 0 }]],
    ['escaped quote', 'x {"a": "\\"}"}', [{ a: '"}' }]],
    ['a brace that opens nothing', '{ 嗯 {"a": 1}', [{ a: 1 }]],
    ['other JSON', '[1]', [[1]]],
    ['cut off', '{"a": "b', []],
    ['prose', '没有', []],
    ['empty', '', []],
  ])('%s', (_name, text, expected) => {
    expect(jsonCandidates(text)).toEqual(expected);
  });

  test('finds any object again, whatever plain prose surrounds it', () => {
    const prose = fc.string().map(text => text.replace(/[{}<]/g, ''));
    fc.assert(
      fc.property(prose, fc.dictionary(fc.string(), fc.string()), prose, (before, value, after) => {
        const json = JSON.stringify(value);
        expect(jsonCandidates(`说明${before}${json}${after}`)).toEqual([JSON.parse(json)]);
      }),
    );
  });

  test('a text full of open braces ends quickly with nothing', () => {
    expect(jsonCandidates('{'.repeat(100_000))).toEqual([]);
  });
});
