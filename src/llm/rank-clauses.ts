import type { PromptClause } from '../../prompts/answer-from-clauses.ts';
import { rankClauses } from '../../prompts/rank-clauses.ts';
import { withoutInstructions } from './instructions.ts';
import type { Model, ModelFailureReason } from './model.ts';

const MAX_TOKENS = 400;
const MAX_QUESTION_CHARS = 300;
/** Of each clause; its beginning shows what it is about. A score cut short misleads nobody: it only orders. */
const MAX_CLAUSE_CHARS = 600;
const HIGHEST = 10;

/** How well each clause answers, 0–1, by clause id; a clause the model did not score has none. */
export type Ranking =
  | { kind: 'ranked'; scores: ReadonlyMap<string, number> }
  | { kind: 'none'; reason: ModelFailureReason | 'nothing' };

/** Has the model score how well each clause answers. Never throws; unknown clauses and senseless scores are left out. */
export async function rankForQuestion(
  model: Model,
  input: { question: string; clauses: readonly PromptClause[]; questionId?: string; timeoutMs: number },
): Promise<Ranking> {
  const { question, clauses, questionId, timeoutMs } = input;
  if (question.length > MAX_QUESTION_CHARS || clauses.length === 0) return { kind: 'none', reason: 'nothing' };
  const named = clauses.map((clause, index) => ({ ...clause, id: `c${index + 1}`, text: shortened(clause.text) }));
  const completion = await model.complete({
    prompt: rankClauses.build({ question, clauses: named }),
    schema: rankClauses.schema,
    maxTokens: MAX_TOKENS,
    timeoutMs,
    ...(questionId === undefined ? {} : { questionId }),
  });
  if (completion.kind === 'failed') return { kind: 'none', reason: completion.reason };
  const scores = new Map<string, number>();
  for (const { id, score } of completion.value.scores) {
    const clause = clauses[named.findIndex(each => each.id === id)];
    if (clause && Number.isFinite(score) && score >= 0 && score <= HIGHEST) scores.set(clause.id, score / HIGHEST);
  }
  return scores.size === 0 ? { kind: 'none', reason: 'nothing' } : { kind: 'ranked', scores };
}

function shortened(text: string): string {
  return withoutInstructions(text).slice(0, MAX_CLAUSE_CHARS);
}
