import { parseSpan, type Span } from '../language/parse-span.ts';

/** What is asked about the reports that are owed. */
export interface OwedQuestion {
  /** The days that the sentence names: of the reports' own period, or by which they are due. */
  readonly span: Span | undefined;
  /** A word of the title, where one kind of report is named; '' for any. */
  readonly named: string;
}

const KIND = '(?:月报|季报|周报|报表|分析报告|质量报告|报告|缺陷(?:与|和)?难点热点)';
const REPORTS = `(?:(?:服务质量)?${KIND})`;
const WHO = '(?:谁|哪[些个几]{0,2}(?:单位|部门|分公司|县)|哪[些个几])';
const END = '[\\s。.！!？?]*$';

/** 「谁还没报报表」, 「哪些单位没报服务质量报表」, 「谁漏报了」, 「报表上报情况」: who owes a report. */
const ASKS = [
  new RegExp(`${WHO}.{0,4}?(?:没有?|未)(?:上)?(?:报|交).{0,2}${REPORTS}?(?:的|了)?${END}`),
  new RegExp(`${WHO}.{0,4}?漏报了?(?:过)?${REPORTS}?(?:的|了)?${END}`),
  new RegExp(`${WHO}的?${REPORTS}.{0,4}?(?:没有?|未|逾期|漏报|晚|迟)(?:上)?(?:报|交)?(?:的|了)?(?:没有?|吗)?${END}`),
  new RegExp(`^${REPORTS}(?:的)?(?:上报|报送|填报)?(?:情况|进度)(?:怎么样|如何)?${END}`),
  new RegExp(`^${REPORTS}(?:都)?(?:报齐|交齐|报全|报完)(?:了)?(?:没有?|吗)${END}`),
  new RegExp(`^(?:我们|咱们)?(?:还)?有(?:哪些|什么)${REPORTS}(?:没|未|要)(?:报|交)${END}`),
];

const NAMES = new RegExp(`(服务质量)?(${KIND})`);

/** Reads a sentence that asks which reports are still owed; undefined when it is none. One about measures is none. */
export function readOwedQuestion(text: string, now: Date): OwedQuestion | undefined {
  const span = parseSpan(text, now);
  const rest = (span ? text.replace(span.words, '') : text).replace(/^[\s，,的]+/, '');
  if (rest.includes('措施') || !ASKS.some(pattern => pattern.test(rest))) return undefined;
  return { span, named: namedBy(rest) };
}

/** 「服务质量报表」 is a title; 「报表」 alone is any report, and so is 「报告」. */
function namedBy(text: string): string {
  const [, quality, kind = ''] = NAMES.exec(text) ?? [];
  if (kind.startsWith('缺陷')) return '缺陷';
  if (kind === '分析报告') return '分析报告';
  return quality && kind === '报表' ? '服务质量报表' : '';
}
