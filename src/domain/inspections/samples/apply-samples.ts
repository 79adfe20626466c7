import type { Sheet } from '../sheet.ts';
import { coreOf } from './read-outcomes.ts';
import type { SampleStatement } from './read-samples.ts';
import { MOST_SAMPLES, type Sample } from './sample.ts';
import { covers, populations } from './scheme.ts';

export type SampleProblem =
  /** The rate depends on the group of customers, and nobody has said it yet. */
  | { readonly code: 'populationUnknown'; readonly ordinal: number; readonly items: readonly string[] }
  /** Something was said that is not measured over this group. */
  | { readonly code: 'otherPopulation'; readonly ordinal: number; readonly items: readonly string[] }
  | { readonly code: 'tooMany' };

export interface AppliedSamples {
  readonly samples: readonly Sample[];
  /** Ordinals that were added or changed, in order. */
  readonly touched: readonly number[];
  readonly problems: readonly SampleProblem[];
}

/** Writes what a message says into the records. The same message again changes nothing. */
export function applySamples(
  sheet: Sheet,
  before: readonly Sample[],
  { statements, messageId }: { statements: readonly SampleStatement[]; messageId: string },
): AppliedSamples {
  const byOrdinal = new Map(before.map(sample => [sample.ordinal, sample]));
  const touched = new Set<number>();
  const problems: SampleProblem[] = [];
  for (const [index, statement] of statements.entries()) {
    const by = `${messageId}:${index}`;
    for (const ordinal of ordinalsOf(statement, byOrdinal, by)) {
      if (ordinal > MOST_SAMPLES) {
        problems.push({ code: 'tooMany' });
        continue;
      }
      const { sample, problem } = stated(sheet, byOrdinal, ordinal, { ...statement, by });
      byOrdinal.set(ordinal, sample);
      touched.add(ordinal);
      if (problem) problems.push(problem);
    }
  }
  const samples = inOrder([...byOrdinal.values()]);
  return { samples, touched: [...touched].sort((a, b) => a - b), problems };
}

function ordinalsOf({ target }: SampleStatement, known: ReadonlyMap<number, Sample>, by: string): number[] {
  const next = Math.max(0, ...known.keys()) + 1;
  switch (target.kind) {
    case 'ordinals':
      return Array.from({ length: target.to - target.from + 1 }, (_, index) => target.from + index);
    case 'next':
      return [[...known.values()].find(sample => sample.by === by)?.ordinal ?? next];
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
  const told = Object.fromEntries(fits.map(({ item, qualified }) => [String(item.ordinal), qualified]));
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
    note: noteOf(base, statement, reached),
  };
  if (others.length === 0) return { sample };
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

/** Being reached after all, or a corrected outcome, takes the old remark with it; a new remark replaces it. */
function noteOf(old: Sample, { note, outcomes }: SampleStatement, reached: boolean): string {
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
