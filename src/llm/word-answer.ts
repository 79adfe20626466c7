import { answerFromClauses, type PromptClause } from '../../prompts/answer-from-clauses.ts';
import { unsupportedNumbers } from '../domain/standards/check-numbers.ts';
import { echoesPrompt, foreignLinks, hasMarkup, MAX_ANSWER_CHARS, withoutReferences } from './answer-checks.ts';
import { contradictsBounds, deniesLimits, missesFigure } from './meaning-checks.ts';
import type { Model, ModelFailureReason } from './model.ts';
import { permitsForbidden } from './prohibition-check.ts';

/** Characters of clause text sent along; the clauses come best first, so what does not fit matters least. */
const MAX_CLAUSE_CHARS = 8_000;
const MAX_QUESTION_CHARS = 500;
const MAX_TOKENS = 800;

export type WordAnswerInput = { question: string; clauses: readonly PromptClause[] };

/**
 * Why the clause is shown instead: the model's failure, or
 * - `noClauses` / `inputTooLong`: nothing was sent
 * - `notAnswered`: the model says the clauses do not answer the question
 * - `citations`: none, or one that was not among the given clauses
 * - `numbers`: a number that stands in no cited clause
 * - `polarity`: a limit turned round or told without its limiting phrase, or a prohibition told as a permission
 * - `noLimit`: the answer says that nothing is limited, and no cited clause does
 * - `noFigure`: a figure was asked for and the cited clauses hold some, but the answer does not
 * - `answerTooLong`, `markup`, `links`, `promptLeak`: the text may not be shown
 */
export type FallbackReason =
  | ModelFailureReason
  | 'noClauses'
  | 'inputTooLong'
  | 'notAnswered'
  | 'citations'
  | 'numbers'
  | 'polarity'
  | 'noLimit'
  | 'noFigure'
  | 'answerTooLong'
  | 'markup'
  | 'links'
  | 'promptLeak';

export type WordedAnswer =
  | { kind: 'worded'; text: string; citedIds: string[]; promptVersion: string; model: string }
  | { kind: 'fallback'; reason: FallbackReason };

/**
 * Has the model word an answer from `clauses` (best first) and lets it through only when every check holds. Never throws for the model's sake.
 * Source of the rule: a number in an answer must stand in a clause it cites, or the clause is shown instead.
 */
export async function wordAnswer(model: Model, { question, clauses }: WordAnswerInput): Promise<WordedAnswer> {
  if (clauses.length === 0) return { kind: 'fallback', reason: 'noClauses' };
  const sent = fitting(clauses);
  if (sent.length === 0 || question.length > MAX_QUESTION_CHARS) return { kind: 'fallback', reason: 'inputTooLong' };

  const prompt = answerFromClauses.build({ question, clauses: sent });
  const completion = await model.complete({ prompt, schema: answerFromClauses.schema, maxTokens: MAX_TOKENS });
  if (completion.kind === 'failed') return { kind: 'fallback', reason: completion.reason };

  const text = completion.value.answer.trim();
  if (!completion.value.answered || text === '') return { kind: 'fallback', reason: 'notAnswered' };
  const citedIds = [...new Set(completion.value.citations)];
  const cited = citedIds.flatMap(id => sent.find(clause => clause.id === id) ?? []);
  if (cited.length === 0 || cited.length < citedIds.length) return { kind: 'fallback', reason: 'citations' };
  const objection = objectionTo(text, question, cited, prompt.system);
  if (objection) return { kind: 'fallback', reason: objection };

  const promptVersion = `${answerFromClauses.name}@${answerFromClauses.version}`;
  return { kind: 'worded', text, citedIds, promptVersion, model: model.name };
}

function objectionTo(
  text: string,
  question: string,
  cited: readonly PromptClause[],
  system: string,
): FallbackReason | null {
  const clauseTexts = cited.map(clause => clause.text);
  if (text.length > MAX_ANSWER_CHARS) return 'answerTooLong';
  if (hasMarkup(text)) return 'markup';
  if (foreignLinks(text, clauseTexts).length > 0) return 'links';
  if (echoesPrompt(text, system, clauseTexts)) return 'promptLeak';
  const stated = withoutReferences(text, cited);
  if (unsupportedNumbers(stated, clauseTexts).length > 0) return 'numbers';
  if (deniesLimits(stated, clauseTexts)) return 'noLimit';
  if (contradictsBounds(stated, clauseTexts) || permitsForbidden(stated, clauseTexts)) return 'polarity';
  if (missesFigure(question, stated, clauseTexts)) return 'noFigure';
  return null;
}

/** The first clauses that fit together; a clause is never cut, since a cut could drop its exception. */
function fitting(clauses: readonly PromptClause[]): PromptClause[] {
  let room = MAX_CLAUSE_CHARS;
  return clauses.filter(clause => {
    if (clause.text.length > room) return false;
    room -= clause.text.length;
    return true;
  });
}
