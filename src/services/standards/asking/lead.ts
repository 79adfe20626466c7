import { asksTimeOfDay, namesTimeOfDay } from '../../../domain/standards/time-of-day.ts';
import { type Verdict, verdictOf } from '../../../domain/standards/verdict.ts';
import { readYesOrNo } from '../../../domain/standards/yes-or-no.ts';
import { leadInOf, splitPieces } from '../../../search/pieces.ts';
import { questionKind } from '../../../search/question-kind.ts';
import type { AnswerPart } from './answer.ts';

/** What is said before a clause speaks: the yes or no it gives, that it is left to the reader, that it names no hour. */
export type Lead = Verdict | 'undecided' | 'noTimeOfDay';

/** Reads it off what is quoted; null where the clause answers by itself. */
export function leadOf(question: string, part: AnswerPart): Lead | null {
  if (asksTimeOfDay(question)) return namesTimeOfDay(part.quote) ? null : 'noTimeOfDay';
  if (questionKind(question) !== 'whether' && readYesOrNo(question) === undefined) return null;
  return part.figures === null ? (decided(question, part) ?? 'undecided') : null;
}

/** The verdict of the clause where its sentences give one, and that sentence is shown. */
function decided(question: string, { clause, quote }: AnswerPart): Verdict | undefined {
  const about = `${clause.standard} ${clause.heading ?? ''}`;
  const pieces = splitPieces(clause.text);
  const verdicts = pieces.flatMap(piece => {
    const leadIn = leadInOf(pieces, piece)?.text;
    const rule = { sentence: piece.text, clause: clause.text, about, ...(leadIn === undefined ? {} : { leadIn }) };
    const verdict = verdictOf(question, rule);
    return verdict === undefined ? [] : [{ verdict, isShown: quote.includes(piece.text) }];
  });
  const [first] = verdicts;
  const isOne = first !== undefined && verdicts.every(({ verdict }) => verdict === first.verdict);
  return isOne && verdicts.some(({ isShown }) => isShown) ? first.verdict : undefined;
}
