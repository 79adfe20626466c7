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
  // Standards, sides and editions next to each other are better as they stand, and no word of how they differ may be lost.
  if (answer.shape.kind !== 'single') return answer;
  const { isWhole, quote } = answer.shape.part;
  // Neither a clause that was named nor a list that was asked for is to be told in other words.
  if (isWhole && (answer.clauses.length === 1 || quote.includes('\n'))) return answer;
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
