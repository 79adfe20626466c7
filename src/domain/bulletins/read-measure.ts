import type { Day } from '../calendar/shanghai.ts';
import { findMisspelt } from '../inspections/free/names.ts';
import { cleanText } from '../language/clean-text.ts';
import { parseDate } from '../language/parse-date.ts';

/** What a sentence says of a measure, as far as it could be read. */
export interface MeasureText {
  readonly text?: string;
  readonly owner?: SaidOwner;
  readonly day?: Day;
}

/** Whom a clause makes responsible. */
export type SaidOwner = { readonly kind: 'known'; readonly id: string } | UnclearOwner;

/** Somebody named whom nobody known is called, or several are; `ids`: whom it may mean, often nobody. */
export interface UnclearOwner {
  readonly kind: 'unclear';
  readonly said: string;
  readonly ids: readonly string[];
}

interface Person {
  readonly id: string;
  readonly name: string;
}

const PARTS = /[,，;；\n]+/;
const OWNER = /^(?:由|责任人(?:是|为)?[：:]?|负责人(?:是|为)?[：:]?)?\s*(.{2,6}?)(?:负责|牵头|落实|办理)?$/;
/** What says outright who it is, whether or not there is such a person. */
const NAMED = [
  /^(?:责任人|负责人)(?:\s*[：:是为]\s*|\s+)(\p{Script=Han}{2,4})$/u,
  /^由?(\p{Script=Han}{2,4}?)(?:负责|牵头)(?:落实|办理|整改)?$/u,
  /^由(\p{Script=Han}{2,4}?)(?:落实|办理|整改)$/u,
];
/** 「更换叫号机由文素负责」: the measure and its owner in one clause. */
const TAIL = /^(.{2,}?)由(\p{Script=Han}{2,4}?)(?:负责|牵头)(?:落实|办理|整改)?$/u;
/** 「专人负责」, 「班长负责」, 「各厅负责」 say of nobody by name who it is. */
const NOBODY =
  /^(?:设|各|全|每|专|谁|本|该|双|统一|具体)|(?:人|组|班|厅|部|员|长|队|司|家|店|门|方|岗|中心|单位|厂商|代理商)$/;
/** 「文经理」, 「老文」: by the surname. */
const SURNAME = /^(?:[老小](\p{Script=Han})|(\p{Script=Han})(?:经理|主任|主管|老师|工|总|姐|哥))$/u;
const DUE =
  /^(?:计划|预计|要求|争取)?(?:在|于)?\s*(.+?)(?:之?前|以前)?(?:完成|办结|到位|做完|改完|落实)?(?:之?前|以前)?$/;

/** 「更换叫号机并每周巡检，文素负责，12月5日前完成」: owner and day each in a clause of their own, the rest is the measure. */
export function readMeasure(said: string, people: readonly Person[], now: Date): MeasureText {
  const rest: string[] = [];
  let owner: SaidOwner | undefined;
  let day: Day | undefined;
  for (const part of cleanText(said)
    .split(PARTS)
    .map(each => each.trim().replace(/[。.]$/, ''))) {
    if (part === '') continue;
    const [whole, before, name] = owner === undefined ? (TAIL.exec(part) ?? []) : [];
    const named = owner === undefined ? readOwner(whole === undefined ? part : `${name}负责`, people) : undefined;
    const due = day === undefined && named === undefined ? readMeasureDay(part, now) : undefined;
    if (named !== undefined) {
      owner = named;
      if (before !== undefined) rest.push(before);
    } else if (due !== undefined) day = due;
    else rest.push(part);
  }
  const text = rest.join('，');
  return { ...(text !== '' && { text }), ...(owner && { owner }), ...(day && { day }) };
}

/** Whom a clause makes responsible; undefined when it names nobody. */
export function readOwner(part: string, people: readonly Person[]): SaidOwner | undefined {
  const clause = part.trim();
  const called = people.filter(person => person.name === OWNER.exec(clause)?.[1]?.trim());
  const [only, ...others] = called;
  if (only && others.length === 0) return { kind: 'known', id: only.id };
  if (only) return { kind: 'unclear', said: only.name, ids: called.map(({ id }) => id) };
  const said = NAMED.map(pattern => pattern.exec(clause)?.[1]).find(name => name !== undefined);
  return said === undefined || NOBODY.test(said) ? undefined : unclearOwner(said, people);
}

/** A name that nobody has, with whom it may mean: by the surname, or written wrong. */
export function unclearOwner(said: string, people: readonly Person[]): UnclearOwner {
  const [, before, after] = SURNAME.exec(said) ?? [];
  const surname = before ?? after;
  const meant =
    surname === undefined
      ? findMisspelt(
          said,
          people.map(({ id, name }) => ({ text: name, value: id, rank: 0 })),
        ).flatMap(({ values }) => values)
      : people.filter(({ name }) => name.startsWith(surname)).map(({ id }) => id);
  return { kind: 'unclear', said, ids: [...new Set(meant)] };
}

/** The day by which a clause promises something; undefined when it names none. */
export function readMeasureDay(part: string, now: Date): Day | undefined {
  const said = DUE.exec(part.trim())?.[1];
  if (said === undefined || said === '') return undefined;
  const date = parseDate(said.replace(/之?前$/, ''), now, { lean: 'future' });
  return date.kind === 'date' ? date.date : undefined;
}
