import { figureItems } from '../../../domain/standards/figure-items.ts';
import { figuresIn } from '../../../domain/standards/figures.ts';
import type { Reading } from '../../../domain/standards/follow-up.ts';
import { conceptCoverage, conceptsOf } from '../../../search/concepts.ts';
import { readingOf } from '../../../search/reading.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { NoneReason } from './answer.ts';
import { findComparison } from './find-comparison.ts';
import { findOne } from './find-one.ts';
import type { Found } from './found.ts';
import { isWithoutSubject, type Understood } from './understand.ts';

export interface Search {
  /** The reading that held, in full, as a person would ask it. */
  readonly text: string;
  readonly found: Found;
}

/** Looks for what a question is about: the clause it names, the sides it compares, or whatever retrieval finds. */
export async function find(
  context: ServiceContext,
  understood: Understood,
  library: LibrarySnapshot,
  chosenId: string | undefined,
): Promise<Search> {
  const [first] = understood.readings as [Reading];
  const { comparison } = understood;
  const chosen = chosenId === undefined ? undefined : library.clauses.find(({ id }) => id === chosenId);
  const refused = refusal(understood);
  if (refused) return { text: first.text, found: { kind: 'refused', reason: refused } };
  if (comparison) {
    const found = await findComparison(context, comparison, library, { chosen, carried: understood.comparisonCarried });
    if (found) return { text: comparison.text, found };
  }
  if (chosen) return { text: first.text, found: { kind: 'clause', clause: chosen } };
  return await readOneAfterTheOther(context, understood.readings, library);
}

/** The first reading that holds; the last need only find something. */
async function readOneAfterTheOther(
  context: ServiceContext,
  readings: readonly Reading[],
  library: LibrarySnapshot,
): Promise<Search> {
  const known = new Map<string, Found>();
  for (const [at, reading] of readings.entries()) {
    const found = known.get(reading.text) ?? (await findOne(context, reading.text, library));
    known.set(reading.text, found);
    const isLast = at > 0 && at === readings.length - 1;
    if (isLast ? isFound(found, reading) : holds(reading, found, library)) {
      return { text: reading.as ?? reading.text, found };
    }
  }
  const [first] = readings as [Reading];
  return { text: first.text, found: unsure(known.get(first.text)!) };
}

/** Whether the other reading found something where it was to be looked for. */
function isFound(found: Found, { as }: Reading): boolean {
  if (found.kind !== 'judged') return found.kind !== 'refused';
  return found.judged.outcome !== 'none' && (as === undefined || found.notIn === null);
}

/** What was found does not speak of what was added: it may be it, but is no answer. */
function unsure(found: Found): Found {
  if (found.kind !== 'judged' || found.judged.outcome !== 'answer') return found;
  return { ...found, judged: { ...found.judged, outcome: 'candidates' } };
}

function refusal({ time, readings }: Understood): NoneReason | undefined {
  if (time?.kind === 'invalid') return { kind: 'noSuchDay', words: time.words };
  return isWithoutSubject(readings[0]!.text) ? { kind: 'noSubject' } : undefined;
}

/** A reading that ties a phrase to the question before holds where what is found speaks of both. */
function holds({ mentions, speaksOf, lists }: Reading, found: Found, { index }: LibrarySnapshot): boolean {
  if (found.kind !== 'judged') return lists === undefined;
  const [hit] = found.judged.outcome === 'none' ? [] : found.judged.hits;
  if (lists !== undefined) return hit !== undefined && listsFigureOf(lists, hit.document.text);
  if (speaksOf !== undefined) {
    return hit !== undefined && conceptCoverage(conceptsOf(speaksOf, index), readingOf(hit.document).whole) > 0;
  }
  if (mentions === undefined) return true;
  return hit !== undefined && `${hit.document.title}${hit.document.text}`.includes(mentions);
}

/** 缴费不超过3分钟，套餐变更不超过8分钟: each has a figure of its own. */
function listsFigureOf(name: string, text: string): boolean {
  const subjects = new Set(figureItems(text, figuresIn(text)).map(({ subject }) => subject));
  return subjects.size > 1 && [...subjects].some(subject => subject.includes(name));
}
