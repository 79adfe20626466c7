import type { Closeness } from '../../domain/questions/approved-match.ts';
import { withOneDifference } from '../../domain/standards/comparison.ts';
import { type Concept, conceptCoverage, conceptsOf } from '../../search/concepts.ts';
import type { SearchIndex } from '../../search/index.ts';
import { type QuestionKind, questionKind } from '../../search/question-kind.ts';

/** A question taken apart for comparison with others; depends on the library, whose words tell what is informative. */
export interface ComparedQuestion {
  readonly text: string;
  readonly concepts: readonly Concept[];
  readonly kind: QuestionKind;
  /** As written and as standards would write it. */
  readonly words: string;
  /** The same and what it is answered with. */
  readonly inAll: string;
}

/** `answer`: what a kept question is answered with. */
export function toCompared(text: string, index: SearchIndex, answer = ''): ComparedQuestion {
  const said = withOneDifference(text);
  const concepts = conceptsOf(said, index);
  const words = [fold(said), ...concepts.flatMap(concept => concept.forms)].join(' ');
  return { text, concepts, kind: questionKind(text), words, inAll: `${words} ${fold(answer)}` };
}

/** How near a question is to a kept one. */
export function closenessOf(
  asked: ComparedQuestion,
  kept: ComparedQuestion,
  clause: Closeness['clause'],
  basis = '',
): Closeness {
  const point = asked.concepts.reduce<Concept | undefined>(
    (most, each) => (most && most.information >= each.information ? most : each),
    undefined,
  );
  const told = `${kept.inAll} ${fold(basis)}`;
  return {
    missesPoint: point !== undefined && !point.forms.some(form => told.includes(form)),
    asked: conceptCoverage(asked.concepts, kept.words),
    askedInAll: conceptCoverage(asked.concepts, kept.inAll),
    approved: conceptCoverage(kept.concepts, asked.words),
    clause,
    kindFits: fits(asked.kind, kept.kind),
  };
}

const TIMES: ReadonlySet<QuestionKind> = new Set(['duration', 'clock', 'moment']);

function fits(a: QuestionKind, b: QuestionKind): boolean {
  return a === b || a === 'open' || b === 'open' || (TIMES.has(a) && TIMES.has(b));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
