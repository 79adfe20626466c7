/** What was found and said for one question, against what is right. */
export type AnsweredCase = {
  readonly answerable: boolean;
  /** Position of the first right clause, from 0; -1 if none was found. */
  readonly rank: number;
  readonly outcome: 'answer' | 'candidates' | 'none';
  readonly confidence: number;
};

export type AnswerReport = {
  readonly answerable: number;
  readonly unanswerable: number;
  readonly hitAt1: number;
  readonly hitAt3: number;
  /** Share of the answerable questions that get a confident answer, and share of those answers that are right. */
  readonly covered: number;
  readonly right: number;
  readonly refused: number;
  /** Share of the questions without an answer that get a confident one all the same. */
  readonly wronglyAnswered: number;
  readonly rightlyRefused: number;
  /** The more confident a question must be to be answered, the fewer are, and the fewer of them wrongly. */
  readonly riskCoverage: readonly { readonly line: number; readonly coverage: number; readonly risk: number }[];
};

const LINES = [0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/** Three honest outcomes over a set of questions, with and without answers. Risk counts both kinds of wrong answers. */
export function reportAnswers(cases: readonly AnsweredCase[]): AnswerReport {
  const answerable = cases.filter(each => each.answerable);
  const others = cases.filter(each => !each.answerable);
  const share = (list: readonly AnsweredCase[], holds: (each: AnsweredCase) => boolean): number =>
    list.length === 0 ? 0 : list.filter(holds).length / list.length;
  const isRight = (each: AnsweredCase): boolean => each.answerable && each.rank === 0;
  const confident = answerable.filter(({ outcome }) => outcome === 'answer');
  return {
    answerable: answerable.length,
    unanswerable: others.length,
    hitAt1: share(answerable, isRight),
    hitAt3: share(answerable, ({ rank }) => rank >= 0 && rank < 3),
    covered: share(answerable, ({ outcome }) => outcome === 'answer'),
    right: share(confident, isRight),
    refused: share(answerable, ({ outcome }) => outcome === 'none'),
    wronglyAnswered: share(others, ({ outcome }) => outcome === 'answer'),
    rightlyRefused: share(others, ({ outcome }) => outcome === 'none'),
    riskCoverage: LINES.map(line => {
      const said = cases.filter(({ outcome, confidence }) => outcome !== 'none' && confidence >= line);
      return { line, coverage: said.length / Math.max(1, cases.length), risk: share(said, each => !isRight(each)) };
    }),
  };
}
