import type { Day } from '../../../src/domain/calendar/shanghai.ts';
import { extraDayProblem } from '../../../src/domain/inspections/planning/visit-day.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { readNumber, recordNumber } from '../../../src/domain/language/record-number.ts';
import type { SlotResult } from '../../framework/form-definition.ts';
import { type Candidate, planReplies } from './replies-plan.ts';
import { findDay } from './sentences.ts';

const NOS = new RegExp(recordNumber('[Zz][Gg]'), 'g');
const GROUP = new RegExp(recordNumber('[Zz][Tt]'));

export interface SaidPlan {
  /** 整改通知 named by their 单号. */
  readonly nos: readonly string[];
  /** 整改通知单 named by its 单号. */
  readonly group?: string;
  /** The words for a day; absent where none is named. */
  readonly day?: string;
  /** Everything else, word by word: names of units, programmes, people. */
  readonly words: readonly string[];
}

/** 「营业厅 通川 周行远 11月20日」, 「ZG-2026-0001 ZG-2026-0002 周三」: what was said with the command, in any order. */
export function readPlan(text: string): SaidPlan {
  const nos = [...new Set([...text.matchAll(NOS)].flatMap(([no]) => readNumber(no) ?? []))];
  const group = readNumber(GROUP.exec(text)?.[0] ?? '');
  const without = text.replace(NOS, ' ').replace(GROUP, ' ');
  const day = findDay(without);
  const words = (day ? without.replace(day, ' ') : without)
    .split(/[\s,，、;；:：]+|让|由|请(?!假)|在/)
    .map(word => word.replace(/^(?:去|的)|(?:去|的)$/g, ''))
    .filter(word => word !== '');
  return {
    nos,
    ...(group !== undefined && { group }),
    ...(day !== undefined && { day }),
    words,
  };
}

interface Named {
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** What one of the words names; the words that are left. Nothing where several fit. */
export function takeNamed<Each extends Named>(
  words: readonly string[],
  from: readonly Each[],
): { found?: Each; left: readonly string[] } {
  for (const word of words) {
    const choice = parseChoice(word, options(from));
    if (choice.kind === 'one' && !/^\d+$/.test(word))
      return { found: from[choice.index]!, left: words.filter(each => each !== word) };
  }
  return { left: words };
}

/** The first word that names none of these: a unit that there is not. Undefined where every word fits something. */
export function unknownWord(words: readonly string[], ...from: readonly (readonly Named[])[]): string | undefined {
  return words.find(word => from.every(named => parseChoice(word, options(named)).kind === 'none'));
}

export const options = (from: readonly Named[]) =>
  from.map(({ name, aliases = [] }, index) => ({ key: `${index + 1}`, label: name, aliases: [...aliases] }));

/** The one of these that a text names, if nothing stands against it. */
export function chosenInspector(
  people: readonly (Candidate & { readonly id: string })[],
  text: string,
): SlotResult<{ id: string; name: string }> {
  const choice = parseChoice(text, options(people));
  if (choice.kind !== 'one') return { ok: false, reply: planReplies.whichInspector(people, text) };
  const { id, name, hindrance } = people[choice.index]!;
  if (hindrance) return { ok: false, reply: planReplies.notEligible(name, hindrance) };
  return { ok: true, value: { id, name } };
}

/** A day as it was said, for a visit to come. */
export function readVisitDay(text: string, now: Date): SlotResult<Day> {
  const parsed = parseDate(text, now, { lean: 'future' });
  if (parsed.kind !== 'date') return { ok: false, reply: planReplies.dayUnclear(text) };
  const problem = extraDayProblem(parsed.date, now);
  if (problem) return { ok: false, reply: planReplies.badDay(problem) };
  return { ok: true, value: parsed.date };
}
