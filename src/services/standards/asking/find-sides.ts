import type { Comparison } from '../../../domain/standards/comparison.ts';
import { contrastsIn, isQualifier, sideWords } from '../../../domain/standards/contrasts.ts';
import { findWhereabouts } from '../../../domain/standards/named-standard.ts';
import type { SearchOutcome } from '../../../search/outcome.ts';
import { asksFigure, type QuestionKind, questionKind } from '../../../search/question-kind.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause, LibrarySnapshot } from '../library.ts';
import { retrieveClauses } from '../retrieve-clauses.ts';
import { readAskedFigure } from './asked-figure.ts';
import { ofAskedSide } from './asked-side.ts';
import type { FoundSides } from './found.ts';
import { headlineOf } from './headline.ts';
import { standardsOf } from './standards-of.ts';

/** A clause that speaks of both sides is preferred to two that speak of one each, if it is among the first of both. */
const FIRST = 4;

/** Time limits are what people compare most. */
const KINDS: readonly QuestionKind[] = [
  ...(['duration', 'clock', 'count', 'share', 'points'] as const),
  ...(['price', 'compensation', 'distance'] as const),
];

/** Looks for both sides of a comparison; undefined where one of them is not found, or one clause is found that names only one. */
export async function findSides(
  context: ServiceContext,
  comparison: Comparison,
  library: LibrarySnapshot,
): Promise<FoundSides | undefined> {
  const { left, right } = comparison;
  const [a, b] = [await side(context, left.question, library), await side(context, right.question, library)];
  if (a.outcome === 'none' || b.outcome === 'none') return undefined;
  const [ofLeft, ofRight] = [a.hits.map(hit => hit.document), b.hits.map(hit => hit.document)];
  const kind = kindOf(comparison);
  const ofBoth = ofLeft
    .slice(0, FIRST)
    .filter(
      clause => ofRight.slice(0, FIRST).includes(clause) && speaksOf(clause, left.name) && speaksOf(clause, right.name),
    );
  const [apart, figures] = setApart(comparison, ofBoth, library);
  const both = apart ?? ofBoth[0];
  const alike = both ? undefined : alikeOf(comparison, [ofLeft, ofRight], library);
  const found = both
    ? { left: both, right: both }
    : (alike ?? { left: pick(left, ofLeft, library, kind), right: pick(right, ofRight, library, kind) });
  // 城镇 and 农村 are told apart within a clause, or not at all.
  if (!both && (found.left === found.right || isQualifier(left.name))) return undefined;
  const others = [...new Set([...ofLeft, ...ofRight])].filter(
    clause => clause !== found.left && clause !== found.right,
  );
  const sure = (clause: LibraryClause, { name, question }: Comparison['left'], outcome: string): boolean =>
    outcome === 'answer' ||
    (mentions(clause, name) && headlineOf(readAskedFigure(question, library.index), clause, kind) !== undefined);
  const certain =
    both !== undefined ||
    alike !== undefined ||
    (sure(found.left, left, a.outcome) && sure(found.right, right, b.outcome));
  return { ...found, others, figures: both ? figures : (alike?.figures ?? kind), certain };
}

/**
 * The first clause with figures that set the sides apart, and of what kind they are. Where the question leaves the kind open, time limits are
 * what people compare most, then whatever there is.
 */
export function setApart(
  comparison: Comparison,
  clauses: readonly LibraryClause[],
  library: LibrarySnapshot,
): [clause: LibraryClause | undefined, kind: QuestionKind] {
  const kind = kindOf(comparison);
  for (const each of kindsOf(kind)) {
    const clause = clauses.find(its => hasFigures(comparison, its, library, each));
    if (clause) return [clause, each];
  }
  return [undefined, kind];
}

/** A rate is compared with a rate, a time limit with a time limit: kinds that a person may mean are tried one after the other. */
function kindsOf(kind: QuestionKind): readonly QuestionKind[] {
  return kind === 'open' || kind === 'number' ? KINDS : [kind];
}

/** The clauses headed by each side that both have a figure of one kind (宽带新装 and 移机: time limits; never the rate of one of them). */
function alikeOf(
  { left, right, ...comparison }: Comparison,
  [ofLeft, ofRight]: readonly [readonly LibraryClause[], readonly LibraryClause[]],
  library: LibrarySnapshot,
): Pick<FoundSides, 'left' | 'right' | 'figures'> | undefined {
  for (const kind of kindsOf(kindOf({ left, right, ...comparison }))) {
    const [a, b] = [headedBy(left, ofLeft, library, kind), headedBy(right, ofRight, library, kind)];
    if (a && b && a !== b) return { left: a, right: b, figures: kind };
  }
  return undefined;
}

function headedBy(
  { name, question }: Comparison['left'],
  clauses: readonly LibraryClause[],
  library: LibrarySnapshot,
  kind: QuestionKind,
): LibraryClause | undefined {
  const asked = readAskedFigure(question, library.index);
  const words = [name, ...contrastsIn(name).flatMap(sideWords)];
  const isHeaded = ({ heading }: LibraryClause): boolean => words.some(word => heading?.includes(word));
  return clauses.find(clause => isHeaded(clause) && headlineOf(asked, clause, kind) !== undefined);
}

/** What kind of figure a comparison asks for. */
export function kindOf({ text, left }: Comparison): QuestionKind {
  if (/率/u.test(text)) return 'share';
  const kind = [questionKind(left.question), questionKind(text)].find(asksFigure);
  return kind ?? (/(?:营业|服务|上班|工作|开门|关门)时间/u.test(text) ? 'clock' : 'open');
}

/** Whether a clause has a figure for each side, and not the same. */
function hasFigures(
  { left, right }: Comparison,
  clause: LibraryClause,
  { index }: LibrarySnapshot,
  kind: QuestionKind,
): boolean {
  const of = (question: string): string | undefined => headlineOf(readAskedFigure(question, index), clause, kind)?.text;
  const [a, b] = [of(left.question), of(right.question)];
  return a !== undefined && b !== undefined && a !== b;
}

/** The first clause, or the first one after it that has the figure asked for. */
function pick(
  { question, name }: Comparison['left'],
  clauses: readonly LibraryClause[],
  library: LibrarySnapshot,
  kind: QuestionKind,
): LibraryClause {
  const asked = readAskedFigure(question, library.index);
  const figured = clauses.slice(0, FIRST).find(clause => mentions(clause, name) && headlineOf(asked, clause, kind));
  return figured ?? clauses[0]!;
}

async function side(
  context: ServiceContext,
  question: string,
  library: LibrarySnapshot,
): Promise<SearchOutcome<LibraryClause>> {
  const where = findWhereabouts(question, standardsOf(library));
  if (where.standards.length === 0 || where.rest === '') {
    return ofAskedSide(await retrieveClauses(context, { question, library }), question);
  }
  const filter = (clause: LibraryClause): boolean => where.standards.includes(clause.standard);
  return retrieveClauses(context, { question: where.rest, library, filter });
}

/** Whether the words of a clause name a side; 城里 is 城市 or 城镇 in a standard. */
export function speaksOf({ text }: LibraryClause, name: string): boolean {
  return [name, ...contrastsIn(name).flatMap(sideWords)].some(word => text.includes(word));
}

/** Whether a clause names a side, be it in its heading or in the name of its standard. */
function mentions({ standard, heading, text }: LibraryClause, name: string): boolean {
  const words = [name, ...contrastsIn(name).flatMap(sideWords)];
  return words.some(word => `${standard} ${heading ?? ''} ${text}`.includes(word));
}
