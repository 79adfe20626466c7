import { REST_FULL } from '../../language/rest-full.ts';
import type { Sheet } from '../sheet.ts';
import { isFiller } from './clauses.ts';
import { type Called, type FoundUnit, type UnitMention, unitMentions } from './find-unit.ts';
import { readSheet } from './read-sheet.ts';

const MARKS = /[，。；;！!\n\u0000]/;
const REST = new RegExp(REST_FULL, 'i');
/** Words that may stand between a mark and the unit that a clause is about. */
const BEFORE =
  /(?:^|[，。；;！!\n\u0000])(?:然后|还有|另外|接着|后来|但是|但|再|又|去|到|在|查|看|了|的|我们?|[、\s]){0,6}$/;

/** A name of two characters is one only where a clause begins with it: 渠县 in 「客户从渠县来」 is where somebody came from. */
const isNamed = (text: string, { start, end }: UnitMention): boolean =>
  end - start > 2 || BEFORE.test(text.slice(0, start));

const isOf = (mention: UnitMention, ids: readonly string[]): boolean => mention.unitIds.some(id => ids.includes(id));

/** The units a message in a filing names: the one being filed and others. */
export function mentionsOf(
  text: string,
  units: readonly Called[],
  unitId: string,
): { own: UnitMention[]; others: UnitMention[] } {
  const named = unitMentions(text, units).filter(each => isNamed(text, each));
  return { own: named.filter(each => isOf(each, [unitId])), others: named.filter(each => !isOf(each, [unitId])) };
}

/** From the mention to the end of its clause, or the whole clause where nothing else stands before it. */
function clauseAt(text: string, { start, end }: UnitMention): { start: number; end: number } {
  const length = text.slice(end).search(MARKS);
  const from = Math.max(...[...text.slice(0, start).matchAll(new RegExp(MARKS, 'g'))].map(each => each.index + 1), 0);
  return {
    start: start - from <= 4 || isFiller(text.slice(from, start)) ? from : start,
    end: length < 0 ? text.length : end + length,
  };
}

const cutOut = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(0, start) + '\u0000'.repeat(end - start) + text.slice(end);

/**
 * A sentence whose unit is blanked out, without the clauses that name another one: they are never recorded under it. Where a clause
 * begins with the unit's own name once more, the name goes.
 */
export function aboutOthers(
  text: string,
  unit: FoundUnit | undefined,
  units: readonly Called[],
): { rest: string; about: string[] } {
  if (!unit || unit.misspelt) return { rest: text, about: [] };
  let rest = text;
  const about: string[] = [];
  for (const mention of unitMentions(text, units)) {
    if (isOf(mention, unit.unitIds) && !unit.joined) {
      if (BEFORE.test(text.slice(0, mention.start))) rest = cutOut(rest, mention);
      continue;
    }
    if (rest[mention.start] === '\u0000') continue;
    const clause = clauseAt(text, mention);
    about.push(text.slice(clause.start, clause.end).replaceAll('\u0000', ''));
    rest = cutOut(rest, clause);
  }
  return { rest, about };
}

/** 比南外厅还差, 从南外厅借的叫号机坏了: the other unit is not what is told about. */
const IN_PASSING = /[从比跟像由向给]$/;

/** Whether what was found at a unit, or nothing at all, is told behind its name. */
function isSubject(text: string, mention: UnitMention, sheet: Sheet): boolean {
  if (IN_PASSING.test(text.slice(0, mention.start))) return false;
  const after = text.slice(mention.end, clauseAt(text, mention).end);
  const { items, rest } = readSheet(after, sheet);
  return isFiller(after) || rest || items.length > 0;
}

/**
 * Where a sentence tells of several units: what to say of each of them by itself. Undefined where it tells of one; a clause that merely
 * compares with another unit makes no second one.
 */
export function spokenOf(
  text: string,
  unit: FoundUnit,
  { units, sheet }: { readonly units: readonly Called[]; readonly sheet: Sheet },
  time: string,
): string[] | undefined {
  if (unit.misspelt) return undefined;
  const mentions = unitMentions(text, units).filter(each => each.unitIds.length === 1);
  const subjects = mentions.filter(
    each => isOf(each, unit.unitIds) || (isNamed(text, each) && isSubject(text, each, sheet)),
  );
  const ids = [...new Set(subjects.flatMap(each => each.unitIds))];
  if (ids.length < 2) return undefined;
  const said = new Map<string, string[]>(ids.map(id => [id, []]));
  let current: readonly string[] = ids;
  for (const { clause, of } of cutAt(text, subjects)) {
    if (of) current = of.unitIds;
    const bare = clause.replace(time, '').replace(/^[的，、和及与跟]+|[，、和及与跟]+$/g, '');
    if (isFiller(bare)) {
      if (unit.joined && of) current = ids;
      continue;
    }
    for (const id of REST.test(bare) ? ids : current) said.get(id)!.push(bare);
  }
  return ids.map(id => {
    const name = units.find(each => each.id === id)!.name;
    return [`${time}查了${name}`, ...said.get(id)!].join('，');
  });
}

/** Clauses, cut where a unit is named as well; its name is left out. */
function cutAt(text: string, mentions: readonly UnitMention[]): { clause: string; of?: UnitMention }[] {
  const pieces: { clause: string; of?: UnitMention }[] = [];
  const add = (part: string, of?: UnitMention): void => {
    const [first = '', ...others] = part.split(MARKS);
    pieces.push({ clause: first, ...(of && { of }) });
    for (const clause of others) if (clause !== '') pieces.push({ clause });
  };
  add(text.slice(0, mentions[0]!.start));
  mentions.forEach((mention, index) => {
    add(text.slice(mention.end, mentions[index + 1]?.start ?? text.length), mention);
  });
  return pieces;
}
