import { variantsOf } from '../../domain/questions/approved-match.ts';
import { type ClausePlace, failureOf, type RegressionReason } from '../../domain/questions/regression.ts';
import { AppError } from '../../errors.ts';
import { buildIndex } from '../../search/index.ts';
import type { ServiceContext } from '../context.ts';
import { editionOf, type LibraryClause, type LibrarySnapshot, libraryClause } from '../standards/library.ts';
import { clauseHash } from './clause-hash.ts';
import { placeKey } from './clause-places.ts';
import { type Binding, followerIn } from './follow-binding.ts';
import { askLibrary } from './library-asked.ts';

/** A question that would no longer lead to its clause. */
export interface RegressionFailure {
  readonly question: string;
  /** 单号 of the 标准答复 whose question it is; null for a confirmed question. */
  readonly answerNo: string | null;
  readonly standard: string;
  /** The clauses it should lead to; any of them will do. */
  readonly expected: readonly ClausePlace[];
  readonly reason: RegressionReason;
  /** Whether such a clause reads otherwise in the new edition: confirming the question once more then settles it. */
  readonly changed: boolean;
  /** How the first of them that the new edition has reads there; null where it has none. */
  readonly reads: string | null;
  /** What would be found first instead. */
  readonly found: (ClausePlace & { standard: string; text: string }) | null;
}

interface BoundQuestion {
  readonly text: string;
  readonly answerNo: string | null;
  readonly places: readonly (ClausePlace & Binding)[];
  /** When somebody said so, of the wording then in force. */
  readonly since: Date;
}

/**
 * Asks every confirmed question of a standard, and that of each 标准答复 which rests on it, of the library as it will be with this draft in
 * force. A clause that is gone fails. One that reads as before is asked with its confirmed questions, as people will ask it; one that
 * reads otherwise without those confirmed before the draft came, which say nothing about the new wording and would find it in any case.
 *
 * `effectiveFrom`: where the edition is to begin on another day than the draft says. Nothing is checked for an edition that is history already: it answers only questions about its own time.
 *
 * @throws AppError `notFound`.
 */
export async function regressionFailures(
  context: Pick<ServiceContext, 'db' | 'clock' | 'library'>,
  input: { versionId: string; effectiveFrom?: Date },
): Promise<RegressionFailure[]> {
  const { prisma } = context.db;
  const draft = await prisma.standardVersion.findUnique({
    where: { id: input.versionId },
    include: { standard: { include: { questions: true } }, clauses: { orderBy: { ordinal: 'asc' } } },
  });
  if (!draft) throw new AppError('notFound');
  const { standard } = draft;
  const now = context.clock.now();
  const begins = input.effectiveFrom ?? draft.effectiveFrom;
  const first = begins > now ? begins : now;
  const later = await prisma.standardVersion.count({
    where: {
      standardId: standard.id,
      id: { not: draft.id },
      publishedAt: { not: null },
      status: { in: ['published', 'superseded'] },
      effectiveFrom: { gt: begins, lte: first },
    },
  });
  if (later > 0) return [];

  const bound: BoundQuestion[] = [
    ...standard.questions.map(({ text, path, textHashes, confirmedAt }) => ({
      ...{ text, answerNo: null, since: confirmedAt },
      places: [{ standardId: standard.id, path, textHashes }],
    })),
    ...(await answerQuestions(context, standard.id)),
  ];
  if (bound.length === 0) return [];

  const before = await context.library.on(first);
  const edition = editionOf({ ...draft, standard });
  const followBefore = followerIn(before.clauses.filter(clause => clause.standardId === standard.id));
  const followDraft = followerIn(draft.clauses);
  const questions = bound.map(({ places, ...question }) => {
    const own = places
      .filter(({ standardId }) => standardId === standard.id)
      .map(place => {
        const was = followBefore(place);
        const wordings = was ? [...place.textHashes, clauseHash(was.text)] : place.textHashes;
        const kept = followDraft({ path: place.path, textHashes: wordings });
        const unchanged = kept !== undefined && was !== undefined && clauseHash(kept.text) === clauseHash(was.text);
        return { standardId: standard.id, path: kept?.path ?? place.path, kept, unchanged };
      });
    const others = places.filter(({ standardId }) => standardId !== standard.id);
    return { ...question, own, expected: [...own, ...others].map(({ standardId, path }) => ({ standardId, path })) };
  });
  const counted = questions.filter(
    ({ answerNo, own, since }) => answerNo === null && (own.every(each => each.unchanged) || since >= draft.importedAt),
  );
  const clauses = [
    ...before.clauses.filter(clause => clause.standardId !== standard.id),
    ...draft.clauses.map(row =>
      libraryClause(
        edition,
        row,
        counted.filter(({ own }) => own.some(({ path }) => path === row.path)).map(question => question.text),
      ),
    ),
  ];
  const library: LibrarySnapshot = { clauses, index: buildIndex(clauses, { previous: before.index }) };
  const places = new Set(clauses.map(placeKey));
  return questions.flatMap(question => {
    const { own } = question;
    const changed = own.some(({ kept, unchanged }) => kept && !unchanged);
    // A 标准答复 none of whose clauses is touched is given as before.
    if (question.answerNo !== null && !changed && own.every(place => places.has(placeKey(place)))) return [];
    const failure = failureIn(library, places, question);
    const kept = own.find(each => each.kept)?.kept;
    return failure ? [{ ...failure, standard: standard.title, changed, reads: kept?.text ?? null }] : [];
  });
}

/** How one question fails over a library; undefined when it leads to its clause. */
export function failureIn(
  library: LibrarySnapshot,
  places: ReadonlySet<string>,
  question: Pick<BoundQuestion, 'text' | 'answerNo'> & { readonly expected: readonly ClausePlace[] },
): Omit<RegressionFailure, 'standard' | 'changed' | 'reads'> | undefined {
  const { judged, hits } = askLibrary(library, question.text);
  const documents = (judged.outcome === 'none' ? hits : judged.hits).map(hit => hit.document);
  const expected = question.expected.filter(place => places.has(placeKey(place)));
  const reason =
    expected.length === 0 ? 'vanished' : failureOf(expected, { outcome: judged.outcome, places: documents });
  if (!reason) return undefined;
  const { text, answerNo } = question;
  return { question: text, answerNo, expected: question.expected, reason, found: foundOf(documents[0]) };
}

export function foundOf(clause: LibraryClause | undefined): RegressionFailure['found'] {
  if (!clause) return null;
  const { standardId, path, standard, text } = clause;
  return { standardId, path, standard, text };
}

async function answerQuestions(context: Pick<ServiceContext, 'db'>, standardId: string): Promise<BoundQuestion[]> {
  const rows = await context.db.prisma.approvedAnswer.findMany({
    where: { kind: 'answer', status: { in: ['approved', 'review'] }, clauses: { some: { standardId } } },
    include: { clauses: { orderBy: [{ standardId: 'asc' }, { path: 'asc' }] } },
    orderBy: { no: 'asc' },
  });
  return rows.map(row => ({
    ...{ text: variantsOf(row.question)[0] ?? row.question, answerNo: row.no, since: row.approvedAt ?? row.writtenAt },
    places: row.clauses.map(({ standardId: id, path, textHashes }) => ({ standardId: id, path, textHashes })),
  }));
}
