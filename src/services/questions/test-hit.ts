import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { ANSWER_LINE } from '../../search/coefficients.ts';
import { explainHit, type HitExplanation } from '../../search/explain.ts';
import { type QuestionKind, questionKind } from '../../search/question-kind.ts';
import type { ServiceContext } from '../context.ts';
import { type AskResult, previewAnswer } from '../standards/ask-standard.ts';
import { type ApprovedText, findApproved } from './find-approved.ts';
import { askLibrary } from './library-asked.ts';
import type { FoundPlace } from './view-backlog.ts';

export interface TestedHit extends FoundPlace {
  readonly explanation: HitExplanation;
  /** Whether this very question is confirmed for it, or one like it. */
  readonly confirmed: readonly string[];
}

export interface HitTest {
  readonly question: string;
  /** What the question is taken to be after. */
  readonly kind: QuestionKind;
  readonly outcome: 'answer' | 'candidates' | 'none';
  /** That the first is right, 0–1, and the line above which it is given as the answer. */
  readonly confidence: number;
  readonly answerLine: number;
  readonly hits: readonly TestedHit[];
  readonly answer: ApprovedText | undefined;
  readonly scripts: readonly ApprovedText[];
  /** What a colleague who asks this is told. */
  readonly said: AskResult;
}

const SHOWN = 3;

/** 命中测试: what a question finds, why, and what is said. Records nothing. @throws AppError `forbidden`. */
export async function testHit(context: ServiceContext, input: { actor: Actor; question: string }): Promise<HitTest> {
  assertAllowed(canManageQuestions(input.actor));
  const { question } = input;
  const library = await context.library.on(context.clock.now());
  const { judged, hits } = askLibrary(library, question);
  const ordered = judged.outcome === 'none' ? hits : judged.hits;
  const found = await findApproved(context, {
    question,
    clauses: judged.outcome === 'none' ? [] : judged.hits.map(hit => hit.document),
  });
  return {
    question,
    kind: questionKind(question),
    outcome: judged.outcome,
    confidence: judged.confidence,
    answerLine: ANSWER_LINE,
    hits: ordered.slice(0, SHOWN).map(hit => {
      const { standardId, standard, version, path, text, questions } = hit.document;
      return {
        ...{ standardId, standard, version, path, text },
        explanation: explainHit(library.index, question, hit),
        confirmed: questions,
      };
    }),
    answer: found.answer,
    scripts: found.scripts,
    said: await previewAnswer(context, { question }),
  };
}
