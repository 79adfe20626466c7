import { type Called, findUnit } from '../inspections/free/find-unit.ts';
import { cleanText, isMeaningful } from '../language/clean-text.ts';
import type { SourceBlock } from '../standards/document.ts';
import type { BulletinKind, BulletinOrigin } from './bulletin.ts';
import { readBulletinPeriod } from './periods.ts';

/** One line of a bulletin, and what it was taken for. Every line is kept: what is no problem is shown as such. */
export interface BulletinLine {
  /** The problem, without its number and without the unit before a colon. */
  readonly text: string;
  /** `unclear` is asked about, `leftOut` is no problem. */
  readonly state: 'problem' | 'unclear' | 'leftOut';
  /** One for a problem; of an unclear line those it may mean, often none. */
  readonly unitIds: readonly string[];
}

/** What a bulletin's text says about itself, as far as it does. */
export interface BulletinHead {
  readonly kind?: BulletinKind;
  readonly period?: string;
  readonly title?: string;
  readonly origin?: BulletinOrigin;
  /** 文号 of the province. */
  readonly sourceNo?: string;
}

export interface ReadBulletin {
  readonly head: BulletinHead;
  readonly lines: readonly BulletinLine[];
}

const KINDS: readonly [RegExp, BulletinKind][] = [
  [/短板/, 'weakness'],
  [/周报|周通报|每周/, 'weekly'],
  [/月报|月度|分析报告|月通报/, 'monthly'],
];
const TITLE = /(?:周报|月报|分析报告|通报)(?:[（(].{1,20}[)）])?$/;
const LONGEST_TITLE = 60;
/** 川电信客服〔2026〕12号 */
const SOURCE_NO = /[\p{Script=Han}]{1,12}[〔［[（(]\d{4}[〕］\]）)]第?\d{1,4}号/u;
const MARKER =
  /^(?:[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）]|\d{1,3}\s*[.、．)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|第[一二三四五六七八九十\d]{1,3}[条项][、：:]?|[①-⑳]|[·•●▪*-])\s*/u;
const COLON = /^([^：:]{1,20})[：:]\s*([\s\S]+)$/;
/** What stands in every such paper and names nobody's problem. */
const FURNITURE =
  /^(?:各(?:市|县|区|部门|单位|分公司|客户群)[^，。]{0,12}[：:]|现将.*(?:如下|通报)[：:。]?|(?:特此)?通报[。]?|特此.{0,6}|(?:主题词|抄送|抄报|主送|附件|签发人?|联系人|联系电话|印发|发[：:])[：:]?.*|\d{4}年\d{1,2}月\d{1,2}日(?:印发)?|第?\s*\d+\s*页.*|[-—=_*\s]+)$/;
const UNIT_COLUMN = /^(?:责任|存在问题的|被通报|涉及)?(?:单位|部门|网点|营业厅|县分公司|厅店)(?:名称)?$/;
const PROBLEM_COLUMN = /问题|内容|情况|表现|短板|缺陷|事项/;

/** A forwarded or typed text; one message may part its problems by 「；」 instead of by lines. */
export function readBulletinText(text: string, units: readonly Called[], now: Date): ReadBulletin {
  const { lines, listed } = linesOfMessage(text, units);
  const read = readLines(lines, units, now);
  return listed ? { ...read, lines: withSuggestions(read.lines) } : read;
}

/** A document read into lines and tables. */
export function readBulletinBlocks(blocks: readonly SourceBlock[], units: readonly Called[], now: Date): ReadBulletin {
  return readLines(blocks.flatMap(linesOfBlock), units, now);
}

/** The problems alone: a line more of them, or all of them again. */
export function readProblems(text: string, units: readonly Called[]): BulletinLine[] {
  const { lines, listed } = linesOfMessage(text, units);
  const read = lines.flatMap(line => readLine(line, units));
  return listed ? withSuggestions(read) : read;
}

/** 「短板」, 「周报」 in a text. */
export function readBulletinKind(text: string): BulletinKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1];
}

function readLines(said: readonly string[], units: readonly Called[], now: Date): ReadBulletin {
  const titled = said.find(line => isTitle(line, units));
  const title = titled
    ?.replace(SOURCE_NO, '')
    .replace(/[（(]\s*[)）]/, '')
    .trim();
  const whole = said.join('\n');
  const kind = readBulletinKind(title ?? whole);
  const sourceNo = SOURCE_NO.exec(whole)?.[0];
  const period = kind && readBulletinPeriod(title ?? whole, kind, now);
  const origin = sourceNo !== undefined || /省公司|省分公司|集团/.test(title ?? '') ? 'province' : undefined;
  const rest = said.filter(line => line !== titled && line.replace(SOURCE_NO, '').trim() !== '');
  return {
    head: {
      ...(kind && { kind }),
      ...(period && { period }),
      ...(title !== undefined && { title }),
      ...(origin && { origin }),
      ...(sourceNo !== undefined && { sourceNo }),
    },
    lines: rest.flatMap(line => readLine(line, units)),
  };
}

function isTitle(line: string, units: readonly Called[]): boolean {
  return line.length <= LONGEST_TITLE && TITLE.test(line) && !COLON.test(line) && !startsWithUnit(line, units);
}

function readLine(said: string, units: readonly Called[]): BulletinLine[] {
  const line = said.replace(MARKER, '').trim();
  if (line === '') return [];
  if (FURNITURE.test(line)) return [{ text: line, state: 'leftOut', unitIds: [] }];
  const [, before, after] = COLON.exec(line) ?? [];
  const named = before === undefined ? undefined : findUnit(before, units);
  const found = named ?? findUnit(line, units);
  const text = named && after !== undefined ? after : line;
  const clear = found?.unitIds.length === 1 && !found.misspelt && isMeaningful(withoutName(text, found.text));
  return [{ text, state: clear ? 'problem' : 'unclear', unitIds: found?.unitIds ?? [] }];
}

/** 「通川营业厅」 alone is no problem. */
const withoutName = (text: string, name: string): string => text.replace(name, '');

/** Lines of a message, or the parts of a single line that lists several units' problems with 「；」 between them. */
function linesOfMessage(text: string, units: readonly Called[]): { lines: string[]; listed: boolean } {
  const lines = filled(cleanText(text).split('\n'));
  if (lines.length !== 1) return { lines, listed: false };
  const parts = filled(lines[0]!.split(/[；;]/));
  // 「；」 may also stand inside one problem.
  const listed = parts.filter(part => startsWithUnit(part, units) || isTitle(part, units)).length > 1;
  return listed || isHeadOf(parts, units) ? { lines: parts, listed: true } : { lines, listed: false };
}

const filled = (texts: readonly string[]): string[] => texts.map(text => text.trim()).filter(text => text !== '');

/** 「上周；通川：…」: what stands before the first problem is short and names no unit. */
function isHeadOf([first = '', second = '']: readonly string[], units: readonly Called[]): boolean {
  return first.length <= 12 && findUnit(first, units) === undefined && startsWithUnit(second, units);
}

/** In a list a part without a unit may be more of the one before: that is asked. */
function withSuggestions(lines: readonly BulletinLine[]): BulletinLine[] {
  let last: readonly string[] = [];
  return lines.map(line => {
    if (line.state === 'problem') last = line.unitIds;
    return line.state === 'unclear' && line.unitIds.length === 0 ? { ...line, unitIds: last } : line;
  });
}

function startsWithUnit(text: string, units: readonly Called[]): boolean {
  return findUnit(text.replace(MARKER, '').slice(0, 20), units)?.start === 0;
}

/** A row of a table is a line 「单位：问题」, by the names of its columns. */
function linesOfBlock(block: SourceBlock): string[] {
  if (block.kind === 'line') return block.text.trim() === '' ? [] : [cleanText(block.text)];
  if (block.kind === 'sheet') return [];
  const [head = []] = block.rows;
  const cells = head.map(cell => cell.replace(/\s/g, ''));
  const unitAt = cells.findIndex(cell => UNIT_COLUMN.test(cell));
  const problemAt = cells.findIndex((cell, index) => index !== unitAt && PROBLEM_COLUMN.test(cell));
  const known = unitAt >= 0 && problemAt >= 0;
  const rows = block.rows.slice(known ? Math.max(block.headRows, 1) : 0);
  return rows.map(row => {
    const texts = row.map(cleanText);
    if (!known) return [...new Set(texts.filter(text => text !== ''))].join(' ');
    return texts[problemAt] === '' ? (texts[unitAt] ?? '') : `${texts[unitAt]}：${texts[problemAt]}`;
  });
}
