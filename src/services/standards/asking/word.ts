import type { ServiceContext } from '../../context.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { Answer } from './answer.ts';
import { partMaker } from './part.ts';
import { answered } from './shape.ts';

/** Clauses a model may word an answer from. */
const FOR_MODEL = 4;

/** Has a configured model word an answer from the clauses found; where it fails or may not, the clauses speak for themselves. */
export async function word(
  context: ServiceContext,
  question: string,
  answer: Answer,
  library: LibrarySnapshot,
): Promise<Answer> {
  if (!context.wordAnswer || answer.outcome !== 'answer') return answer;
  // Figures side by side, editions and lists are better as they stand.
  if (answer.shape.kind !== 'single' && answer.shape.kind !== 'grouped') return answer;
  if (answer.shape.kind === 'single' && answer.shape.part.isWhole && answer.clauses.length === 1) return answer;
  const worded = await context.wordAnswer.word({
    question,
    clauses: answer.clauses
      .slice(0, FOR_MODEL)
      .map(({ id, standard, clause, text }) => ({ id, standard, number: clause, text })),
  });
  if (worded.kind !== 'worded') return answer;
  const maker = partMaker(question, library.index);
  const cited = answer.clauses.filter(({ id }) => worded.citedIds.includes(id));
  const parts = cited
    .flatMap(({ id }) => library.clauses.find(clause => clause.id === id) ?? [])
    .map(clause => maker.part(clause));
  return answered({ kind: 'worded', text: worded.text, parts }, answer.clauses, answer.notIn);
}
