import { readFigure } from '../../../domain/language/chinese-number.ts';
import { findWhereabouts, type Whereabouts } from '../../../domain/standards/named-standard.ts';
import { isOfOtherPlace } from '../../../domain/standards/places.ts';
import type { SearchOutcome } from '../../../search/outcome.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause, LibrarySnapshot } from '../library.ts';
import { retrieveClauses } from '../retrieve-clauses.ts';
import { ofAskedSide } from './asked-side.ts';
import type { Found } from './found.ts';
import { type LibraryStandard, standardsOf } from './standards-of.ts';
import { isWithoutSubject } from './understand.ts';

/** Looks for one question in full: the standard or the clause it names, or what retrieval finds within the standards it names. */
export async function findOne(context: ServiceContext, question: string, library: LibrarySnapshot): Promise<Found> {
  const standards = standardsOf(library);
  const where = findWhereabouts(question, standards);
  const named = standards.filter(({ standard }) => where.standards.includes(standard));
  const outright = namedOutright(where, named);
  if (outright) return outright;
  if (named.length === 0) {
    const filter = placeFilter(question, standards);
    const judged = await retrieveClauses(context, { question, library, ...(filter ? { filter } : {}) });
    return judgedBy(ofAskedSide(judged, question));
  }
  const filter = (clause: LibraryClause): boolean => where.standards.includes(clause.standard);
  const within = await retrieveClauses(context, { question: where.rest, library, filter });
  if (within.outcome !== 'none') return { ...judgedBy(leading(within, where.rest)), within: true };
  const anywhere = await retrieveClauses(context, { question: where.rest, library });
  return { ...judgedBy(anywhere), notIn: named[0]!.standard };
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

function judgedBy(judged: SearchOutcome<LibraryClause>): Extract<Found, { kind: 'judged' }> {
  return { kind: 'judged', judged, within: false, notIn: null };
}
