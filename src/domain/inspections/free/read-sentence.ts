import { type Day, shanghaiDate } from '../../calendar/shanghai.ts';
import { ALL_WELL } from '../../language/rest-full.ts';
import type { Sheet } from '../sheet.ts';
import { normalise } from './clauses.ts';
import { type FoundTime, findTime } from './find-date.ts';
import { type Called, type FoundUnit, findUnit } from './find-unit.ts';
import { findNames } from './names.ts';
import { type NotThisVisit, notThisVisit } from './not-this-visit.ts';
import { aboutOthers, mentionsOf, spokenOf } from './other-units.ts';
import { readSheet } from './read-sheet.ts';
import type { SheetReading } from './reading.ts';

/** A programme somebody may file for, with the sheet in force and the units it inspects. */
export interface FilableProgramme extends Called {
  readonly sheet: Sheet;
  readonly units: readonly Called[];
}

/** One sentence as an inspection; what is absent was not said, or not clearly. */
export interface SentenceReading {
  /** The best first; several where the sentence fits more than one. */
  readonly programmes: readonly ProgrammeReading[];
  readonly time?: FoundTime;
  /** What a sentence of a filing must have: a unit, and something that was found out or done. */
  readonly isFiling: boolean;
  /** It would be a filing, but tells of several units, of a colleague's visit or of one to come. */
  readonly instead?: NotThisVisit;
}

export interface ProgrammeReading {
  readonly programme: FilableProgramme;
  readonly unit?: FoundUnit;
  readonly sheet: SheetReading;
}

/** Asking words; 「没什么问题」 asks nothing. */
const ASKS =
  /[?？]|几分|几天|几项|怎么|怎样|如何|为什么|为何|多少|多久|多长|(?<!没|没有|没啥)什么(?!问题)|哪(?!里都|儿都|都)|是否|能不能|可不可以|要不要|该不该|算不算|是不是|有没有规定|吗[。!]?$|呢[。!]?$|([\u4e00-\u9fff])不\1|谁|请问|帮我(?:查|看)|查一下|告诉我|标准是|规定是|依据/;
const ONLY_WELL = new RegExp(ALL_WELL, 'i');
/** Something was done, and it is over. */
const DONE = /(?:查|检查|抽查|暗访|走访|巡查|去|到|看|测评|跑|回访|抽)(?:完)?了|查完|检查完|刚(?:从|去|查)|回来/;

/**
 * Reads one sentence. Every programme reads it with its own sheet and units; those that understand the most of it are kept. A programme
 * named in the sentence is the only one.
 */
export function readSentence(
  raw: string,
  input: { programmes: readonly FilableProgramme[]; now: Date; speaker?: string },
): SentenceReading {
  const text = normalise(raw);
  const named = input.programmes.map(programme => readFor(programme, text, input.now));
  const best = fitting(named);
  const [first] = best;
  const time = first?.time;
  const tells = first?.unit !== undefined && !ASKS.test(text) && tellsVisit(text, first, shanghaiDate(input.now));
  const instead = tells ? insteadOf(text, first, input) : undefined;
  return {
    programmes: best.map(({ programme, unit, sheet }) => ({ programme, ...(unit && { unit }), sheet })),
    ...(time && { time }),
    isFiling: tells && instead === undefined,
    ...(instead && { instead }),
  };
}

function insteadOf(
  text: string,
  { programme, unit, time }: Read,
  { now, speaker }: { now: Date; speaker?: string },
): NotThisVisit | undefined {
  const sentences = spokenOf(text, unit!, programme, time?.text ?? '');
  if (sentences) return { kind: 'severalUnits', sentences };
  const toCome = time?.said !== undefined && time.said.day > shanghaiDate(now);
  const blank = blanked(blanked(text, unit), time);
  return notThisVisit(blank, {
    before: blank.slice(0, unit!.start),
    toCome,
    done: DONE.test(text),
    ...(speaker && { speaker }),
  });
}

/** A verdict was said, or a visit is over and something of it, or nothing else, is told: 「查了一下通川厅的整改情况」 tells none. */
function tellsVisit(text: string, { sheet, time }: Read, today: Day): boolean {
  const { items, rest, notUnderstood } = sheet;
  const done = DONE.test(text);
  // A day to come is a plan, unless it is told as done.
  const visited = done || (time !== undefined && !(time.said && time.said.day > today));
  if (rest && (visited || !ONLY_WELL.test(text))) return true;
  if (items.some(each => each.basis === 'said' && (each.answer ?? each.refused) !== undefined)) return true;
  return visited && (items.length > 0 || (done && notUnderstood.length === 0));
}

/**
 * A message in the middle of a filing: what it says of the sheet, and the unit it names, if it names one.
 *
 * @param open the item that is being asked.
 * @param unitId the unit being filed.
 */
export function readInFiling(
  raw: string,
  input: { sheet: Sheet; units: readonly Called[]; unitId: string; open?: number },
): { other?: string; sheet: SheetReading } {
  const text = normalise(raw);
  const { own, others } = mentionsOf(text, input.units, input.unitId);
  const blank = own.reduce(blanked, text);
  const sheet = readSheet(blank.replace(/\u0000+/g, '，'), input.sheet, input.open);
  return { ...(others[0] && { other: others[0].text }), sheet };
}

/** Whether a message in the middle of a filing asks something; its remarks may hold words like 规定. */
export const asksSomething = (text: string): boolean => ASKS.test(text);

type Read = ProgrammeReading & { time?: FoundTime; fits: number };

function readFor(programme: FilableProgramme, text: string, now: Date): Read {
  const found = findUnit(text, programme.units);
  const blank = blanked(text, found);
  const called = findNames(
    blank,
    [programme.name, ...programme.aliases].map(name => ({ text: name, value: 0, rank: 0 })),
  ).find(each => each.text.length > 2 && !isItemOf(programme.sheet, each.text));
  const unit = found ?? (called ? onlyUnit(programme) : undefined);
  const unnamed = blanked(blank, called);
  const time = findTime(unnamed, now);
  const { rest, about } = aboutOthers(blanked(unnamed, time), found, programme.units);
  const read = readSheet(rest.replace(/\u0000+/g, '，'), programme.sheet);
  const sheet = { ...read, notUnderstood: [...read.notUnderstood, ...about] };
  const understood = sheet.items.filter(each => each.answer !== undefined || each.note !== '').length;
  const wrong = sheet.items.filter(each => each.refused !== undefined).length;
  const fits =
    (called ? 100 : 0) +
    (unit ? (unit.misspelt ? 4 : unit.exact ? 8 : 6) : 0) +
    3 * understood -
    wrong -
    2 * sheet.notUnderstood.length;
  return { programme, ...(unit && { unit }), ...(time && { time }), sheet, fits };
}

/** A programme with one unit names it. */
function onlyUnit({ units }: FilableProgramme): FoundUnit | undefined {
  const [only, ...others] = units;
  if (!only || others.length > 0) return undefined;
  return { start: 0, end: 0, text: only.name, unitIds: [only.id], exact: true, misspelt: false };
}

const isItemOf = (sheet: Sheet, text: string): boolean => sheet.items.some(item => item.title.startsWith(text));

/** Keeps every place of the text; what was taken out is a gap that nothing reads across. */
function blanked(text: string, span: { start: number; end: number } | undefined): string {
  if (!span) return text;
  return text.slice(0, span.start) + '\u0000'.repeat(span.end - span.start) + text.slice(span.end);
}

/** 渠县 in 渠县营业厅 is not the county. */
function within(inner: FoundUnit, outer: FoundUnit): boolean {
  const shorter = inner.end - inner.start < outer.end - outer.start;
  return shorter && inner.end > inner.start && inner.start >= outer.start && inner.end <= outer.end;
}

/** Only programmes with the unit, where any has it; of these the ones that fit best. */
function fitting(all: readonly Read[]): Read[] {
  const withUnit = all.filter(each => each.unit);
  const candidates =
    withUnit.length > 0 ? withUnit.filter(each => !withUnit.some(other => within(each.unit!, other.unit!))) : all;
  const most = Math.max(...candidates.map(each => each.fits));
  return candidates.filter(each => each.fits === most);
}
