import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { withoutWordingAsked } from '../../domain/questions/customer-wording.ts';
import { ANSWER_LINE } from '../../search/coefficients.ts';
import { type Concept, conceptsOf } from '../../search/concepts.ts';
import { explainHit } from '../../search/explain.ts';
import type { Features } from '../../search/features.ts';
import { type QuestionKind, questionKind } from '../../search/question-kind.ts';
import type { ServiceContext } from '../context.ts';
import { type AskResult, previewAnswer } from '../standards/ask-standard.ts';
import { type ApprovedText, findApproved } from './find-approved.ts';
import { askLibrary } from './library-asked.ts';
import { type FoundPlace, placeOf } from './view-backlog.ts';

/** A word of the question that a clause has. */
export interface MatchedWord {
  readonly word: string;
  /** As the clause writes it. */
  readonly as: string;
  /** Its share of the clause's score; comparable within one test. */
  readonly weight: number;
}

export interface TestedHit extends FoundPlace {
  /** The weightiest first. */
  readonly words: readonly MatchedWord[];
  /** Words of the question that the clause lacks. */
  readonly missing: readonly string[];
  readonly features: Features;
  readonly score: number;
  /** Questions that were confirmed for it. */
  readonly confirmed: readonly string[];
}

export interface HitTest {
  readonly question: string;
  /** What was looked for: the question without its asking for words to a customer. */
  readonly matter: string;
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
  const matter = withoutWordingAsked(question) || question;
  const { judged, hits } = askLibrary(library, matter);
  const concepts = conceptsOf(matter, library.index);
  const ordered = judged.outcome === 'none' ? hits : judged.hits;
  const found = await findApproved(context, {
    question,
    clauses: judged.outcome === 'none' ? [] : judged.hits.map(hit => hit.document),
  });
  return {
    question,
    matter,
    kind: questionKind(matter),
    outcome: judged.outcome,
    confidence: judged.confidence,
    answerLine: ANSWER_LINE,
    hits: ordered.slice(0, SHOWN).map(hit => {
      const { terms, features, score } = explainHit(library.index, matter, hit);
      return {
        ...placeOf(hit.document),
        ...wordsIn(hit.document, concepts, terms),
        features,
        score,
        confirmed: hit.document.questions,
      };
    }),
    answer: found.answer,
    scripts: found.scripts,
    said: await previewAnswer(context, { question }),
  };
}

/** The search works with pairs of characters; people read words. */
function wordsIn(
  clause: { title: string; text: string },
  concepts: readonly Concept[],
  terms: readonly { term: string; weight: number }[],
): { words: MatchedWord[]; missing: string[] } {
  const whole = `${clause.title} ${clause.text}`.normalize('NFKC').toLowerCase();
  const words: MatchedWord[] = [];
  const missing: string[] = [];
  for (const { forms } of concepts) {
    const [word = ''] = forms;
    const as = forms.find(form => whole.includes(form));
    if (as === undefined) missing.push(word);
    else {
      const weight = terms.filter(({ term }) => as.includes(term)).reduce((sum, term) => sum + term.weight, 0);
      words.push({ word, as, weight });
    }
  }
  return { words: words.sort((a, b) => b.weight - a.weight), missing };
}
