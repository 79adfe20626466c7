import { variantsOf } from '../../domain/questions/approved-match.ts';
import type { AnswerRow } from './answer-row.ts';

/** What every notice about a 标准答复 or 口径 says of it. */
export function answerFacts({ no, kind, question }: Pick<AnswerRow, 'no' | 'kind' | 'question'>) {
  return { no, kind, question: variantsOf(question)[0] ?? question };
}
