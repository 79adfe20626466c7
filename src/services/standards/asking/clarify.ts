import { bareQuestion, subjectOf } from '../../../domain/standards/asking-words.ts';
import { conceptCoverage, conceptsOf, unknownShare } from '../../../search/concepts.ts';
import type { SearchIndex } from '../../../search/index.ts';
import { readingOf } from '../../../search/reading.ts';
import type { SearchHit } from '../../../search/search.ts';
import type { LibraryClause } from '../library.ts';
import type { Choice } from './answer.ts';
import { shortName } from './standards-of.ts';

/** Words about rules in general; beside them a question may still say nothing. */
const GENERAL = /时限|期限|时间|标准|规定|要求|流程|办法|处理|处罚|问题|情况|服务/gu;
/** A subject of so many characters may be many things. */
const SHORT_SUBJECT = 4;
/** Hits as near to the best as this are as likely. */
const NEARLY_TIED = 0.92;
/** More of a question in words the library lacks, and its clauses are no choice to offer. */
const MOSTLY_KNOWN = 0.15;
/** Less likely than this share of the best is no choice. */
const WORTH_CHOOSING = 0.5;
/** A clause that says less of the question than this is of something else. */
const MOSTLY_SAID = 0.6;
const MOST_CHOICES = 4;
const LONGEST_LEAD = 16;

/** The clauses to choose from, where a question may mean several; none where asking back would not help. */
export function choicesFor(question: string, hits: readonly SearchHit<LibraryClause>[], index: SearchIndex): Choice[] {
  const concepts = conceptsOf(question, index);
  if (unknownShare(concepts) > MOSTLY_KNOWN) return [];
  if (!isVague(question) && !isTied(hits)) return [];
  const best = hits[0]?.score ?? 0;
  const worth = hits.filter(
    ({ document, score }) =>
      score >= best * WORTH_CHOOSING && conceptCoverage(concepts, readingOf(document).whole) >= MOSTLY_SAID,
  );
  const choices = toChoices(worth.map(({ document }) => document));
  return choices.length < 2 ? [] : choices;
}

/** The first few of these clauses as choices, one for each matter. */
export function toChoices(clauses: readonly LibraryClause[]): Choice[] {
  const choices = new Map<string, Choice>();
  for (const clause of clauses) {
    const topic = topicOf(clause);
    if (!choices.has(topic)) choices.set(topic, { clauseId: clause.id, label: labelOf(clause) });
  }
  return [...choices.values()].slice(0, MOST_CHOICES);
}

const topicOf = ({ heading, standard }: LibraryClause): string => heading ?? standard;

function isVague(question: string): boolean {
  const bare = bareQuestion(question);
  const subject = subjectOf(question).replace(GENERAL, '');
  return [...subject].length <= SHORT_SUBJECT && [...bare].length <= SHORT_SUBJECT * 2;
}

/** Whether the first two, of different matters, are about as likely. */
function isTied([first, second]: readonly SearchHit<LibraryClause>[]): boolean {
  if (!first || !second || second.score < first.score * NEARLY_TIED) return false;
  return topicOf(first.document) !== topicOf(second.document);
}

/** 办结时限（投诉处理办法第十条）; without a heading the clause's first words. */
function labelOf(clause: LibraryClause): string {
  const place = `${shortName(clause)}${clause.number}`;
  if (clause.heading) return `${clause.heading}（${place}）`;
  const lead = clause.text.split(/[，。；：\n]/u)[0] ?? '';
  return `${[...lead].length > LONGEST_LEAD ? `${[...lead].slice(0, LONGEST_LEAD).join('')}…` : lead}（${place}）`;
}
