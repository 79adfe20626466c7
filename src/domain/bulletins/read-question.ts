import { parseSpan } from '../language/parse-span.ts';
import { readNumber, recordNumber } from '../language/record-number.ts';
import type { BulletinKind } from './bulletin.ts';
import { periodOfSpan, readBulletinPeriod } from './periods.ts';
import { readBulletinKind } from './read-bulletin.ts';

/** What a sentence asks about bulletins. */
export type BulletinQuestion =
  /** 「WT-2026-0001 的措施执行了没有」 */
  | { readonly kind: 'issue'; readonly no: string }
  | {
      readonly kind: 'bulletins';
      /** Undefined: of any kind. */
      readonly bulletinKind: BulletinKind | undefined;
      /** By its name where the text names one that such a bulletin has; undefined: the latest. */
      readonly period: string | undefined;
      /** The days the text names, when a bulletin may have been issued. */
      readonly issued: { readonly from: Date; readonly before: Date } | undefined;
      /** 我们, not everybody. */
      readonly own: boolean;
    };

const NUMBER = new RegExp(recordNumber('[Ww][Tt]'));
const OF_MEASURES = /措施|执行|落实|核查|报没报|整改得/;
const BULLETIN = '(?:周报|月报|月度分析报告|月度分析|分析报告|短板通报|通报|短板)';
const END = '[\\s。.！!？?]*$';
const ASKS = [
  // 点了我们哪几条, 点了谁, 通报了哪些单位
  new RegExp(`${BULLETIN}.*?(?:点|点名|通报|批评|提到|说)(?:了|到|过)?(?:名)?(?:了)?(?:我们|咱们|谁|哪|几|什么|多少)`),
  /(?:被|有没有被)(?:点名|通报)(?:了)?(?:哪|几|什么|没|吗|谁)/,
  // 周报里有我们哪几条
  new RegExp(
    `${BULLETIN}(?:里|上|中)?(?:面)?(?:的)?(?:有|列)?(?:了)?(?:我们|咱们)?(?:的)?(?:哪几条|哪些(?:问题|单位)?|几条|几个问题|什么问题)`,
  ),
  // 通报的措施报没报
  new RegExp(
    `(?:${BULLETIN}|我们|咱们|谁|哪些?).*?措施.*?(?:报没报|报了(?:没有?|吗)|没报|交没交|交了(?:没有?|吗)|执行(?:了)?(?:没有?|吗|得怎么样)|落实(?:了)?(?:没有?|吗|得怎么样)|怎么样了)`,
  ),
  // 谁没报措施, 措施报没报
  /(?:谁|哪[些个几]).*?(?:没|未)(?:有)?(?:上)?(?:报|交)(?:改进)?措施/,
  new RegExp(`^(?:改进)?措施(?:都)?(?:报没报|报了没有?|报了吗|报齐了没有?|报齐了吗)${END}`),
  new RegExp(
    `${BULLETIN}.*?(?:问题|点名)(?:都)?(?:改|整改|解决|落实)(?:得怎么样|了没有?|了吗|完了吗|好了吗|没有)${END}`,
  ),
];

/** Whether it can be nothing but a question: one line without 「通川：…」, which would be a problem or a measure. */
export function asksOutright(text: string): boolean {
  return !/[：:；;\n]/.test(text) && /[?？谁哪]|几条|报没报|(?:没有?|吗|呢|怎么样)[。.]?$/.test(text);
}

/** Reads a sentence about bulletins and what came of them; undefined when it is none. */
export function readBulletinQuestion(text: string, now: Date): BulletinQuestion | undefined {
  const no = readNumber(NUMBER.exec(text)?.[0] ?? '');
  if (no !== undefined) {
    const asks = OF_MEASURES.test(text.replace(no, '')) && /[?？]|没|吗|怎么样|如何|呢/.test(text);
    return asks ? { kind: 'issue', no } : undefined;
  }
  if (!ASKS.some(pattern => pattern.test(text))) return undefined;
  const bulletinKind = readBulletinKind(text);
  const span = parseSpan(text, now);
  return {
    kind: 'bulletins',
    bulletinKind,
    period: bulletinKind ? readBulletinPeriod(text, bulletinKind, now) : span && periodOfSpan(span),
    issued: span && { from: span.from, before: span.before },
    own: /我们|咱们|我部|本部门|本单位|我单位/.test(text),
  };
}
