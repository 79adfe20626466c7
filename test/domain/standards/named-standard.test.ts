import { expect, it } from 'vitest';
import { findWhereabouts } from '../../../src/domain/standards/named-standard.ts';

const KNOWN = [
  { standard: '投诉处理办法', aliases: ['投诉管理办法'] },
  { standard: '服务质量考核办法', aliases: ['考核办法'] },
  { standard: '宽带装维时限管理规定', aliases: ['装维时限', '装机时限'] },
  { standard: '中华人民共和国电信条例', aliases: ['电信条例'] },
  { standard: '河南省电信条例', aliases: [] },
];

it.each([
  ['电信条例第三十二条', { standards: ['中华人民共和国电信条例'], article: 32, rest: '' }],
  ['河南省电信条例第32条怎么说', { standards: ['河南省电信条例'], article: 32, rest: '' }],
  ['投诉处理办法里怎么说回访', { standards: ['投诉处理办法'], rest: '回访' }],
  ['投诉处理办法有没有规定回访', { standards: ['投诉处理办法'], rest: '回访' }],
  ['考核办法申诉期限', { standards: ['服务质量考核办法'], rest: '申诉期限' }],
  ['《投诉处理办法》（2026-01-01版）第十条', { standards: ['投诉处理办法'], article: 10, rest: '' }],
  ['投诉处理办法', { standards: ['投诉处理办法'], rest: '' }],
  // Another name of a standard, but here it is what is asked.
  ['宽带装机时限是多久', { standards: [], rest: '宽带装机时限是多久' }],
  ['《装机时限》里怎么说农村', { standards: ['宽带装维时限管理规定'], rest: '农村' }],
  ['有没有规定不能玩手机', { standards: [], rest: '有没有规定不能玩手机' }],
])('%s', (question, expected) => expect(findWhereabouts(question, KNOWN)).toEqual(expected));

it('names two standards, in their order', () => {
  expect(findWhereabouts('电信条例和河南省电信条例对停机的规定', KNOWN).standards).toEqual([
    '中华人民共和国电信条例',
    '河南省电信条例',
  ]);
});

it.each([
  ['消费者权益保护法第二十四条', '消费者权益保护法'],
  ['《消费者权益保护法》怎么说', '消费者权益保护法'],
  ['第十条说了什么', undefined],
  ['电信条例第九十九条', undefined],
])('%s: unknown %s', (question, unknown) => expect(findWhereabouts(question, KNOWN).unknown).toBe(unknown));
