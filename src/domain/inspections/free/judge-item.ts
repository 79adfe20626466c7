import { readFigure } from '../../language/chinese-number.ts';
import type { Verdict } from '../../language/item-answer.ts';
import { type ItemAnswer, parseItemAnswer } from '../../language/parse-item-answer.ts';
import { sampleVerdict } from '../../language/sample-verdict.ts';
import type { SheetItem } from '../sheet.ts';
import { judgeDescription } from './faults.ts';
import { judgeValue } from './judge-value.ts';
import type { ItemReading } from './reading.ts';
import { isPlain, NAME, type VerdictToken, verdictTokens } from './verdict-tokens.ts';

/** What was said of one item. */
export interface Said {
  /** With the names blanked out. */
  readonly pieces: readonly string[];
  /** The same as remarks: without verdicts, with the words that describe. */
  readonly remarks: readonly string[];
  readonly words: readonly string[];
  /** The same was said of other items as well. */
  readonly shared?: boolean;
  /** Of what is being corrected: a bare figure counts the same way. */
  readonly before?: VerdictToken['kind'];
}

type Judged = Pick<ItemReading, 'answer' | 'basis' | 'said' | 'refused'>;

const FIGURE_ALONE = new RegExp(`^(?:给|是|得|打)?${NAME}?(?:给|是|得|打)?(\\d+(?:\\.\\d+)?)$`);

const EACH_COSTS = /各扣|各减|每(?:个|项|处|张|人|样|次)扣/;

/** A number and nothing else behind a name: 厅容5. */
function bareFigure(piece: string): string | undefined {
  return FIGURE_ALONE.exec(piece)?.[1];
}

/** Numbers settle an item before words do; praise and counts only where nothing else was said. */
function telling(tokens: readonly VerdictToken[], item: SheetItem): VerdictToken[] {
  const kinds = (...wanted: VerdictToken['kind'][]): VerdictToken[] =>
    tokens.filter(each => wanted.includes(each.kind));
  const unsure = kinds('unsure');
  if (unsure.length > 0) return unsure;
  const figures = kinds('taken', 'given', 'bare', 'fraction', 'lost');
  const absolute = tokens.filter(
    each => each.kind === 'notApplicable' || (each.kind === 'full' && /满分|全分|扣/.test(each.said)),
  );
  if (figures.length > 0) {
    const agreeing = item.scoring === 'yesNo' ? kinds('failed') : [];
    return [...figures, ...absolute, ...agreeing];
  }
  if (absolute.length > 0) return absolute;
  if (item.scoring === 'deduction') {
    const counted = kinds('count');
    if (counted.length > 0) return counted;
  }
  const words = kinds('full', 'none', ...(item.scoring === 'yesNo' ? (['failed'] as const) : []));
  const failed = kinds('failed');
  if (words.length > 0) return item.scoring !== 'yesNo' && failed.length > 0 ? failed : words;
  return failed.length > 0 ? failed : kinds('praise');
}

const scoredAlike = (a: ItemAnswer, b: ItemAnswer): boolean =>
  a.result === 'scored' && b.result === 'scored' && a.points === b.points;

/** What the pieces said of an item amount to. */
export function judgeItem(item: SheetItem, { pieces, remarks, words: whole, before, shared }: Said): Judged {
  if (
    item.scoring !== 'yesNo' &&
    item.scoring !== 'points' &&
    item.scoring !== 'deduction' &&
    item.scoring !== 'sampledRate'
  ) {
    return valued(item, pieces);
  }
  if (item.scoring === 'sampledRate') return judgeSample(item, pieces, whole);
  const named = pieces.map(piece => withNames(piece, whole));
  const all = pieces.map(verdictTokens);
  const told = telling(
    all.flatMap((tokens, index) => countsOf(tokens, pieces[index]!, named[index]!)),
    item,
  );
  if (told[0]?.kind === 'count' && all.some((tokens, index) => countsUnclear(tokens, pieces[index]!, named[index]!)))
    return { basis: 'said', said: told.map(each => each.said).join('，'), refused: { kind: 'none' } };
  const figure = told.length === 0 ? pieces.map(bareFigure).find(each => each !== undefined) : undefined;
  const words =
    figure === undefined
      ? told.map(each => (each.kind === 'bare' ? inherited(each.text, before) : each.text))
      : [inherited(figure, before)];
  // 「缺两样，各扣1分」 does not say how many times.
  if (told.length > 0 && pieces.some(each => EACH_COSTS.test(each)) && !shared) {
    return { basis: 'said', said: told[0]!.said.replaceAll(NAME, ''), refused: { kind: 'none' } };
  }
  if (words.length > 0) {
    const parsed = parseItemAnswer(told[0]?.kind === 'count' ? summed(told) : [...new Set(words)].join('，'), item);
    const said = told[0]?.said.replaceAll(NAME, '') ?? figure ?? '';
    if (parsed.kind === 'answer') {
      const counted = withOccurrences(item, parsed.answer, all.flat());
      return { answer: counted, basis: told[0]?.kind === 'praise' ? 'described' : 'said', said };
    }
    if (parsed.kind !== 'restFull') return { basis: 'said', said, refused: parsed };
  }
  return described(item, remarks);
}

/**
 * The counts of a piece, and none of a part: 「3人没戴，其中1人没穿工装」 are three. 「一个玩手机一个吃东西」 are two: each count leads
 * into a fault of its own.
 */
function countsOf(tokens: readonly VerdictToken[], piece: string, named: string): VerdictToken[] {
  const counts = tokens.filter(each => each.kind === 'count');
  const [first] = counts;
  const each = counts.length > 1 && !OF_A_PART.test(piece) && faultsApart(named);
  return tokens.filter(token => token.kind !== 'count' || each || (token === first && !/其中|里面/.test(piece)));
}

const OF_A_PART = /其中|里面|[共总]|分别/;

/** A piece with the names in it again: they may be the very fault, 玩手机. */
function withNames(piece: string, words: readonly string[]): string {
  const between = piece.split(NAME).map(each => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const shape = new RegExp(`^${between.join('.{1,12}?')}$`);
  return words.find(each => shape.test(each)) ?? piece;
}

function faultsApart(piece: string): boolean {
  const counts = verdictTokens(piece).filter(each => each.kind === 'count');
  return counts.every(({ end }, index) => {
    const told = piece.slice(end, counts[index + 1]?.start ?? piece.length);
    return judgeDescription(told) === 'fail';
  });
}

/** Several counts in one piece that are neither faults of their own nor a part of one another: 「2台设备1台坏了」. */
function countsUnclear(tokens: readonly VerdictToken[], piece: string, named: string): boolean {
  const counts = tokens.filter(each => each.kind === 'count');
  const alike = new Set(counts.map(each => each.text)).size === 1;
  return counts.length > 1 && !alike && !OF_A_PART.test(piece) && !faultsApart(named);
}

/** 「聊天1次，吃东西1次」 are two. */
function summed(counts: readonly VerdictToken[]): string {
  const figures = counts.map(each => readFigure(each.text.slice(0, -1)) ?? Number.NaN);
  return `${figures.reduce((sum, each) => sum + each, 0)}处`;
}

/** After 「扣2分，不对」, 「3分」 is what is taken off as well. */
function inherited(text: string, before: VerdictToken['kind'] | undefined): string {
  return before === 'taken' ? `扣${text.replace(/分.*$/, '')}分` : text;
}

/** 「3个人没戴，扣3分」: the count is kept where it costs just what was said. */
function withOccurrences(item: SheetItem, answer: ItemAnswer, tokens: readonly VerdictToken[]): ItemAnswer {
  const [count] = tokens.filter(each => each.kind === 'count');
  if (!count || item.scoring !== 'deduction') return answer;
  const parsed = parseItemAnswer(count.text, item);
  return parsed.kind === 'answer' && scoredAlike(parsed.answer, answer) ? parsed.answer : answer;
}

/** No verdict was said: a yes or no follows from a description; points and occurrences do not, except when all is well. */
function described(item: SheetItem, remarks: readonly string[]): Judged {
  const told = remarks.join('，').replaceAll(NAME, '');
  // 「灯箱是亮的吧」 is a guess.
  if (/吧[?\uFF1F]?$/.test(told) && judgeDescription(told) === 'pass') return { basis: 'described', said: '' };
  const verdict = judgeDescription(told);
  const points = verdict === 'pass' ? item.maxPoints : verdict === 'fail' && item.scoring === 'yesNo' ? 0 : undefined;
  return {
    ...(points !== undefined && { answer: { result: 'scored' as const, points } }),
    basis: 'described',
    said: '',
  };
}

/** An option, a value or a text; 不适用 is said of any item. */
function valued(item: SheetItem, pieces: readonly string[]): Judged {
  const notApplicable = pieces.flatMap(verdictTokens).find(each => each.kind === 'notApplicable');
  if (notApplicable) return { answer: { result: 'notApplicable' }, basis: 'said', said: notApplicable.said };
  const { parsed, said } = judgeValue(
    item,
    pieces
      .join('，')
      .replaceAll(NAME, '')
      .replace(/^，+|，+$/g, ''),
  );
  if (parsed.kind === 'answer') return { answer: parsed.answer, basis: 'said', said };
  return { basis: 'said', said, ...(parsed.kind !== 'none' && parsed.kind !== 'restFull' && { refused: parsed }) };
}

/** How people tell the good and the bad of a sample, in the words `sampleVerdict` knows. */
const BAD =
  /(?:没有?|未|不)(?:按时|按约|准时|及时)?(?:上门|履约|到位|知晓|知道|沟通|联系|完成|规范|齐全|完整|处理|接通|满意|达标|合格|符合)(?:的|了)?/g;
const GOOD =
  /(?:(?:按时|准时|按约|及时|提前)(?:上门|到|完成|处理|沟通|联系)?|履约|知晓|知道|沟通|规范|齐全|完整|表示满意|评价满意|说满意)(?:的|了)?/g;
const FIGURE_START = /[\d一二两三四五六七八九十百抽共回访样]/;

function judgeSample(item: SheetItem, pieces: readonly string[], words: readonly string[]): Judged {
  const told = inSampleWords(words.join('，'));
  const sample = findSample(told, item) ?? findSample(told.replace(/(?<=户)(?:全部|都|均)(?=达标)/g, ''), item);
  if (sample?.verdict.kind === 'answer') return { answer: sample.verdict.answer, basis: 'said', said: sample.said };
  if (sample) return { basis: 'said', said: sample.said, refused: sample.verdict };
  const notApplicable = pieces.flatMap(verdictTokens).find(each => each.kind === 'notApplicable');
  if (notApplicable) return { answer: { result: 'notApplicable' }, basis: 'said', said: notApplicable.said };
  const token = pieces.flatMap(verdictTokens).find(isPlain);
  return { basis: 'said', said: token?.said ?? '', ...(token && { refused: { kind: 'otherScale' as const } }) };
}

/** Whether a remark is the counts of a sample. */
export function tellsSample(remark: string, item: SheetItem): boolean {
  return findSample(inSampleWords(remark), item) !== undefined;
}

/** A sample in the words `sampleVerdict` knows. */
function inSampleWords(text: string): string {
  return text
    .replace(BAD, '不达标')
    .replace(GOOD, '达标')
    .replace(/(?:个|位)?(?:新装|故障|天翼|宽带|E家|e家|VIP|vip|商务领航)?(?:客户|用户)/g, '户')
    .replace(/户户/g, '户')
    .replace(/(?<=[\d一二两三四五六七八九十][户个条人次张件位])(?:没有?|未|不)(?!达标)[^\d，。]{1,8}/g, '不达标');
}

/** The first stretch that tells a sample, as long as possible. */
function findSample(text: string, item: SheetItem): { verdict: Verdict; said: string } | undefined {
  const ends = [...text.matchAll(/，|$/g)].map(match => match.index).reverse();
  for (let start = 0; start < text.length; start += 1) {
    if (!FIGURE_START.test(text[start]!) || /\d{2}/.test(text.slice(Math.max(0, start - 1), start + 1))) continue;
    for (const end of ends.filter(each => each > start)) {
      const said = text.slice(start, end).replace(/[的了。]$/, '');
      const verdict = sampleVerdict(said, item.maxPoints);
      if (verdict) return { verdict, said };
    }
  }
  return undefined;
}
