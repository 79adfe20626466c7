import { citedText } from '../../../domain/standards/cited-text.ts';
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
  progress?: (text: string) => void,
): Promise<Answer> {
  if (!context.models?.word || answer.outcome !== 'answer') return answer;
  // Figures side by side, editions and lists are better as they stand.
  if (answer.shape.kind !== 'single' && answer.shape.kind !== 'grouped') return answer;
  if (answer.shape.kind === 'single' && answer.shape.part.isWhole && answer.clauses.length === 1) return answer;
  const worded = await context.models.word({
    question,
    clauses: answer.clauses
      .slice(0, FOR_MODEL)
      .map(({ id, standard, clause, text }) => ({ id, standard, number: clause, text })),
    ...(progress ? { onStatements: statements => progress(citedText(statements)) } : {}),
  });
  if (worded.kind !== 'worded') return answer;
  const maker = partMaker(question, library.index);
  // In the order of their marks in the text.
  const parts = worded.citedIds
    .flatMap(id => library.clauses.find(clause => clause.id === id) ?? [])
    .map(clause => maker.part(clause));
  return answered({ kind: 'worded', text: citedText(worded.statements), parts }, answer.clauses, answer.notIn);
}
