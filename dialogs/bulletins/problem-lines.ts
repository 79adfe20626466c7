import type { BulletinLine } from '../../src/domain/bulletins/read-bulletin.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import type { Reply } from '../framework/reply.ts';
import { placeOf } from './words.ts';

export type Unit = Awaited<ReturnType<Services['bulletins']['units']>>[number];

/** A line under confirmation; a problem knows the names of its unit and of who answers for it. JSON: it is stored between turns. */
export interface Line extends BulletinLine {
  readonly unitName?: string;
  readonly responsibleUnitName?: string;
}
export type Lines = readonly Line[];

const NONE = '不是问题';
const REST = '其余都不是问题';
/** As many names as a phone shows at a glance; any other can be typed. */
const OFFERED = 6;
/** A line is quoted to be recognised, not to be read again. */
const MAX_LINE_SHOWN = 80;

export const unclearOf = (lines: Lines): Line[] => lines.filter(({ state }) => state === 'unclear');
export const problemsOf = (lines: Lines): Line[] => lines.filter(({ state }) => state === 'problem');
export const leftOutOf = (lines: Lines): Line[] => lines.filter(({ state }) => state === 'leftOut');

/** Asks about the first line that is not clear. */
export function askLine(lines: Lines, units: readonly Unit[]): Reply {
  const open = unclearOf(lines);
  const [line] = open;
  if (!line) return askLines;
  const suggested = units.filter(({ id }) => line.unitIds.includes(id));
  const left = open.length > 1 ? `（还有 ${open.length} 行要确认）` : '';
  const why =
    suggested.length > 1
      ? '这一行说的是哪个单位？'
      : suggested.length === 1
        ? `这一行是「${suggested[0]!.name}」的问题吗？`
        : '这一行没有认出单位：';
  const answers = [
    suggested.length > 0 ? '是别的单位请发名称' : '请发单位名称',
    `不是问题请发「${NONE}」`,
    ...(open.length > 1 ? [`剩下的都不是请发「${REST}」`] : []),
  ];
  return {
    text: `${why}${left}\n「${shown(line.text)}」\n${answers.join('，')}。`,
    options: [
      ...suggested.slice(0, OFFERED).map(({ name }) => ({ key: name, label: name })),
      { key: NONE, label: NONE },
      ...(open.length > 1 ? [{ key: REST, label: REST }] : []),
    ],
  };
}

export const askLines: Reply = {
  text: '请列出问题，一行一个，写明单位，例如「通川：叫号机三次报修未修」；也可以用「；」隔开。可以直接转发省公司的通报原文或文件。',
};

/** Reads what was said about the first unclear line. */
export function answerLine(text: string, lines: Lines, units: readonly Unit[]): SlotResult<Lines> {
  const at = lines.findIndex(({ state }) => state === 'unclear');
  const rest = text.replace(/[。.\s]/g, '');
  if (rest === REST || /^(?:其余|剩下|后面)的?(?:都|全)?不是(?:问题)?$/.test(rest))
    return settle(
      lines.map(line => (line.state === 'unclear' ? { ...line, state: 'leftOut' } : line)),
      units,
    );
  if (rest === NONE || /^(?:这(?:一)?(?:行|条))?(?:不是|不算|不作为|忽略|略过|跳过)(?:问题)?$/.test(rest))
    return settle(replaced(lines, at, { state: 'leftOut' }), units);
  const suggested = units.filter(({ id }) => lines[at]?.unitIds.includes(id));
  const agrees = suggested.length === 1 && /^(?:是|是的|对|对的|没错|嗯)$/.test(rest);
  const choice = parseChoice(
    text,
    units.map(({ name, aliases }) => ({ key: name, label: name, aliases: [...aliases] })),
  );
  const unit = agrees ? suggested[0] : choice.kind === 'one' ? units[choice.index] : undefined;
  if (!unit)
    return {
      ok: false,
      reply: { ...askLine(lines, units), text: `没有认出这个单位。\n${askLine(lines, units).text}` },
    };
  return settle(replaced(lines, at, { state: 'problem', unitIds: [unit.id] }), units);
}

/** The slot is filled when nothing is unclear and at least one problem stands. */
export function settle(lines: Lines, units: readonly Unit[]): SlotResult<Lines> {
  if (unclearOf(lines).length > 0) return { ok: true, stay: true, value: lines, reply: askLine(lines, units) };
  if (problemsOf(lines).length === 0)
    return { ok: true, stay: true, value: lines, reply: { text: `还没有一条问题。${askLines.text}` } };
  return { ok: true, value: lines.map(line => named(line, units)) };
}

function named(line: Line, units: readonly Unit[]): Line {
  const unit = line.state === 'problem' ? units.find(({ id }) => id === line.unitIds[0]) : undefined;
  return unit ? { ...line, unitName: unit.name, responsibleUnitName: unit.responsibleUnitName } : line;
}

/** What stands in the summary: every problem with its unit, and every line that was put aside. */
export function showLines(lines: Lines): string {
  const problems = problemsOf(lines).map(({ text, unitName = '', responsibleUnitName = unitName }, index) => {
    const place = placeOf({ unitName, responsibleUnitName });
    return `  ${index + 1}. ${place}：${text}`;
  });
  const aside = leftOutOf(lines).map(({ text }) => `  · ${shown(text)}`);
  return [
    `${problems.length} 条`,
    ...problems,
    ...(aside.length > 0 ? [`不作为问题的 ${aside.length} 行：`, ...aside] : []),
  ].join('\n');
}

export function replaced(lines: Lines, at: number, change: Partial<Line>): Lines {
  return lines.map((line, index) => (index === at ? { ...line, ...change } : line));
}

const shown = (text: string): string => (text.length > MAX_LINE_SHOWN ? `${text.slice(0, MAX_LINE_SHOWN)}…` : text);
