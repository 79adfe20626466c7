import { unsupportedNumbers } from '../../../domain/standards/check-numbers.ts';
import { contrastsIn } from '../../../domain/standards/contrasts.ts';
import { type FigureItem, figureItems } from '../../../domain/standards/figure-items.ts';
import { figuresIn, frequenciesIn } from '../../../domain/standards/figures.ts';
import type { SearchDocument } from '../../../search/index.ts';
import type { Passage } from '../../../search/pieces.ts';
import { asksFigure, holdsAnswer, type QuestionKind } from '../../../search/question-kind.ts';
import { readingOf } from '../../../search/reading.ts';
import { type AskedFigure, fold, namesAsked } from './asked-figure.ts';
import { chooseFigures } from './choose-figures.ts';
import { fullFigure, misleads } from './figure-wording.ts';

/** The figures that answer, first of all: 48小时（城镇）、72小时（农村）. */
export interface Headline {
  readonly text: string;
  /** The sentences that it is taken from, in order. */
  readonly sentences: readonly Passage[];
  /** How much of the question, 0 to about 1.5, the figures are said of: by it clauses can be told apart. */
  readonly fit: number;
}

/** More figures than these are no short answer; the sentence then speaks for itself. */
const MOST_FIGURES = 4;
/** A longer label is no help beside a single figure. */
const SHORT_LABEL = 6;

/** Picks the figures of a clause that a question asks for; none where it asks for none or the clause holds too many. */
export function headlineOf(
  asked: AskedFigure,
  clause: SearchDocument,
  kind: QuestionKind = asked.kind,
): Headline | undefined {
  if (!asksFigure(kind)) return undefined;
  const figures = asked.often
    ? frequenciesIn(clause.text)
    : figuresIn(clause.text).filter(figure => isOfKind(kind, figure.text));
  const { figures: chosen, hasOthers, fit } = chooseFigures(asked, clause, figureItems(clause.text, figures));
  if (chosen.length === 0 || chosen.length > MOST_FIGURES) return undefined;
  if (chosen.some(({ item }) => misleads(item, asked))) return undefined;
  if (passesOver(asked, clause, kind, chosen)) return undefined;
  const text = wording(
    chosen.map(({ item }) => item),
    clause.text,
    asked,
    subject => hasOthers && namesAsked(asked, subject),
  );
  if (text === undefined) return undefined;
  // Taken word for word, so this holds; it is the promise that must never break.
  if (unsupportedNumbers(text, [clause.text]).length > 0) return undefined;
  const sentences = [...new Set(chosen.map(({ sentence }) => sentence))].sort((a, b) => a.start - b.start);
  return { text, sentences, fit };
}

/** Whether the question names what a figure of another kind is of (赶集日提前30分钟开门), and none of those chosen is of. */
function passesOver(
  { concepts }: AskedFigure,
  clause: SearchDocument,
  kind: QuestionKind,
  chosen: readonly { readonly item: FigureItem }[],
): boolean {
  const { text } = clause;
  const ofChosen = chosen.map(
    ({ item }) => `${item.condition} ${item.opening} ${item.subject} ${item.deed} ${item.breath}`,
  );
  const said = `${readingOf(clause).title} ${fold(ofChosen.join(' '))}`;
  const [alike, others] = [true, false].map(wanted =>
    figureItems(text, figuresIn(text))
      .filter(({ figure }) => isOfKind(kind, figure.text) === wanted)
      .map(({ subject }) => fold(subject)),
  ) as [string[], string[]];
  return concepts.some(
    ({ forms: [word = ''] }) =>
      [...word].length > 1 &&
      !said.includes(word) &&
      !alike.some(subject => subject.includes(word)) &&
      others.some(subject => subject.startsWith(word)),
  );
}

/** 不超过2处 counts too. */
function isOfKind(kind: QuestionKind, figure: string): boolean {
  return holdsAnswer(kind, figure) || (kind === 'count' && /\d(?:处|通|张|题|字|个)$/u.test(figure));
}

function wording(
  items: readonly FigureItem[],
  clause: string,
  { question }: AskedFigure,
  tells: (subject: string) => boolean,
): string | undefined {
  const labels = items.map(item => labelOf(item, items, tells));
  const bare = items.filter((item, at) => labels[at] === '' && runOf(item, items).length === 1);
  // Two figures of different rows without a word to tell them apart are a riddle.
  if (bare.length > 1 && bare.some(item => item.row !== bare[0]!.row)) return undefined;
  return items
    .map((item, at) => {
      const run = runOf(item, items);
      // 24小时内提出方案、7个工作日内办结（重大投诉）
      if (run.length > 1) return `${item.figure.text}${item.deed}${item === run.at(-1) ? `（${item.subject}）` : ''}`;
      const figure = evenly(fullFigure(item, clause, question), item, items);
      // 到期前30天: without what it is counted from it says nothing.
      if (figure.startsWith('前')) return `${item.subject}${figure}`;
      return labels[at] === '' ? figure : `${figure}（${labels[at]}）`;
    })
    .join('、');
}

/** 城镇48小时、农村72小时内: the 内 at the end of a row is that of all its figures, so it stands with all or with none. */
function evenly(text: string, { row }: FigureItem, items: readonly FigureItem[]): string {
  const within = items.filter(other => other.row === row).map(other => /内$/u.test(other.figure.text));
  return within.includes(true) && within.includes(false) ? text.replace(/[以之]?内$/u, '') : text;
}

/** The figures of one row and one subject, each with a deed of its own, where others stand beside them; else only the figure. */
function runOf(item: FigureItem, items: readonly FigureItem[]): readonly FigureItem[] {
  const run = items.filter(other => other.row === item.row && other.subject === item.subject);
  const deeds = new Set(run.map(({ action }) => action));
  const joins = run.length < items.length && item.subject !== '' && deeds.size === run.length && !deeds.has('');
  return joins ? run : [item];
}

/** What tells this figure from the others shown; of a single one, what the question named. */
function labelOf(item: FigureItem, items: readonly FigureItem[], tells: (subject: string) => boolean): string {
  if (items.length === 1) {
    const { subject } = item;
    // 农村 and 城市 set apart; 保存 and 迟到 only repeat the question.
    const isName = subject.length > 2 || contrastsIn(subject).length > 0;
    return isName && subject.length <= SHORT_LABEL && tells(subject) ? subject : '';
  }
  const telling = (['subject', 'condition', 'action'] as const).find(
    name => item[name] !== '' && items.filter(other => other[name] === item[name]).length === 1,
  );
  return telling ? item[telling] : '';
}
