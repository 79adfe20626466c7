import { unsupportedNumbers } from '../../../domain/standards/check-numbers.ts';
import { opposes } from '../../../domain/standards/contrasts.ts';
import { type FigureItem, figureItems } from '../../../domain/standards/figure-items.ts';
import { figuresIn, frequenciesIn } from '../../../domain/standards/figures.ts';
import { type Concept, conceptsOf } from '../../../search/concepts.ts';
import type { SearchDocument, SearchIndex } from '../../../search/index.ts';
import { type Passage, splitPieces } from '../../../search/pieces.ts';
import { asksFigure, holdsAnswer, type QuestionKind, questionKind } from '../../../search/question-kind.ts';
import { readingOf } from '../../../search/reading.ts';

/** The figures that answer, first of all: 48小时（城镇）、72小时（农村）. */
export interface Headline {
  readonly text: string;
  /** The sentences that it is taken from, in order. */
  readonly sentences: readonly Passage[];
}

interface Scored {
  readonly item: FigureItem;
  readonly sentence: Passage;
  readonly score: number;
}

/** More figures than these are no short answer; the sentence then speaks for itself. */
const MOST_FIGURES = 4;
/** Figures this near to the best belong to the answer too. */
const NEAR_BEST = 0.9;
/** A longer label is no help beside a single figure. */
const SHORT_LABEL = 6;
/** What finding a word of the question is worth, by where it stands. */
const PLACE = { action: 1.5, own: 1, breath: 0.8, sentence: 0.5 } as const;
/** 超过5分钟的，应当…: asked after the rule, its condition is less likely meant, and the other way round. */
const OTHER_SIDE = 0.6;
const OTHER_SIDE_ALONE = 0.8;
/** A limit for who asks for a limit, an hour for who asks how many hours. */
const FITTING = 1.15;
const SLIGHTLY_FITTING = 1.1;
/** What a word of the clause's own heading is worth: it hardly tells its figures apart. */
const IN_HEADING = 0.5;

const ASKS_OFTEN = /(?:多久|多长时间|[几多][天日周月年个少]\S{0,3}|隔\S{0,3})\S{0,6}[一1][次回遍趟]|多久复训/u;
/** 超过多久可以…, 欠费多少天可以…: asked is what brings the rule about. */
const ASKS_THRESHOLD =
  /(?:(?<!不[能得])超过|(?<!不[能得])满|用到)(?:多久|多少|几)|(?:多久|(?:几|多少)个?\S{1,3})(?:就?可以|就?算|就能|才)/u;
const ASKS_LIMIT = /最[多长晚迟高]|不[能得]?超过/u;
const LIMIT = /^(?:不得?超过|最[多长晚迟高]|不得?高于)|内$/u;
/** The unit a question names; hours and days are said for each other, so they decide nothing but by a little. */
const ASKED_UNIT = /(?:多少|几)个?(工作日|小时|钟头|学时|分钟?|秒|[天年月周户人名条次倍项张米通字]|厘米|毫米)/u;
const LOOSE_UNITS = /^(?:工作日|小时|钟头|天)$/u;

/** Picks the figures of a clause that a question asks for; none where it asks for none or the clause holds too many. */
export function headlineOf(
  question: string,
  clause: SearchDocument,
  index: SearchIndex,
  kind: QuestionKind = questionKind(question),
): Headline | undefined {
  if (!asksFigure(kind)) return undefined;
  const figures = ASKS_OFTEN.test(question)
    ? frequenciesIn(clause.text)
    : figuresIn(clause.text).filter(figure => isOfKind(kind, figure.text));
  const chosen = choose(question, scoreAll(question, clause, figureItems(clause.text, figures), index));
  if (chosen.length === 0 || chosen.length > MOST_FIGURES) return undefined;
  const text = wording(
    chosen.map(each => each.item),
    named => names(question, named, index),
  );
  if (text === undefined) return undefined;
  // Taken word for word, so this holds; it is the promise that must never break.
  if (unsupportedNumbers(text, [clause.text]).length > 0) return undefined;
  const sentences = splitPieces(clause.text).filter(({ start }) => chosen.some(each => each.sentence.start === start));
  return { text, sentences };
}

/** 不超过2处 counts too. */
function isOfKind(kind: QuestionKind, figure: string): boolean {
  return holdsAnswer(kind, figure) || (kind === 'count' && /\d(?:处|通|张|题|字|个)$/u.test(figure));
}

function scoreAll(
  question: string,
  clause: SearchDocument,
  items: readonly FigureItem[],
  index: SearchIndex,
): Scored[] {
  const { title, heading } = readingOf(clause);
  // What the title says holds for every figure below it; what the clause's own heading says, for nearly all.
  const concepts = conceptsOf(question, index).flatMap(concept => {
    const named = (text: string): boolean => concept.forms.some(form => text.includes(form));
    const share = named(heading) ? IN_HEADING : named(title) ? 0 : 1;
    return share === 0 ? [] : [{ ...concept, information: concept.information * share }];
  });
  const sentences = splitPieces(clause.text);
  return items.flatMap(item => {
    const sentence = sentences.find(({ start, end }) => start <= item.figure.start && item.figure.end <= end);
    const alone = !items.some(other => other.breathAt === item.breathAt && !other.threshold);
    return sentence ? [{ item, sentence, score: score(question, item, sentence, concepts, alone) }] : [];
  });
}

function score(
  question: string,
  item: FigureItem,
  sentence: Passage,
  concepts: readonly Concept[],
  alone: boolean,
): number {
  const threshold = ASKS_THRESHOLD.exec(question);
  const asksThreshold = threshold !== null;
  const consequence = threshold ? fold(question.slice(threshold.index + threshold[0].length)) : '';
  const places: [text: string, worth: number][] = [
    [fold(item.deed), PLACE.action],
    [fold(`${item.condition} ${item.opening} ${item.subject}`), PLACE.own],
    [fold(item.breath), PLACE.breath],
    [fold(sentence.text), PLACE.sentence],
  ];
  const after: [string, number] = [fold(item.after), PLACE.action];
  let sum = 1;
  for (const { forms, information } of concepts) {
    // What a condition brings about stands after it: 欠费30日的，…可以暂停服务.
    const looked = consequence.includes(forms[0] ?? '') && asksThreshold ? [after, ...places.slice(1)] : places;
    const place = looked.find(([text]) => forms.some(form => text.includes(form)));
    sum += information * (place?.[1] ?? 0);
  }
  if (item.threshold && asksThreshold) sum *= SLIGHTLY_FITTING;
  // A condition with nothing laid down beside it can only be meant itself.
  if (item.threshold && !asksThreshold) sum *= alone ? OTHER_SIDE_ALONE : OTHER_SIDE;
  if (ASKS_LIMIT.test(question) && LIMIT.test(item.figure.text)) sum *= FITTING;
  const unit = ASKED_UNIT.exec(question)?.[1];
  if (unit && item.figure.text.includes(unit)) sum *= FITTING;
  return sum;
}

function choose(question: string, scored: readonly Scored[]): Scored[] {
  const unit = ASKED_UNIT.exec(question)?.[1];
  const inUnit = scored.filter(({ item }) => unit && !LOOSE_UNITS.test(unit) && item.figure.text.includes(unit));
  const fitting = inUnit.length > 0 ? inUnit : scored;
  const best = Math.max(...fitting.map(each => each.score));
  const near = fitting.filter(each => each.score >= best * NEAR_BEST);
  // Who names one side (农村) does not ask for the other.
  const asked = near.filter(({ item }) => !opposes(question, item.subject));
  return asked.length > 0 ? asked : near;
}

function names(question: string, subject: string, index: SearchIndex): boolean {
  return (
    subject !== '' && conceptsOf(question, index).some(({ forms }) => forms.some(form => fold(subject).includes(form)))
  );
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

function wording(items: readonly FigureItem[], isNamed: (subject: string) => boolean): string | undefined {
  const labels = items.map(item => labelOf(item, items, isNamed));
  const bare = items.filter((_item, at) => labels[at] === '');
  // Two figures of different rows without a word to tell them apart are a riddle.
  if (bare.length > 1 && bare.some(item => item.row !== bare[0]!.row)) return undefined;
  return items
    .map((item, at) => {
      // 到期前30天: without what it is counted from it says nothing.
      if (item.figure.text.startsWith('前')) return `${item.subject}${item.figure.text}`;
      return labels[at] === '' ? item.figure.text : `${item.figure.text}（${labels[at]}）`;
    })
    .join('、');
}

/** What tells this figure from the others shown; of a single one, what the question named. */
function labelOf(item: FigureItem, items: readonly FigureItem[], isNamed: (subject: string) => boolean): string {
  if (items.length === 1) return item.subject.length <= SHORT_LABEL && isNamed(item.subject) ? item.subject : '';
  const telling = (['subject', 'condition', 'action'] as const).find(
    name => item[name] !== '' && items.filter(other => other[name] === item[name]).length === 1,
  );
  return telling ? item[telling] : '';
}
