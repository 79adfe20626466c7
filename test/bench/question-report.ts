import type { LibrarySnapshot } from '../../src/services/standards/library.ts';
import { type RetrievalContext, retrieveClauses } from '../../src/services/standards/retrieve-clauses.ts';

export interface Question {
  readonly text: string;
  readonly kind: 'answerable' | 'nearDomain' | 'offDomain';
  readonly library: 'demo' | 'all' | 'regulations';
  readonly relevant: readonly string[];
}

/** Counts over one set of questions. */
export interface QuestionReport {
  readonly answerable: number;
  /** Right clause first, and among the first three; also where it was only a candidate. */
  readonly first: number;
  readonly firstThree: number;
  readonly answered: number;
  readonly answeredRight: number;
  readonly refused: number;
  readonly unanswerable: number;
  readonly unanswerableAnswered: number;
  readonly unanswerableCandidates: number;
}

/** Asks every question as the product does, and counts what came of it. */
export async function reportQuestions(
  context: RetrievalContext,
  questions: readonly Question[],
  libraryOf: (question: Question) => LibrarySnapshot,
): Promise<QuestionReport> {
  const asked: { question: Question; ids: string[]; outcome: string }[] = [];
  for (const question of questions) {
    const judged = await retrieveClauses(context, { question: question.text, library: libraryOf(question) });
    const ids = judged.outcome === 'none' ? [] : judged.hits.map(({ id }) => id);
    asked.push({ question, ids, outcome: judged.outcome });
  }
  const answerable = asked.filter(({ question }) => question.kind === 'answerable');
  const rest = asked.filter(({ question }) => question.kind !== 'answerable');
  const within =
    (n: number) =>
    (each: (typeof asked)[number]): boolean =>
      each.ids.slice(0, n).some(id => each.question.relevant.includes(id));
  const answered = answerable.filter(({ outcome }) => outcome === 'answer');
  return {
    answerable: answerable.length,
    first: answerable.filter(within(1)).length,
    firstThree: answerable.filter(within(3)).length,
    answered: answered.length,
    answeredRight: answered.filter(within(1)).length,
    refused: answerable.filter(({ outcome }) => outcome === 'none').length,
    unanswerable: rest.length,
    unanswerableAnswered: rest.filter(({ outcome }) => outcome === 'answer').length,
    unanswerableCandidates: rest.filter(({ outcome }) => outcome === 'candidates').length,
  };
}

/** One line of the table. */
export function reportLine(name: string, report: QuestionReport): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`);
  return [
    name.padEnd(34),
    share(report.first, report.answerable),
    share(report.firstThree, report.answerable),
    share(report.answered, report.answerable),
    share(report.answeredRight, report.answered),
    share(report.refused, report.answerable),
    `${report.unanswerableAnswered}/${report.unanswerableCandidates}/${report.unanswerable - report.unanswerableAnswered - report.unanswerableCandidates}`,
  ]
    .map((cell, at) => (at === 0 ? cell : cell.padStart(11)))
    .join('');
}

export const REPORT_HEAD = [
  ''.padEnd(34),
  ...['first', 'first 3', 'answered', 'right', 'refused', 'no answer: answer/cand./none'].map(cell =>
    cell.padStart(11),
  ),
].join('');
