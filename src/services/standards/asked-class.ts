import { classesIn, opposes, withoutClasses } from '../../domain/standards/contrasts.ts';
import { speaksOfClass } from '../../domain/standards/referral.ts';
import { conceptCoverage, conceptsOf } from '../../search/concepts.ts';
import type { SearchOutcome } from '../../search/outcome.ts';
import { readingOf } from '../../search/reading.ts';
import { search } from '../../search/search.ts';
import { type LibraryClause, type LibrarySnapshot, rankOf } from './library.ts';

export interface AskedOf {
  readonly question: string;
  readonly library: LibrarySnapshot;
  readonly filter?: ((clause: LibraryClause) => boolean) | undefined;
}

const FOUND = 10;
/** A clause for the class that holds less of the matter than this is about another one. */
const SAME_MATTER = 0.5;
/** And it answers in the place of the other where it holds nearly as much of it. */
const AS_MUCH = 0.75;

/**
 * Who asks for a class of customers (VIP, 金卡, 政企) is not answered from a rule for everybody where another clause has one for that class: that
 * one goes first, and where it holds less of the matter neither is called the answer. What no clause says of the class is the rule for all.
 */
export function ofAskedClass(judged: SearchOutcome<LibraryClause>, asked: AskedOf): SearchOutcome<LibraryClause> {
  if (judged.outcome === 'none') return judged;
  const { question, library, filter = () => true } = asked;
  const [first] = judged.hits;
  const classes = classesIn(question);
  if (!first || classes.length === 0) return judged;
  const isOfClass = (clause: LibraryClause): boolean => classes.some(each => speaksOfClass(each, clause));
  if (isOfClass(first.document)) return ofAskedGrade(judged, question);
  const matter = conceptsOf(withoutClasses(question), library.index);
  const held = (clause: LibraryClause): number => conceptCoverage(matter, readingOf(clause).whole);
  const own = search(library.index, question, {
    limit: FOUND,
    rankOf,
    filter: clause => filter(clause) && isOfClass(clause),
  });
  const better = own.find(
    ({ document, features }) =>
      features.fits === 1 &&
      !opposes(withoutClasses(question), `${document.heading ?? ''} ${document.text}`) &&
      held(document) >= SAME_MATTER,
  );
  if (!better) return judged;
  const hits = [better, ...judged.hits.filter(({ document }) => document !== better.document)];
  const outcome = held(better.document) >= held(first.document) * AS_MUCH ? judged.outcome : 'candidates';
  return ofAskedGrade({ ...judged, outcome, hits }, question);
}

/** What a clause says of 钻石卡 alone is no answer to who asks about 银卡. */
function ofAskedGrade(judged: SearchOutcome<LibraryClause>, question: string): SearchOutcome<LibraryClause> {
  if (judged.outcome !== 'answer') return judged;
  const { document } = judged.hits[0]!;
  const grades = (question.match(GRADE) ?? []).join(' ');
  return grades !== '' && !WHOLE_CLASS.test(document.text) && opposes(grades, document.text)
    ? { ...judged, outcome: 'candidates' }
    : judged;
}

const WHOLE_CLASS = /vip|贵宾/iu;
const GRADE = /钻石?卡|金卡|银卡/gu;
