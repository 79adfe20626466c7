import type { Day } from '../calendar/shanghai.ts';
import { foldAnswer } from '../language/fold-answer.ts';
import { parseDate } from '../language/parse-date.ts';
import type { StandardLevel } from './levels.ts';

/** One thing a person puts right about a document that is to be imported. */
export type ImportCorrection =
  | { kind: 'title'; title: string }
  | { kind: 'level'; level: StandardLevel }
  | { kind: 'effectiveDay'; day: Day }
  /** It is clear what is meant, but not to what it shall be changed. */
  | {
      kind: 'unclear';
      what: 'title' | 'level' | 'effectiveDay';
      why: 'missing' | 'notUnderstood' | 'tooLong' | 'time';
    };

const WHAT = {
  标题: 'title',
  名称: 'title',
  级别: 'level',
  层级: 'level',
  施行日期: 'effectiveDay',
  实施日期: 'effectiveDay',
  生效日期: 'effectiveDay',
  执行日期: 'effectiveDay',
  日期: 'effectiveDay',
} as const;

const CORRECTION = new RegExp(
  `^(?:请|把)?(?:修改|更正|改)?(${Object.keys(WHAT).join('|')})\\s*(?:更正为|修改为|改为|改成|应该是|应为|应是|是|为)?[\\s:：,，]*([\\s\\S]*)$`,
);
const QUESTION = /[?？]$|(?:什么|多少|哪天|哪个|吗|呢)$/;

const LEVELS: readonly [RegExp, StandardLevel][] = [
  [/^(?:国家|全国)(?:级|性)?(?:的)?(?:法规|法律|法律法规|标准)?$|^(?:法律|行政法规|部门规章)$/, 'nationalLaw'],
  [/^(?:地方|省|市|省级|市级)(?:级|性)?(?:的)?(?:法规|规章|政府规章)?$/, 'localLaw'],
  [/^(?:企业|公司|本公司|内部)(?:级|性)?(?:的)?(?:标准|规范|制度|规定)?$/, 'companyStandard'],
];

/** The longest title taken, in characters. */
export const MAX_TITLE_LENGTH = 100;

/** Whether a text is meant as a correction, understood or not. */
export function isImportCorrection(text: string): boolean {
  return split(text) !== undefined;
}

/** 「标题 …」「级别 地方法规」「施行日期 2026-12-01」; undefined for what is no correction. */
export function readImportCorrection(text: string, now: Date): ImportCorrection | undefined {
  const said = split(text);
  if (!said) return undefined;
  const { what, value } = said;
  if (value === '') return { kind: 'unclear', what, why: 'missing' };
  switch (what) {
    case 'title':
      return readTitle(value);
    case 'level':
      return readLevel(value);
    case 'effectiveDay':
      return readEffectiveDay(value, now);
  }
}

/** What is to be changed, and to what. A question about it changes nothing. */
function split(text: string): { what: (typeof WHAT)[keyof typeof WHAT]; value: string } | undefined {
  const [, name, value = ''] = CORRECTION.exec(text.trim()) ?? [];
  if (name === undefined || QUESTION.test(value)) return undefined;
  return { what: WHAT[name as keyof typeof WHAT], value: value.trim() };
}

function readTitle(text: string): ImportCorrection {
  const title = text
    .trim()
    .replace(/^[《「“"](.+)[》」”"]$/u, '$1')
    .trim();
  if ([...title].length > MAX_TITLE_LENGTH) return { kind: 'unclear', what: 'title', why: 'tooLong' };
  // A title is one line with at least something that reads.
  if (!/^[^\n]*[\p{L}\p{N}][^\n]*$/u.test(title)) return { kind: 'unclear', what: 'title', why: 'notUnderstood' };
  return { kind: 'title', title };
}

function readLevel(text: string): ImportCorrection {
  const folded = foldAnswer(text);
  const level = LEVELS.find(([pattern]) => pattern.test(folded))?.[1];
  return level ? { kind: 'level', level } : { kind: 'unclear', what: 'level', why: 'notUnderstood' };
}

/** The day a person names, also without 「施行日期」 where it was asked for. A version begins with a day, so an hour is refused. */
export function readEffectiveDay(text: string, now: Date): ImportCorrection {
  const read = parseDate(text.replace(/(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效)$/, '').replace(/^自/, ''), now);
  if (read.kind !== 'date') return { kind: 'unclear', what: 'effectiveDay', why: 'notUnderstood' };
  if (read.time !== undefined || read.period !== undefined) {
    return { kind: 'unclear', what: 'effectiveDay', why: 'time' };
  }
  return { kind: 'effectiveDay', day: read.date };
}
