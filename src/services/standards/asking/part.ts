import { contrastsIn, sideWords } from '../../../domain/standards/contrasts.ts';
import { asksTimeOfDay } from '../../../domain/standards/time-of-day.ts';
import { passageFinder } from '../../../search/best-passage.ts';
import type { SearchIndex } from '../../../search/index.ts';
import type { Passage } from '../../../search/pieces.ts';
import type { QuestionKind } from '../../../search/question-kind.ts';
import type { LibraryClause } from '../library.ts';
import type { AnswerPart, FoundClause, PassageClause } from './answer.ts';
import { readAskedFigure } from './asked-figure.ts';
import { type Headline, headlineOf } from './headline.ts';
import { hasList, quoteOf, wholeQuote } from './quote.ts';

export type AnsweringClause = Omit<
  LibraryClause,
  'aliases' | 'questions' | 'standardId' | 'versionId' | 'effectiveFrom'
>;

export interface PartOptions {
  readonly kind?: QuestionKind;
  /** Show the clause whole where it enumerates. */
  readonly list?: boolean;
  /** The side of a comparison it is shown for, which is then no label of a figure. */
  readonly named?: string;
  /** Quoted besides what answers, and then no figures are put first: they would pass over these. */
  readonly also?: readonly Passage[];
  /** Show the clause whole. */
  readonly whole?: boolean;
}

/** For one question: what a clause of the library says to it. */
export function partMaker(question: string, index: SearchIndex) {
  // 最晚几点: however late, a sentence with a time of day answers it.
  const passageOf = passageFinder(asksTimeOfDay(question) ? question.replace(/最[早晚迟]/gu, '') : question);
  const asked = readAskedFigure(question, index);

  const headlines = new Map<string, Headline | undefined>();

  /** The figures that a clause answers the question with; looked for once. */
  function headlineIn(clause: AnsweringClause): Headline | undefined {
    if (!headlines.has(clause.id)) headlines.set(clause.id, headlineOf(asked, clause));
    return headlines.get(clause.id);
  }

  function withPassage(clause: AnsweringClause): PassageClause {
    const passage = passageOf(clause);
    return { ...cited(clause), passage: (passage.leadIn?.text ?? '') + passage.text };
  }

  function part(clause: AnsweringClause, { kind, list, whole, named, also = [] }: PartOptions = {}): AnswerPart {
    const headline = kind === undefined ? headlineIn(clause) : headlineOf(asked, clause, kind);
    const answering: readonly Passage[] = headline?.sentences ?? [passageOf(clause)];
    const quote = whole || (list && hasList(clause)) ? wholeQuote(clause) : quoteOf(clause, [...answering, ...also]);
    return {
      clause: cited(clause),
      figures: headline && also.length === 0 ? withoutName(headline.text, named) : null,
      quote: quote.text,
      isWhole: quote.isWhole,
    };
  }

  return { asked, withPassage, headlineIn, part };
}

/** A clause as it is cited. */
export function cited({ id, standard, version, path, number, heading, level, text }: AnsweringClause): FoundClause {
  return { id, standard, version, clause: path, number, heading, level, text };
}

/** 72小时内（农村） beside 农村： says it twice. */
function withoutName(figures: string, name: string | undefined): string {
  const label = /（([^（）]+)）$/u.exec(figures);
  if (name === undefined || !label || figures.includes('、')) return figures;
  const own = [name, ...contrastsIn(name).flatMap(sideWords)];
  return own.some(word => label[1]!.includes(word)) ? figures.slice(0, label.index) : figures;
}

export type PartMaker = ReturnType<typeof partMaker>;
