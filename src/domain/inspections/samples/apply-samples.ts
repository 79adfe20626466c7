import type { Sheet, SheetItem } from '../sheet.ts';
import { coreOf, partsLacking, partsUnsaid } from './read-outcomes.ts';
import type { SampleStatement } from './read-samples.ts';
import { MOST_SAMPLES, type Sample } from './sample.ts';
import { covers, populations } from './scheme.ts';

export type SampleProblem =
  /** The rate depends on the group of customers, and nobody has said it yet. */
  | { readonly code: 'populationUnknown'; readonly ordinal: number; readonly items: readonly string[] }
  /** Something was said that is not measured over this group. */
  | { readonly code: 'otherPopulation'; readonly ordinal: number; readonly items: readonly string[] }
  /** A part was done after all, but whether that was all that was lacking was never said. */
  | { readonly code: 'otherPartsUnknown'; readonly ordinal: number; readonly items: readonly string[] }
  /** A part was done after all, and it is not clear whose: of nobody it was said to be lacking, or of several. */
  | { readonly code: 'whoseUnknown'; readonly ordinals: readonly number[]; readonly parts: readonly string[] }
  /** Single parts were done; of the others nobody said anything, so the rate is not told yet. */
  | { readonly code: 'partsUnsaid'; readonly ordinal: number; readonly item: string; readonly parts: readonly string[] }
  /** 「刚才那户」, where nobody was recorded just now, or several were. */
  | { readonly code: 'lastUnknown'; readonly ordinals: readonly number[] }
  /** 「没穿鞋套的那户」, or the correction of somebody who was never recorded. */
  | { readonly code: 'labelUnknown'; readonly label: string }
  /** Told by a person's name only, which is not kept. */
  | { readonly code: 'toldByName' }
  | { readonly code: 'tooMany' };

export interface AppliedSamples {
  readonly samples: readonly Sample[];
  /** Ordinals that were added or changed, in order. */
  readonly touched: readonly number[];
  readonly problems: readonly SampleProblem[];
  /** Of the new ones, those whose group was not said: it goes on from the customer before. */
  readonly sameGroup: readonly number[];
}

/**
 * Writes what a message says into the records. The same message again changes nothing.
 *
 * @param last ordinals that the message before this one recorded: 「刚才那户」 means them
 */
export function applySamples(
  sheet: Sheet,
  before: readonly Sample[],
  {
    statements,
    messageId,
    last = [],
  }: { statements: readonly SampleStatement[]; messageId: string; last?: readonly number[] },
): AppliedSamples {
  const byOrdinal = new Map(before.map(sample => [sample.ordinal, sample]));
  const touched = new Set<number>();
  const problems: SampleProblem[] = [];
  const sameGroup: number[] = [];
  let recent = last;
  for (const [index, statement] of statements.entries()) {
    const by = `${messageId}:${index}`;
    const unclear = unclearTarget(statement, byOrdinal, recent);
    if (unclear) {
      problems.push(unclear);
      continue;
    }
    if (statement.target.kind === 'mended') {
      const ordinals = lackingIt(byOrdinal, statement);
      if (ordinals.length !== 1) {
        problems.push({ code: 'whoseUnknown', ordinals, parts: statement.done.flatMap(({ parts }) => parts) });
        continue;
      }
    }
    const ordinals = ordinalsOf(statement, byOrdinal, { by, recent });
    for (const ordinal of ordinals) {
      if (ordinal > MOST_SAMPLES) {
        problems.push({ code: 'tooMany' });
        continue;
      }
      const { sample, problem } = stated(sheet, byOrdinal, ordinal, { ...statement, by });
      const isNew = !byOrdinal.has(ordinal);
      if (isNew && statement.population === undefined && sample.population !== '' && populations(sheet).length > 1)
        sameGroup.push(ordinal);
      byOrdinal.set(ordinal, sample);
      touched.add(ordinal);
      if (problem) problems.push(problem);
    }
    recent = ordinals;
  }
  const samples = inOrder([...byOrdinal.values()]);
  return { samples, touched: [...touched].sort((a, b) => a - b), problems, sameGroup };
}

/** Who is meant cannot be told from the words: asking is better than another customer. */
function unclearTarget(
  { target, corrects }: SampleStatement,
  known: ReadonlyMap<number, Sample>,
  recent: readonly number[],
): SampleProblem | undefined {
  if (target.kind === 'person') return { code: 'toldByName' };
  if (target.kind === 'last') {
    const left = recent.filter(ordinal => known.has(ordinal));
    return left.length === 1 ? undefined : { code: 'lastUnknown', ordinals: left };
  }
  if (target.kind !== 'label' || !(target.describes || corrects)) return undefined;
  const isKnown = [...known.values()].some(sample => sample.label === target.label);
  return isKnown ? undefined : { code: 'labelUnknown', label: target.label };
}

/** Who is recorded as lacking what a statement says was done. */
function lackingIt(known: ReadonlyMap<number, Sample>, { done }: SampleStatement): number[] {
  return inOrder([...known.values()])
    .filter(sample =>
      done.some(({ item, parts }) => partsLacking(item, sample.note).some(part => parts.includes(part))),
    )
    .map(sample => sample.ordinal);
}

function ordinalsOf(
  statement: SampleStatement,
  known: ReadonlyMap<number, Sample>,
  { by, recent }: { by: string; recent: readonly number[] },
): readonly number[] {
  const { target } = statement;
  const next = Math.max(0, ...known.keys()) + 1;
  switch (target.kind) {
    case 'ordinals':
      return Array.from({ length: target.to - target.from + 1 }, (_, index) => target.from + index);
    case 'next':
      return [[...known.values()].find(sample => sample.by === by)?.ordinal ?? next];
    case 'mended':
      return lackingIt(known, statement);
    case 'last':
      return recent.filter(each => known.has(each));
    case 'person':
      return [];
    case 'label':
      return [[...known.values()].find(sample => sample.label === target.label)?.ordinal ?? next];
  }
}

function stated(
  sheet: Sheet,
  known: ReadonlyMap<number, Sample>,
  ordinal: number,
  statement: SampleStatement & { by: string },
): { sample: Sample; problem?: SampleProblem } {
  const old = known.get(ordinal);
  const population =
    statement.population ?? (old && old.population !== '' ? old.population : groupBefore(sheet, known, ordinal));
  const base: Sample = old ?? {
    ordinal,
    population,
    label: '',
    reached: true,
    outcomes: {},
    note: '',
    by: statement.by,
  };
  // 新装机用户满意率 and 故障客户满意率 are the same words said of two groups: what the one takes, the other does not miss.
  const fits = statement.outcomes.filter(({ item }) => covers(sheet, item, population));
  const others = statement.outcomes.filter(
    ({ item }) => !fits.some(each => each.item === item || coreOf(each.item) === coreOf(item)),
  );
  const mending = mendedBy(base, statement);
  const told = Object.fromEntries([
    ...mending.whole.map(item => [String(item.ordinal), true] as const),
    ...fits.map(({ item, qualified }) => [String(item.ordinal), qualified] as const),
  ]);
  const reached = statement.reached ?? base.reached;
  const kept = Object.entries(base.outcomes).filter(([key]) =>
    sheet.items.some(item => `${item.ordinal}` === key && covers(sheet, item, population)),
  );
  const sample: Sample = {
    ...base,
    population,
    ...(statement.target.kind === 'label' && { label: statement.target.label }),
    reached,
    outcomes: reached ? { ...Object.fromEntries(kept), ...told } : {},
    note: noteOf(base, statement, reached, mending),
  };
  if (others.length === 0) {
    const unknown = mending.unknown.map(item => item.title);
    if (unknown.length > 0) return { sample, problem: { code: 'otherPartsUnknown', ordinal, items: unknown } };
    const open = statement.done.find(
      ({ item }) => covers(sheet, item, population) && sample.outcomes[item.ordinal] === undefined,
    );
    if (!open) return { sample };
    const said = statement.done.filter(each => each.item === open.item).flatMap(({ parts }) => parts);
    const parts = partsUnsaid(open.item, said);
    return { sample, problem: { code: 'partsUnsaid', ordinal, item: open.item.title, parts } };
  }
  const code = population === '' ? 'populationUnknown' : 'otherPopulation';
  return { sample, problem: { code, ordinal, items: others.map(({ item }) => item.title) } };
}

/** The group goes on until another is said. */
function groupBefore(sheet: Sheet, known: ReadonlyMap<number, Sample>, ordinal: number): string {
  const [only, ...others] = populations(sheet);
  if (only && others.length === 0) return only.title;
  const before = inOrder([...known.values()]).findLast(sample => sample.ordinal < ordinal && sample.population !== '');
  return before?.population ?? '';
}

interface Mending {
  /** Rates of which nothing is lacking any more. */
  readonly whole: readonly SheetItem[];
  /** Rates that were missed, nobody said by what. */
  readonly unknown: readonly SheetItem[];
  /** What of the old remark no longer holds, and what of the new one says just that. */
  readonly gone: readonly string[];
  readonly said: readonly string[];
}

/** 「穿了鞋套」 makes a yes of a no where 没穿鞋套 was all that was lacking. */
function mendedBy(old: Sample, { done }: SampleStatement): Mending {
  const missed = done.filter(({ item }) => old.outcomes[item.ordinal] === false);
  const clauses = old.note.split('，');
  const read = missed.map(({ item, parts, remark }) => {
    const lacking = partsLacking(item, old.note);
    const left = lacking.filter(part => !missed.some(each => each.item === item && each.parts.includes(part)));
    const gone = clauses.filter(each => {
      const named = partsLacking(item, each);
      return named.length > 0 && named.every(part => parts.includes(part));
    });
    return { item, remark, lacking, left, gone };
  });
  return {
    whole: read.filter(({ lacking, left }) => lacking.length > 0 && left.length === 0).map(({ item }) => item),
    unknown: read.filter(({ lacking }) => lacking.length === 0).map(({ item }) => item),
    gone: read.flatMap(({ gone }) => gone),
    said: read.filter(({ lacking }) => lacking.length > 0).map(({ remark }) => remark),
  };
}

/** Being reached after all, or a corrected outcome, takes the old remark with it; a new remark replaces it. */
function noteOf(old: Sample, { note: said, outcomes }: SampleStatement, reached: boolean, mending: Mending): string {
  const without = (note: string, clauses: readonly string[]): string =>
    clauses.length === 0
      ? note
      : note
          .split('，')
          .filter(each => !clauses.includes(each))
          .join('，');
  const note = without(said, mending.said);
  if (mending.said.length > 0) return [without(old.note, mending.gone), note].filter(part => part !== '').join('，');
  if (note !== '') return note;
  const corrects =
    old.reached !== reached ||
    outcomes.some(({ item, qualified }) => qualified && old.outcomes[item.ordinal] === false);
  return corrects ? '' : old.note;
}

export function removeSample(samples: readonly Sample[], ordinal: number): Sample[] {
  return samples.filter(sample => sample.ordinal !== ordinal);
}

export function inOrder(samples: readonly Sample[]): Sample[] {
  return [...samples].sort((a, b) => a.ordinal - b.ordinal);
}
