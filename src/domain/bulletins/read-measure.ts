import type { Day } from '../calendar/shanghai.ts';
import { cleanText } from '../language/clean-text.ts';
import { parseDate } from '../language/parse-date.ts';

/** What a sentence says of a measure, as far as it could be read. */
export interface MeasureText {
  readonly text?: string;
  readonly ownerId?: string;
  readonly day?: Day;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

const PARTS = /[,，;；\n]+/;
const OWNER = /^(?:由|责任人(?:是|为)?[：:]?|负责人(?:是|为)?[：:]?)?\s*(.{2,6}?)(?:负责|牵头|落实|办理)?$/;
const DUE =
  /^(?:计划|预计|要求|争取)?(?:在|于)?\s*(.+?)(?:之?前|以前)?(?:完成|办结|到位|做完|改完|落实)?(?:之?前|以前)?$/;

/** 「更换叫号机并每周巡检，文素负责，12月5日前完成」: owner and day each in a clause of their own, the rest is the measure. */
export function readMeasure(said: string, people: readonly Person[], now: Date): MeasureText {
  const rest: string[] = [];
  let ownerId: string | undefined;
  let day: Day | undefined;
  for (const part of cleanText(said)
    .split(PARTS)
    .map(each => each.trim().replace(/[。.]$/, ''))) {
    if (part === '') continue;
    const owner = ownerId === undefined ? readOwner(part, people) : undefined;
    const due = day === undefined && owner === undefined ? readMeasureDay(part, now) : undefined;
    if (owner !== undefined) ownerId = owner;
    else if (due !== undefined) day = due;
    else rest.push(part);
  }
  const text = rest.join('，');
  return { ...(text !== '' && { text }), ...(ownerId && { ownerId }), ...(day && { day }) };
}

/** Whom a clause makes responsible; undefined when it names nobody known. */
export function readOwner(part: string, people: readonly Person[]): string | undefined {
  const name = OWNER.exec(part.trim())?.[1]?.trim();
  return people.find(person => person.name === name)?.id;
}

/** The day by which a clause promises something; undefined when it names none. */
export function readMeasureDay(part: string, now: Date): Day | undefined {
  const said = DUE.exec(part.trim())?.[1];
  if (said === undefined || said === '') return undefined;
  const date = parseDate(said.replace(/之?前$/, ''), now, { lean: 'future' });
  return date.kind === 'date' ? date.date : undefined;
}
