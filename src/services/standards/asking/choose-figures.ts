import { type Contrast, contrastsIn, opposes, sideWords } from '../../../domain/standards/contrasts.ts';
import type { FigureItem } from '../../../domain/standards/figure-items.ts';
import type { SearchDocument } from '../../../search/index.ts';
import { type Passage, splitPieces } from '../../../search/pieces.ts';
import { readingOf } from '../../../search/reading.ts';
import { type AskedFigure, fold, namesAsked } from './asked-figure.ts';

export interface ChosenFigure {
  readonly item: FigureItem;
  readonly sentence: Passage;
}

export interface FigureChoice {
  readonly figures: readonly ChosenFigure[];
  /** Whether the clause has others of the kind, from which they are to be told. */
  readonly hasOthers: boolean;
  /** How much of the question, 0 to about 1.5, the best of them is said of. */
  readonly fit: number;
}

interface Scored extends ChosenFigure {
  readonly score: number;
  readonly fit: number;
}

/** Figures this near to the best belong to the answer too. */
const NEAR_BEST = 0.9;
/** What finding a word of the question is worth, by where it stands. */
const PLACE = { deed: 1.5, own: 1, breath: 0.8, sentence: 0.5 } as const;
/** 超过5分钟的，应当…: asked is the rule, not its condition; and an extension is asked for by name. */
const OTHER_SIDE = 0.6;
/** A condition with nothing laid down beside it may be meant itself. */
const OTHER_SIDE_ALONE = 0.8;
/** Under a condition that the question does not name, a figure answers it less. */
const UNASKED_CONDITION = 0.75;
/** A limit for who asks for a limit, a unit for who asks for it. */
const FITTING = 1.15;
const LIMIT = /^(?:不得?超过|最[多长晚迟高]|不得?高于)/u;
/** Hours and days are said for each other: naming them excludes nothing. */
const LOOSE_UNITS = /^(?:工作日|小时|钟头|天)$/u;

/** The figures of a clause that answer, in the clause's order; none for a clause whose figures are of another scale. */
export function chooseFigures(asked: AskedFigure, clause: SearchDocument, items: readonly FigureItem[]): FigureChoice {
  const { unit, question } = asked;
  const scored = preferred(
    scoreAll(asked, clause, items),
    ({ item }) => isOfScale(asked, item.figure.text),
    asked.scale,
  );
  // Who names one side (农村) does not ask for the other.
  const ofSide = preferred(scored, ({ item }) => !opposes(question, item.subject));
  const fitting = isStrict(unit) ? preferred(ofSide, ({ item }) => item.figure.text.includes(unit)) : ofSide;
  const best = Math.max(...fitting.map(each => each.score));
  const near = fitting.filter(each => each.score >= best * NEAR_BEST);
  const chosen = preferred(near, ({ item }) => !isUnasked(asked, item));
  // 客户3分钟未发言的，…再过2分钟可以结束: the second counts from the first.
  const figures = scored.filter(
    each => chosen.includes(each) || goesOn(each, chosen) || isOtherSide(each, chosen, asked),
  );
  return { figures, hasOthers: scored.length > figures.length, fit: Math.max(0, ...chosen.map(each => each.fit)) };
}

/** Whether a figure holds only under a condition that the question does not name (误停机的，1小时内恢复). */
const isUnasked = (asked: AskedFigure, { condition }: FigureItem): boolean =>
  condition !== '' && !namesAsked(asked, condition);

const isStrict = (unit: string | undefined): unit is string => unit !== undefined && !LOOSE_UNITS.test(unit);

/** Those that fit; all where none does, but for a figure of days or minutes, which is then none at all. */
function preferred<T>(
  all: readonly T[],
  fits: (each: T) => boolean,
  scale: AskedFigure['scale'] = 'any',
): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 || scale === 'days' || scale === 'minutes' ? fitting : all;
}

function isOfScale({ scale }: AskedFigure, figure: string): boolean {
  if (scale === 'any') return true;
  return scale === 'days' ? !/分钟|秒/u.test(figure) : !/[天日月年周]/u.test(figure);
}

/** 夏季不高于26摄氏度，冬季不低于16摄氏度: who names neither, or both, asks for both. */
function isOtherSide(
  { item, sentence }: Scored,
  chosen: readonly Scored[],
  { question, concepts }: AskedFigure,
): boolean {
  const asked = contrastsIn(question);
  // 乡里 is 农村, too.
  const isNamed = (contrast: Contrast): boolean =>
    concepts.some(({ forms }) => forms.some(form => sideWords(contrast).includes(form)));
  return contrastsIn(item.subject).some(
    ({ group, side }) =>
      (asked.every(each => each.group !== group) || asked.some(each => each.group === group && each.side === side)) &&
      chosen.some(
        other =>
          other.sentence.start === sentence.start &&
          other.item.deed === item.deed &&
          contrastsIn(other.item.subject).some(
            each =>
              each.group === group &&
              each.side !== side &&
              (asked.some(named => named.group === group) || !isNamed(each)),
          ),
      ),
  );
}

function goesOn({ item }: Scored, chosen: readonly Scored[]): boolean {
  return item.figure.text.startsWith('再过') && chosen.some(each => each.item.breathAt === item.breathAt);
}

function scoreAll(asked: AskedFigure, clause: SearchDocument, items: readonly FigureItem[]): Scored[] {
  const { title, heading } = readingOf(clause);
  const sentences = splitPieces(clause.text);
  const weights = asked.concepts.map(({ forms, information }) => {
    const isNamed = (text: string): boolean => forms.some(form => text.includes(form));
    // What the title says holds for every figure below it and tells none apart; what the heading says, only those that it is not said near.
    return { forms, information, headed: isNamed(heading), share: isNamed(title) && !isNamed(heading) ? 0 : 1 };
  });
  const all = weights.reduce((sum, { information }) => sum + information, 0);
  return items.flatMap(item => {
    const sentence = sentences.find(({ start, end }) => start <= item.figure.start && item.figure.end <= end);
    if (!sentence) return [];
    const found = placesOf(asked, item, sentence);
    let [score, fit] = [1, 0];
    for (const { forms, information, headed, share } of weights) {
      const worth = found(forms);
      score += information * share * (headed ? Math.min(PLACE.breath, worth) : worth);
      fit += information * (headed || share < 1 ? Math.max(1, worth) : worth);
    }
    const alone = !items.some(other => other.breathAt === item.breathAt && !other.threshold);
    const factor = factorOf(asked, item, alone);
    const unasked = isUnasked(asked, item) ? UNASKED_CONDITION : 1;
    return [{ item, sentence, score: score * factor, fit: all === 0 ? 1 : (fit / all) * factor * unasked }];
  });
}

/** What it is worth to find one of these words where they stand. */
function placesOf(
  { consequence }: AskedFigure,
  item: FigureItem,
  sentence: Passage,
): (forms: readonly string[]) => number {
  const around: [string, number] = [fold(sentence.text), PLACE.sentence];
  const places: [string, number][] = [
    [fold(item.deed), PLACE.deed],
    [fold(`${item.condition} ${item.opening} ${item.subject}`), PLACE.own],
    [fold(item.breath), PLACE.breath],
    around,
  ];
  // What a condition brings about stands after it: 欠费30日的，…可以暂停服务.
  const after: [string, number][] = [[fold(item.after), PLACE.deed], around];
  return forms => {
    const looked = consequence?.includes(forms[0] ?? '') ? after : places;
    return looked.find(([text]) => forms.some(form => text.includes(form)))?.[1] ?? 0;
  };
}

function factorOf({ question, consequence, limit, unit }: AskedFigure, item: FigureItem, alone: boolean): number {
  let factor = 1;
  if (item.threshold) factor *= consequence !== null ? FITTING : alone ? OTHER_SIDE_ALONE : OTHER_SIDE;
  if (/延长/u.test(item.subject) && !/延/u.test(question)) factor *= OTHER_SIDE;
  if (limit && LIMIT.test(item.figure.text)) factor *= FITTING;
  if (isStrict(unit) && item.figure.text.includes(unit)) factor *= FITTING;
  return factor;
}
