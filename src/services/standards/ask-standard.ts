import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskStandards } from '../../domain/permissions/standards.ts';
import type { TakenAs } from '../../domain/standards/asked-time.ts';
import { bareQuestion } from '../../domain/standards/asking-words.ts';
import type { ServiceContext } from '../context.ts';
import { collectUnanswered } from '../questions/collect-question.ts';
import { addApproved } from './asking/add-approved.ts';
import type { Answer, ApprovedText, AskedBefore } from './asking/answer.ts';
import { type ChosenLibrary, chooseLibrary } from './asking/choose-library.ts';
import { find, type Search } from './asking/find.ts';
import { recordQuestion } from './asking/record.ts';
import { shape } from './asking/shape.ts';
import { subjectAfter } from './asking/subject.ts';
import { type Understood, understand } from './asking/understand.ts';
import { word } from './asking/word.ts';
import { modelsFor } from './models-for.ts';

export type {
  Answer,
  AnswerPart,
  AnswerShape,
  AskedBefore,
  Choice,
  FoundClause,
  Lead,
  NoneReason,
  PassageClause,
} from './asking/answer.ts';

export interface AskInput {
  readonly actor: Actor;
  readonly question: string;
  readonly questionId: string;
  /** The question before, while it is remembered. */
  readonly previous?: AskedBefore;
  /** The clause that was chosen when the person was asked back. */
  readonly chosenId?: string;
  /** Whether the person may be asked back: not in the middle of something else. */
  readonly mayAskBack?: boolean;
  /** Whether a short answer is wanted, which no model words. */
  readonly short?: boolean;
  /** Told the answer's sentences so far, each of which passed every check, while a model writes. */
  readonly progress?: ((text: string) => void) | undefined;
}

export type AskResult = Answer & {
  /** How the question was understood where that is not how it was put. */
  readonly understoodAs: string | null;
  /** The instant whose rules the answer is about. */
  readonly asOf: Date;
  /** What a time named without its year was taken to be. */
  readonly takenAs: TakenAs | null;
  /** What was asked, in full. */
  readonly asked: AskedBefore;
  /** What the next question may lean on; null where there is nothing. */
  readonly subject: AskedBefore | null;
  /** The approved answer to this question, if there is one, and approved words for customers beside it. */
  readonly approved: ApprovedText | null;
  readonly scripts: readonly ApprovedText[];
  /** Words for a customer were asked for. */
  readonly wantsScript: boolean;
  /** Whether it was put into the backlog, where somebody will look at it. */
  readonly collected: boolean;
};

/** Answers a question about standards from the clauses in force at the time it is about, and keeps a record of it. */
export async function askStandard(context: ServiceContext, input: AskInput): Promise<AskResult> {
  assertAllowed(canAskStandards(input.actor));
  const now = context.clock.now();
  const asking = { ...context, ...modelsFor(context.models, input.questionId) };
  const { result, search, chosen } = await answerQuestion(asking, input, now);
  await recordQuestion(context, {
    id: input.questionId,
    staffId: input.actor.id,
    text: input.question,
    understoodAs: input.chosenId === undefined ? result.understoodAs : chosenWords(search),
    outcome: result.outcome === 'overview' ? 'answer' : result.outcome,
    clauseIds: 'clauses' in result ? result.clauses.map(clause => clause.id) : [],
    asOf: chosen.dated ? chosen.asOf : null,
    wordedBy: result.outcome === 'answer' && result.shape.kind === 'worded' ? (context.models?.name ?? null) : null,
    answerNo: result.approved?.no ?? null,
    at: now,
  });
  if (!isMissing(result)) return result;
  const { index } = chosen.library;
  const missed = { questionId: input.questionId, text: search.text, at: now, index };
  return { ...result, collected: await collectUnanswered(context.db.prisma, missed) };
}

/** What the library lacks: no clause for the question, or the whole standard it names. */
function isMissing(result: AskResult): boolean {
  return result.outcome === 'none' && ['nothingFound', 'unknownStandard'].includes(result.reason.kind);
}

/** What somebody who asks this now is told. Records nothing. */
export async function previewAnswer(context: ServiceContext, input: { question: string }): Promise<AskResult> {
  return (await answerQuestion({ ...context, ...modelsFor(context.models) }, input, context.clock.now())).result;
}

async function answerQuestion(
  context: ServiceContext,
  input: Pick<AskInput, 'question' | 'previous' | 'chosenId' | 'mayAskBack' | 'short' | 'progress'>,
  now: Date,
): Promise<{ result: AskResult; search: Search; chosen: ChosenLibrary }> {
  const understood = understand(input.question, input.previous, now);
  const chosen = await chooseLibrary(context, understood, now);
  const search = await find(context, understood, chosen.library, input.chosenId);
  const mayAskBack = (input.mayAskBack ?? true) && !input.previous?.askedBack;
  const shaped = await shape(context, { understood, search, chosen, now, mayAskBack });
  const { answer, approved, scripts } = await addApproved(context, { understood, search, chosen, shaped });
  const worded =
    approved || input.short ? answer : await word(context, search.text, answer, chosen.library, input.progress);
  const asked = remembered(understood, search.text, worded);
  return {
    result: {
      ...worded,
      understoodAs: understoodAs(understood, search, input.question),
      asOf: chosen.asOf,
      takenAs: understood.time?.kind === 'period' ? (understood.time.on ?? null) : null,
      asked,
      subject: subjectAfter(worded, asked, { carried: understood.carried, previous: input.previous }),
      approved,
      scripts,
      wantsScript: understood.wantsScript,
      collected: false,
    },
    search,
    chosen,
  };
}

function understoodAs(
  { carried, reworded, comparisonCarried, time }: Understood,
  { text, found }: Search,
  question: string,
): string | null {
  // It leaned on nothing after all.
  if (text === bareQuestion(question)) return null;
  const isCompared = found.kind === 'sides' || found.kind === 'oneSide';
  if (!(carried || reworded || (isCompared && comparisonCarried))) return null;
  return `${time && time.kind !== 'now' ? time.words : ''}${text}`;
}

/** A choice is understood as the clause that was chosen. */
function chosenWords({ text, found }: Search): string | null {
  return found.kind === 'clause' ? `${text}：${found.clause.heading ?? found.clause.number}` : null;
}

function remembered({ time }: Understood, text: string, answer: Answer): AskedBefore {
  const first = 'clauses' in answer ? answer.clauses[0] : undefined;
  return {
    question: text,
    ...(time && time.kind !== 'now' ? { time: time.words } : {}),
    ...(first ? { standard: first.standard } : {}),
  };
}
