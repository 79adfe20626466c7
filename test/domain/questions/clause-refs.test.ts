import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readClauseRefs } from '../../../src/domain/questions/clause-refs.ts';

const standard = (title: string, aliases: string[], paths: string[]) =>
  paths.map(path => ({ standard: title, aliases, path, number: path.split('/').at(-1)! }));

const clauses = [
  ...standard('投诉处理办法', ['投诉办法'], ['第二章/第九条', '第二章/第十条', '第三章/第二十条']),
  ...standard('电信条例', [], ['第一章/第九条', '第四章/第三十二条']),
  ...standard('河南省电信条例', [], ['第二章/第三十二条']),
  ...standard('服务质量控制体系方案', ['体系方案'], ['一/(二)/3', '五/1']),
];

const read = (text: string) => {
  const refs = readClauseRefs(text, clauses);
  return refs.kind === 'found' ? refs.clauses.map(clause => `${clause.standard}/${clause.path}`) : refs;
};

describe('clauses as people name them', () => {
  it.each([
    ['投诉处理办法第九条', ['投诉处理办法/第二章/第九条']],
    ['《投诉处理办法》第 9 条', ['投诉处理办法/第二章/第九条']],
    ['投诉办法 20', ['投诉处理办法/第三章/第二十条']],
    ['《投诉处理办法》第三章/第二十条', ['投诉处理办法/第三章/第二十条']],
    ['《投诉处理办法》（2026-01-01版）第二章/第九条', ['投诉处理办法/第二章/第九条']],
    ['投诉处理办法第九条、第十条', ['投诉处理办法/第二章/第九条', '投诉处理办法/第二章/第十条']],
    [
      '投诉处理办法第九条和第十条；电信条例第九条',
      ['投诉处理办法/第二章/第九条', '投诉处理办法/第二章/第十条', '电信条例/第一章/第九条'],
    ],
    ['河南省电信条例第三十二条', ['河南省电信条例/第二章/第三十二条']],
    ['电信条例第三十二条', ['电信条例/第四章/第三十二条']],
    ['体系方案 一/(二)/3', ['服务质量控制体系方案/一/(二)/3']],
    ['投诉处理办法第九条，投诉办法第九条', ['投诉处理办法/第二章/第九条']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('what names no clause is said so, with what was understood', () => {
  it.each([
    ['好的', { kind: 'unknown', part: '好的' }],
    ['第九条', { kind: 'unknown', part: '第九条' }],
    ['投诉处理办法', { kind: 'unknown', part: '投诉处理办法', standard: '投诉处理办法' }],
    ['投诉处理办法第九十九条', { kind: 'unknown', part: '投诉处理办法第九十九条', standard: '投诉处理办法' }],
    ['投诉处理办法第九条、第九十九条', { kind: 'unknown', part: '第九十九条', standard: '投诉处理办法' }],
    ['，', { kind: 'unknown', part: '，' }],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

test('what a button carries is read back, for any clauses in any order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...clauses), { minLength: 1 }), chosen => {
      const text = chosen.map(({ standard: title, path }) => `《${title}》${path}`).join('；');
      expect(read(text)).toEqual(chosen.map(({ standard: title, path }) => `${title}/${path}`));
    }),
  );
});
