import { expect, test } from 'vitest';
import { findNamedClause } from '../../../src/domain/standards/named-clause.ts';

const clauses = [
  { standard: '电信条例', aliases: [], number: '第三十二条' },
  { standard: '河南省电信条例', aliases: ['省电信条例'], number: '第三十二条' },
  { standard: '营业厅服务规范', aliases: ['营业厅规范'], number: '第七条' },
];

test.each([
  ['电信条例第三十二条', '电信条例'],
  ['电信条例第32条怎么说', '电信条例'],
  ['河南省电信条例第三十二条', '河南省电信条例'],
  ['营业厅规范第7条', '营业厅服务规范'],
  ['营业厅规范第八条', undefined],
  ['第三十二条', undefined],
  ['电信条例', undefined],
])('%s names %s', (question, standard) => {
  expect(findNamedClause(question, clauses)?.standard).toBe(standard);
});
