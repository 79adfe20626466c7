import type { AnsweredQuestion } from '../../src/services/standards/ask-message.ts';
import type { AskResult, FoundClause } from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';
import { severalOptions } from './answer-options.ts';
import { citations, cite } from './cite.ts';
import { inForce } from './day-words.ts';
import { answerBody, leadLine, timeLine } from './replies-answer.ts';
import { overviewReply } from './replies-clarify.ts';
import { noted, saidWhy } from './replies-none.ts';
import { withScripts } from './replies-scripts.ts';

type Answered = Extract<AskResult, { outcome: 'answer' }>;

/** One number of the reply. */
interface Numbered {
  readonly questions: readonly string[];
  readonly questionIds: readonly string[];
  readonly text: string;
}

/** The answers as they are numbered: one sentence that answers two questions is said once. */
export function numberedAnswers(answers: readonly AnsweredQuestion[], now: Date): Numbered[] {
  const numbered: Numbered[] = [];
  for (const { question, questionId, result } of answers) {
    const text = shortBody(result, now);
    const asked = result.understoodAs ?? question;
    const last = numbered.at(-1);
    if (last?.text === text) {
      const { questions, questionIds } = last;
      numbered[numbered.length - 1] = {
        questions: [...questions, asked],
        questionIds: [...questionIds, questionId],
        text,
      };
    } else numbered.push({ questions: [asked], questionIds: [questionId], text });
  }
  return numbered;
}

/** Several questions of one message, each with its own short answer, in the order asked; what was left out is said. */
export function severalReply(answers: readonly AnsweredQuestion[], leftOut: readonly string[], now: Date): Reply {
  const blocks = numberedAnswers(answers, now);
  const cited = answers.flatMap(({ result }) => citedIn(result));
  const lines = blocks.map(({ questions, text }, at) => `${at + 1}. ${questions.join('；')}\n${text}`);
  return {
    text: [
      `您问了${answers.length + leftOut.length}个问题，逐一回答如下：`,
      ...lines,
      ...[leftOutLine(leftOut, answers.length)].filter(Boolean),
    ].join('\n\n'),
    outcome: outcomeOf(answers),
    citations: citations(cited),
    options: severalOptions({ whole: cited.length === 0, count: blocks.length }),
  };
}

function shortBody(result: AskResult, now: Date): string {
  switch (result.outcome) {
    case 'answer':
      return shortAnswer(result, now);
    case 'candidates': {
      const [first] = result.candidates;
      return first
        ? `没有把握给出确切答案，最接近的是这一条，请您核对原文：\n${first.passage}\n——${cite(first)}`
        : '没有把握给出确切答案，请您单独再问一次。';
    }
    case 'clarify':
      return `涉及好几项规定，请说得再具体些：${result.choices.map(({ label }) => label).join('、')}`;
    case 'overview':
      return overviewReply(result).text;
    case 'none':
      return result.reason.kind === 'nothingFound'
        ? `没有找到能回答这个问题的条款，我不便猜测${noted(result.collected)}。`
        : saidWhy({ ...result, examples: [] });
    default: {
      const unknown: never = result;
      throw new Error(`unknown outcome: ${String(unknown)}`);
    }
  }
}

/** The figure or else the sentence, and where it stands; the clause is one tap away. */
function shortAnswer(result: Answered, now: Date): string {
  const { shape, approved, asOf, wantsScript } = result;
  if (approved || wantsScript || shape.kind !== 'single')
    return [timeLine(result), withScripts(answerBody(result, now), result)].filter(Boolean).join('\n');
  const { figures, quote, clause } = shape.part;
  return [timeLine(result), leadLine(shape.lead), figures ?? quote, `——${cite(clause)}${inForce(asOf)}`]
    .filter(Boolean)
    .join('\n');
}

function citedIn(result: AskResult): readonly FoundClause[] {
  if (result.outcome === 'answer') return result.clauses.slice(0, result.cited);
  return result.outcome === 'candidates' ? result.candidates.slice(0, 1) : [];
}

function leftOutLine(leftOut: readonly string[], most: number): string {
  if (leftOut.length === 0) return '';
  return `一次最多回答${most}个问题，还有${leftOut.length}个没有回答，请再发一次：${leftOut.map(question => `「${question}」`).join('')}`;
}

/** The best of what was said. */
function outcomeOf(answers: readonly AnsweredQuestion[]): 'answer' | 'candidates' | 'none' {
  const outcomes = answers.map(({ result }) => result.outcome);
  return outcomes.includes('answer') ? 'answer' : outcomes.includes('candidates') ? 'candidates' : 'none';
}
