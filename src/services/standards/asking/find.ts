import { readFigure } from '../../../domain/language/chinese-number.ts';
import type { Reading } from '../../../domain/standards/follow-up.ts';
import { findWhereabouts, type Whereabouts } from '../../../domain/standards/named-standard.ts';
import { isOfOtherPlace } from '../../../domain/standards/places.ts';
import type { SearchOutcome } from '../../../search/outcome.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause, LibrarySnapshot } from '../library.ts';
import { retrieveClauses } from '../retrieve-clauses.ts';
import type { NoneReason } from './answer.ts';
import { type FoundSides, findSides } from './find-sides.ts';
import { type LibraryStandard, standardsOf } from './standards-of.ts';
import { isWithoutSubject, type Understood } from './understand.ts';

/** What a question led to in a library. */
export type Found =
  | { readonly kind: 'refused'; readonly reason: NoneReason }
  | { readonly kind: 'standard'; readonly standard: LibraryStandard }
  /** One clause that was named or chosen. */
  | { readonly kind: 'clause'; readonly clause: LibraryClause }
  | ({ readonly kind: 'sides' } & FoundSides)
  | { readonly kind: 'judged'; readonly judged: SearchOutcome<LibraryClause>; readonly notIn: string | null };

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
  const chosen = chosenId === undefined ? undefined : library.clauses.find(({ id }) => id === chosenId);
  if (chosen) return { text: first.text, found: { kind: 'clause', clause: chosen } };
  const refused = refusal(understood);
  if (refused) return { text: first.text, found: { kind: 'refused', reason: refused } };
  if (understood.comparison) {
    const sides = await findSides(context, understood.comparison, library);
    if (sides) return { text: understood.comparison.text, found: { kind: 'sides', ...sides } };
  }
  for (const reading of understood.readings.slice(0, -1)) {
    const found = await findOne(context, reading.text, library);
    if (holds(reading, found)) return { text: reading.text, found };
  }
  const last = understood.readings.at(-1)!;
  return { text: last.as ?? last.text, found: await findOne(context, last.text, library) };
}

function refusal({ time, readings }: Understood): NoneReason | undefined {
  if (time?.kind === 'invalid') return { kind: 'noSuchDay', words: time.words };
  return isWithoutSubject(readings[0]!.text) ? { kind: 'noSubject' } : undefined;
}

/** A reading that ties a phrase to the question before holds where what is found speaks of both. */
function holds({ mentions }: Reading, found: Found): boolean {
  if (mentions === undefined || found.kind !== 'judged') return true;
  const [hit] = found.judged.outcome === 'none' ? [] : found.judged.hits;
  return hit !== undefined && `${hit.document.title}${hit.document.text}`.includes(mentions);
}

async function findOne(context: ServiceContext, question: string, library: LibrarySnapshot): Promise<Found> {
  const standards = standardsOf(library);
  const where = findWhereabouts(question, standards);
  const named = standards.filter(({ standard }) => where.standards.includes(standard));
  const outright = namedOutright(where, named);
  if (outright) return outright;
  if (named.length === 0) {
    const filter = placeFilter(question, standards);
    return judgedBy(await retrieveClauses(context, { question, library, ...(filter ? { filter } : {}) }));
  }
  const filter = (clause: LibraryClause): boolean => where.standards.includes(clause.standard);
  const within = await retrieveClauses(context, { question: where.rest, library, filter });
  if (within.outcome !== 'none') return judgedBy(leading(within, where.rest));
  const anywhere = await retrieveClauses(context, { question: where.rest, library });
  return judgedBy(anywhere, named[0]!.standard);
}

/** Leaves out the rules of other places than the question names; undefined where it names none. */
function placeFilter(
  question: string,
  standards: readonly LibraryStandard[],
): ((clause: LibraryClause) => boolean) | undefined {
  const titles = standards.map(({ standard }) => standard);
  const others = new Set(titles.filter(title => isOfOtherPlace(question, title, titles)));
  return others.size > 0 ? clause => !others.has(clause.standard) : undefined;
}

/** A standard or clause that the question only names. */
function namedOutright(where: Whereabouts, named: readonly LibraryStandard[]): Found | undefined {
  if (where.unknown !== undefined) return { kind: 'refused', reason: { kind: 'unknownStandard', name: where.unknown } };
  const [only] = named;
  if (!only || named.length > 1) return undefined;
  if (where.article !== undefined) return ofArticle(only, where.article);
  return where.rest === '' || isWithoutSubject(where.rest) ? { kind: 'standard', standard: only } : undefined;
}

function ofArticle({ standard, clauses }: LibraryStandard, article: number): Found {
  const articles = clauses.filter(clause => articleNumber(clause) !== undefined);
  const clause = articles.find(each => articleNumber(each) === article);
  if (clause) return { kind: 'clause', clause };
  const [first, last] = [articles[0]?.number ?? '', articles.at(-1)?.number ?? ''];
  return { kind: 'refused', reason: { kind: 'unknownArticle', standard, first, last } };
}

function articleNumber({ number }: LibraryClause): number | undefined {
  const figure = /^第(.+)条$/u.exec(number)?.[1];
  return figure === undefined ? undefined : readFigure(figure);
}

/** Within a standard that was named, a clause headed by the word asked for is no candidate but meant. */
function leading(judged: SearchOutcome<LibraryClause>, rest: string): SearchOutcome<LibraryClause> {
  if (judged.outcome !== 'candidates') return judged;
  const headed = judged.hits.filter(({ document }) => document.heading?.includes(rest));
  return headed.length === 1 && headed[0] === judged.hits[0] ? { ...judged, outcome: 'answer' } : judged;
}

function judgedBy(judged: SearchOutcome<LibraryClause>, notIn: string | null = null): Found {
  return { kind: 'judged', judged, notIn };
}
