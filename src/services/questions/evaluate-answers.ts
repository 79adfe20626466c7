import { variantsOf } from '../../domain/questions/approved-match.ts';
import { readClauseRefs } from '../../domain/questions/clause-refs.ts';
import type { ClausePlace, RegressionReason } from '../../domain/questions/regression.ts';
import type { ServiceContext } from '../context.ts';
import type { LibrarySnapshot } from '../standards/library.ts';
import { failureIn, foundOf, type RegressionFailure } from './check-regression.ts';
import { placeKey } from './clause-places.ts';
import { findApproved } from './find-approved.ts';
import { askLibrary } from './library-asked.ts';

/** A question of a file; `relevant` names its clauses as 《standard》 and number (标准/第五条), empty for one that must not be answered. */
export interface GivenQuestion {
  readonly text: string;
  readonly relevant: readonly string[];
}

export interface EvaluatedQuestion {
  readonly source: 'confirmed' | 'answer' | 'script' | 'given';
  /** 单号 of a 标准答复 or 口径. */
  readonly no: string | null;
  readonly question: string;
  readonly expected: readonly string[];
  readonly passed: boolean;
  readonly reason:
    | RegressionReason
    | 'answered' // it has no answer, and was given one
    | 'notGiven' // the approved text does not come with its own question
    | 'unknownClause' // the file names a clause that does not exist
    | null;
  readonly found: RegressionFailure['found'];
}

/**
 * Everything that people have decided an answer about, asked of the library in force, without a model: confirmed questions, the questions
 * and situations of approved texts, and questions given with it.
 */
export async function evaluateAnswers(
  context: Pick<ServiceContext, 'db' | 'clock' | 'library'>,
  input: { given?: readonly GivenQuestion[] } = {},
): Promise<EvaluatedQuestion[]> {
  const library = await context.library.on(context.clock.now());
  const places = new Set(library.clauses.map(placeKey));
  const confirmed = await context.db.prisma.clauseQuestion.findMany({
    include: { standard: { select: { title: true } } },
    orderBy: [{ standard: { title: 'asc' } }, { path: 'asc' }, { text: 'asc' }],
  });
  return [
    ...confirmed.map(({ text, standardId, path, standard }): EvaluatedQuestion => {
      const failure = failureIn(library, places, { text, answerNo: null, expected: [{ standardId, path }] });
      return verdict(
        { source: 'confirmed', no: null, question: text, expected: [`${standard.title}/${path}`] },
        failure,
      );
    }),
    ...(await approved(context, library)),
    ...(input.given ?? []).map(question => evaluateGiven(library, places, question)),
  ];
}

async function approved(
  context: Pick<ServiceContext, 'db' | 'clock' | 'library'>,
  library: LibrarySnapshot,
): Promise<EvaluatedQuestion[]> {
  const rows = await context.db.prisma.approvedAnswer.findMany({
    where: { status: { in: ['approved', 'review'] } },
    include: { clauses: true },
    orderBy: { no: 'asc' },
  });
  const titles = new Map(library.clauses.map(({ standardId, standard }) => [standardId, standard]));
  const evaluated: EvaluatedQuestion[] = [];
  for (const { no, kind, question, clauses } of rows) {
    const asked = variantsOf(question)[0] ?? question;
    const { judged, hits } = askLibrary(library, asked);
    const found = judged.outcome === 'none' ? [] : judged.hits.map(hit => hit.document);
    const given = await findApproved(context, { question: asked, clauses: found });
    const passed = kind === 'answer' ? given.answer?.no === no : given.scripts.some(script => script.no === no);
    evaluated.push({
      ...{ source: kind, no, question: asked, passed },
      expected: clauses.map(({ standardId, path }) => `${titles.get(standardId) ?? standardId}/${path}`),
      reason: passed ? null : 'notGiven',
      found: foundOf(found[0] ?? hits[0]?.document),
    });
  }
  return evaluated;
}

function evaluateGiven(
  library: LibrarySnapshot,
  places: ReadonlySet<string>,
  { text, relevant }: GivenQuestion,
): EvaluatedQuestion {
  const base = { source: 'given', no: null, question: text, expected: relevant } as const;
  if (relevant.length === 0) {
    const { judged } = askLibrary(library, text);
    if (judged.outcome !== 'answer') return { ...base, passed: true, reason: null, found: null };
    return { ...base, passed: false, reason: 'answered', found: foundOf(judged.hits[0]?.document) };
  }
  // Any of them will do, so a name that this library lacks only matters where it lacks them all.
  const expected = relevant.flatMap((name): ClausePlace[] => {
    const [standard = '', ...rest] = name.split('/');
    const refs = readClauseRefs(`${standard} ${rest.join('/')}`, library.clauses);
    return refs.kind === 'found' ? refs.clauses.map(({ standardId, path }) => ({ standardId, path })) : [];
  });
  if (expected.length === 0) return { ...base, passed: false, reason: 'unknownClause', found: null };
  return verdict(base, failureIn(library, places, { text, answerNo: null, expected }));
}

function verdict(
  base: Pick<EvaluatedQuestion, 'source' | 'no' | 'question' | 'expected'>,
  failure: ReturnType<typeof failureIn>,
): EvaluatedQuestion {
  return { ...base, passed: !failure, reason: failure?.reason ?? null, found: failure?.found ?? null };
}
