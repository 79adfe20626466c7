import { classesIn } from '../../../domain/standards/contrasts.ts';
import { rankOfLevel } from '../../../domain/standards/levels.ts';
import { numbersIn } from '../../../domain/standards/numbers-in.ts';
import { speaksOfClass } from '../../../domain/standards/referral.ts';
import { asksFigure } from '../../../search/question-kind.ts';
import { readingOf } from '../../../search/reading.ts';
import type { SearchHit } from '../../../search/search.ts';
import type { LibraryClause } from '../library.ts';
import type { AnswerPart, AnswerShape } from './answer.ts';
import type { Headline } from './headline.ts';
import type { PartMaker } from './part.ts';

type Grouped = Extract<AnswerShape, { kind: 'grouped' }>;

/** Below this share of the best score a clause of another standard does not answer the same question. */
const NEAR_BEST = 0.8;
/** Where no figure shows that it does, only one that comes nearer. */
const NEAR_BEST_WITHOUT_FIGURE = 0.9;
/** The best answering sentence must hold this much of the question; one that holds less answers too little to set others beside it. */
const FITTING = 0.8;
/** And the others nearly as much as it. */
const FITTING_LOSS = 0.1;
/** A figure said of less of the question than this share is of another matter. */
const FIT = 0.75;
const MOST_STANDARDS = 4;

/** The clauses of several standards that answer one question, by the level of their standards; undefined where only one answers. */
export function groupOf(
  hits: readonly SearchHit<LibraryClause>[],
  { asked, part, headlineIn }: PartMaker,
): Grouped | undefined {
  const [best] = hits;
  if (!best || best.features.fitting < FITTING || isForOthers(best.document, asked.question)) return undefined;
  const figured = asksFigure(asked.kind);
  const line = best.score * (figured ? NEAR_BEST : NEAR_BEST_WITHOUT_FIGURE);
  const headline = headlineIn(best.document);
  const inUnit = asked.unit !== undefined && headline?.text.includes(asked.unit);
  const isAlike = (other: Headline | undefined): boolean =>
    other !== undefined && other.fit >= (headline?.fit ?? 0) * FIT && (!inUnit || other.text.includes(asked.unit!));
  const seen = new Set<string>();
  // A rule for everybody stands beside none for the class that is asked about.
  const classes = classesIn(asked.question).filter(each => speaksOfClass(each, best.document));
  const clauses = hits.flatMap(({ document, score, features }) => {
    if (classes.some(each => !speaksOfClass(each, document))) return [];
    const answers = score >= line && features.fitting >= best.features.fitting - FITTING_LOSS;
    if (!answers || seen.has(document.standardId) || isForOthers(document, asked.question)) return [];
    if (figured && !isAlike(headlineIn(document))) return [];
    seen.add(document.standardId);
    return [document];
  });
  if (clauses.length < 2) return undefined;
  const parts = clauses
    .slice(0, MOST_STANDARDS)
    .sort((a, b) => rankOfLevel(a.level) - rankOfLevel(b.level))
    .map(clause => part(clause));
  return { kind: 'grouped', parts, agreement: agreementOf(parts), asksTime: asked.kind === 'duration' };
}

/** VIP客户经理服务标准 answers nobody who does not ask about VIP. */
function isForOthers(clause: LibraryClause, question: string): boolean {
  const folded = question.normalize('NFKC').toLowerCase();
  return readingOf(clause).audience.some(name => !folded.includes(name));
}

/** Figures agree where all are the same (四十八小时 is 48小时), and differ where two standards have none in common. */
function agreementOf(parts: readonly AnswerPart[]): Grouped['agreement'] {
  if (parts.some(({ figures }) => figures === null)) return 'open';
  const values = parts.map(({ figures }) => [
    ...new Set(numbersIn(figures!).map(({ value, unit }) => `${value}${unit}`)),
  ]);
  const shared = (a: readonly string[], b: readonly string[]): number => a.filter(value => b.includes(value)).length;
  const pairs = values.flatMap((a, at) => values.slice(at + 1).map(b => ({ a, b, common: shared(a, b) })));
  if (pairs.every(({ a, b, common }) => common === a.length && common === b.length)) return 'same';
  return pairs.some(({ common }) => common === 0) ? 'different' : 'open';
}
