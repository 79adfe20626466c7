import { answerFromClauses, type PromptClause } from '../../prompts/answer-from-clauses.ts';
import { createItemReader } from './finished-items.ts';
import { withoutInstructions } from './instructions.ts';
import { missesFigure } from './meaning-checks.ts';
import type { Model, ModelFailureReason } from './model.ts';
import { type Objection, objectionTo } from './statement-checks.ts';

/** Characters of clause text sent along; the clauses come best first, so what does not fit matters least. */
const MAX_CLAUSE_CHARS = 8_000;
const MAX_QUESTION_CHARS = 500;
const MAX_TOKENS = 800;
/** More sentences are no short answer. */
const MAX_STATEMENTS = 8;
const LIST_MARK =
  /^(?:[-*•]\s*)?(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．](?!\d))?\s*/u;
const SENTENCE_END = /[。！？!?；;…]["”』」)）]?$/u;

/** One sentence of an answer with the clauses it rests on. */
export type Statement = { text: string; citedIds: readonly string[] };

export type WordAnswerInput = {
  question: string;
  clauses: readonly PromptClause[];
  questionId?: string;
  /** Called with the sentences so far, each of which passed every check, as the model writes; never after a sentence that did not. */
  onStatements?: (statements: readonly Statement[]) => void;
};

/**
 * Why the clause is shown instead: the model's failure, what speaks against a sentence, or
 * - `noClauses` / `inputTooLong`: nothing was sent
 * - `notAnswered`: the model says the clauses do not answer the question
 * - `citations`: a sentence without one, or with one that was not among the given clauses
 * - `noFigure`: a figure was asked for and the cited clauses hold some, but the answer does not
 */
export type FallbackReason =
  | ModelFailureReason
  | Objection
  | 'noClauses'
  | 'inputTooLong'
  | 'notAnswered'
  | 'citations'
  | 'noFigure';

export type WordedAnswer =
  | {
      kind: 'worded';
      statements: readonly Statement[];
      /** In the order in which the sentences first cite them. */
      citedIds: readonly string[];
      promptVersion: string;
      model: string;
    }
  | { kind: 'fallback'; reason: FallbackReason };

/** A clause under the short name the model knows it by: long ids cost tokens and are copied wrongly. */
type Sent = { id: string; clause: PromptClause };
type Checked =
  | { kind: 'ok'; statement: Statement; cited: PromptClause[] }
  | { kind: 'objection'; reason: FallbackReason };

/**
 * Has the model word an answer from `clauses` (best first) and lets it through only when every check holds for every sentence. Never throws for
 * the model's sake. Source of the rule: a number in an answer must stand in a clause it cites, or the clause is shown instead.
 */
export async function wordAnswer(model: Model, input: WordAnswerInput): Promise<WordedAnswer> {
  const { question, questionId, onStatements } = input;
  if (input.clauses.length === 0) return { kind: 'fallback', reason: 'noClauses' };
  const sent = fitting(input.clauses);
  if (sent.length === 0 || question.length > MAX_QUESTION_CHARS) return { kind: 'fallback', reason: 'inputTooLong' };

  const prompt = answerFromClauses.build({ question, clauses: sent.map(({ id, clause }) => ({ ...clause, id })) });
  const check = (item: unknown): Checked => checkStatement(item, sent, prompt.system);
  const completion = await model.complete({
    prompt,
    schema: answerFromClauses.schema,
    maxTokens: MAX_TOKENS,
    ...(questionId === undefined ? {} : { questionId }),
    ...(onStatements ? { onText: progressOf(check, onStatements) } : {}),
  });
  if (completion.kind === 'failed') return { kind: 'fallback', reason: completion.reason };

  const { answered, statements } = completion.value;
  if (!answered || statements.every(({ text }) => text.trim() === ''))
    return { kind: 'fallback', reason: 'notAnswered' };
  if (statements.length > MAX_STATEMENTS) return { kind: 'fallback', reason: 'answerTooLong' };
  const checked = statements.filter(({ text }) => text.trim() !== '').map(check);
  const objection = checked.find(each => each.kind === 'objection');
  if (objection) return { kind: 'fallback', reason: objection.reason };

  const sound = checked.filter(each => each.kind === 'ok');
  const cited = [...new Set(sound.flatMap(each => each.cited))];
  const whole = sound.map(({ statement }) => statement.text).join('\n');
  // Once more as a whole: what passed sentence by sentence must not say something else together.
  const together = objectionTo(whole, cited, prompt.system);
  if (together) return { kind: 'fallback', reason: together };
  if (
    missesFigure(
      question,
      whole,
      cited.map(({ text }) => text),
    )
  )
    return { kind: 'fallback', reason: 'noFigure' };
  return {
    kind: 'worded',
    statements: sound.map(({ statement }) => statement),
    citedIds: cited.map(({ id }) => id),
    promptVersion: `${prompt.name}@${prompt.version}`,
    model: model.name,
  };
}

/** Reads the growing answer, checks each sentence as it is finished, and tells of the good ones until the first that is not. */
function progressOf(
  check: (item: unknown) => Checked,
  onStatements: (statements: readonly Statement[]) => void,
): (content: string) => void {
  const finishedIn = createItemReader('statements');
  const good: Statement[] = [];
  let stopped = false;
  return content => {
    if (stopped) return;
    const before = good.length;
    for (const item of finishedIn(content)) {
      const checked = check(item);
      if (checked.kind !== 'ok' || good.length >= MAX_STATEMENTS || !saysAnswered(content)) {
        stopped = true;
        break;
      }
      good.push(checked.statement);
    }
    if (good.length > before) onStatements([...good]);
  };
}

/** An answer that is none may still hold sentences; they are not shown. */
function saysAnswered(content: string): boolean {
  return /"answered"\s*:\s*true/u.test(content) && !/"answered"\s*:\s*false/u.test(content);
}

function checkStatement(item: unknown, sent: readonly Sent[], system: string): Checked {
  const parsed = answerFromClauses.schema.shape.statements.element.safeParse(item);
  if (!parsed.success) return { kind: 'objection', reason: 'schema' };
  const ids = [...new Set(parsed.data.citations)];
  const cited = ids.flatMap(id => sent.find(each => each.id === id)?.clause ?? []);
  if (cited.length === 0 || cited.length < ids.length) return { kind: 'objection', reason: 'citations' };
  const text = sentence(parsed.data.text);
  const objection = objectionTo(text, cited, system);
  if (objection) return { kind: 'objection', reason: objection };
  return { kind: 'ok', statement: { text, citedIds: cited.map(({ id }) => id) }, cited };
}

/** Without the mark of a list, which the system sets itself where it is wanted, and closed, so that sentences cannot run together. */
function sentence(text: string): string {
  const plain = text
    .trim()
    .split('\n')
    .map(line => line.trim().replace(LIST_MARK, ''))
    .filter(line => line !== '')
    .join('\n');
  return SENTENCE_END.test(plain) ? plain : `${plain.replace(/[，,、:：]$/u, '')}。`;
}

/** The first clauses that fit together, without what is addressed to a model; a clause is never cut, since a cut could drop its exception. */
function fitting(clauses: readonly PromptClause[]): Sent[] {
  let room = MAX_CLAUSE_CHARS;
  const plain = clauses.map(clause => ({ ...clause, text: withoutInstructions(clause.text) }));
  return plain
    .filter(clause => {
      if (clause.text.trim() === '' || clause.text.length > room) return false;
      room -= clause.text.length;
      return true;
    })
    .map((clause, index) => ({ id: `c${index + 1}`, clause }));
}
