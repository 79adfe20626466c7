import { FIGURE, readFigure } from './chinese-number.ts';
import { cleanText } from './clean-text.ts';
import { withoutDenied } from './denied.ts';
import { GUESS, UNDECIDED } from './doubt.ts';
import type { AnsweredItem, ParsedItemAnswer, Verdict } from './item-answer.ts';
import { contradicts, type ForeignVerdict, foreignVerdict, pointVerdicts } from './point-verdict.ts';
import { parseRecordedAnswer } from './recorded-answer.ts';
import { saysRestFull } from './rest-full.ts';
import { sampleVerdict } from './sample-verdict.ts';
import { saysSubmit } from './says-submit.ts';
import { parseValuedAnswer } from './valued-answer.ts';

export type { AnsweredItem, ItemAnswer, ParsedItemAnswer } from './item-answer.ts';

/** From here on the message is a remark, whatever it contains. */
const REMARK =
  /(?:^|[\s,\uFF0C。;\uFF1B(\uFF08[])?(?:(?:备注|说明|原因|情况|注)(?:是|为)?\s?[:\uFF1A]|备注\s|因为|由于)\s*/;
const BRACKETED = /^(.+?)\s*[(\uFF08【[]([^()\uFF08\uFF09【】[\]]+)[)\uFF09】\]]$/;
/** A colon breaks only behind a verdict (2处：缺公示): elsewhere it belongs to a time or a remark. */
const BREAK =
  /[,\uFF0C。;\uFF1B!\uFF01\n]+|(?<=[\d零一二两三四五六七八九十百半](?:人次|[次处起例回宗个项分])|合格|达标|符合|满分|不适用)\s*[:\uFF1A]+|(?=但是|但|不过|可是)/;
const EDGES = /^[\s,\uFF0C。;\uFF1B、.:\uFF1A!\uFF01]+|[\s,\uFF0C。;\uFF1B、.!\uFF01]+$/g;
const BUT = /^(?:但是|但|不过|可是)/;
const OWN_ITEM = /^(?:这项|这一项|本项|该项|此项|这个|这条)(?:是)?(?=.)/;

/** 扣2分叫号机坏了: a remark may follow without a separator when nothing in it could be a verdict or a doubt. */
const GLUED = new RegExp(
  `^(扣了?${FIGURE}分)(?=[\\u4e00-\\u9fff]{2})(?![到至或半左上下吧吗么还又再得给是])(?!.*(?:分|合格|达标|没问题|不是|不对))`,
);

/** 1个没戴: how often, with what was seen glued to it; nothing behind the count may count again or be a verdict. */
const GLUED_COUNT = new RegExp(
  `^(${FIGURE}(?:个人|个|人|名|位|处|次|台|张|盏|块))(?=(?:员工|营业员|柜员)?(?:没|未|不|缺|玩|聊|吃|睡|离|坏|脏|破)[\\u4e00-\\u9fff]{1,12}$)(?!.*(?:分|合格|达标|没问题|不是|不对|[\\d一二两三四五六七八九十]))`,
);

interface Piece {
  text: string;
  verdicts?: Verdict[];
  foreign?: ForeignVerdict;
}

const verdictsOf = (text: string, item: AnsweredItem): Verdict[] | undefined => {
  const said = text.replace(BUT, '').replace(OWN_ITEM, '').replace(/吧$/, '').replace(EDGES, '');
  const sample = item.scoring === 'sampledRate' ? sampleVerdict(said, item.maxPoints) : undefined;
  return sample === undefined ? (pointVerdicts(text.replace(EDGES, ''), item) ?? pointVerdicts(said, item)) : [sample];
};

function readPiece(text: string, item: AnsweredItem): Piece {
  const verdicts = verdictsOf(text, item);
  if (verdicts !== undefined) return { text, verdicts };
  const foreign = foreignVerdict(text.replace(BUT, '').replace(EDGES, ''), item);
  return foreign === undefined ? { text } : { text, foreign };
}

const isRemark = (piece: Piece): boolean => piece.verdicts === undefined && piece.foreign === undefined;

/** Neighbouring words that are no verdicts become one remark again. */
function joinRemarks(words: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && isRemark(last) && isRemark(word)) last.text += ` ${word.text}`;
    else joined.push({ ...word });
  }
  return joined;
}

/** Verdicts and remarks in order; a piece with spaces is taken whole when it reads as a verdict, else word by word. */
function pieces(text: string, item: AnsweredItem): Piece[] {
  return text.split(BREAK).flatMap(line => {
    const part = line
      .split(/\s+/)
      .map(word => word.replace(GLUED, '$1 '))
      .map(word => (item.scoring === 'deduction' ? word.replace(GLUED_COUNT, '$1 ') : word))
      .join(' ');
    const whole = readPiece(part, item);
    if (whole.verdicts !== undefined) return [whole];
    const words = part
      .trim()
      .split(/\s+/)
      .map(word => readPiece(word, item));
    const split = words.some(word => word.verdicts !== undefined);
    if (!split && (whole.foreign !== undefined || words.every(isRemark))) return [whole];
    return joinRemarks(words);
  });
}

/** A piece that is only a figure is a second value, never a remark. */
const BARE_POINTS = new RegExp(`^(?:${FIGURE})分?$`);
const isFigure = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value);

const pointsOf = (verdict: Verdict): number | undefined =>
  verdict.kind === 'answer' && verdict.answer.result === 'scored' ? verdict.answer.points : undefined;

/** All verdicts as one: they must amount to the same points. The most telling one is kept (with occurrences or counts). */
function agree(verdicts: Verdict[]): Verdict | undefined {
  const odd = verdicts.find(verdict => verdict.kind !== 'answer');
  if (odd !== undefined) return odd;
  const values = [...new Set(verdicts.map(pointsOf))];
  if (values.length > 1) return { kind: 'contradiction', values: values.filter(value => value !== undefined) };
  return [...verdicts].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
}

function splitRemark(text: string, item: AnsweredItem): { said: string; remark: string } {
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null) {
    const [, said = '', remark = ''] = bracketed;
    // 8分(扣3分): a verdict in brackets must agree like any other.
    return isRemark(readPiece(remark, item)) ? { said, remark } : { said: `${said},${remark}`, remark: '' };
  }
  const marker = REMARK.exec(text);
  if (marker === null) return { said: text, remark: '' };
  // 因为叫号机坏了,扣2分: a reason that comes first leaves the verdict behind it.
  if (marker.index === 0 && /因为|由于/.test(marker[0])) return { said: text, remark: '' };
  return { said: text.slice(0, marker.index), remark: text.slice(marker.index + marker[0].length) };
}

/** A sample may be told with commas inside (抽查20户,18户达标): the longest such beginning, and what follows it. */
function leadingSample(text: string, item: AnsweredItem): { verdict: Verdict; rest: string } | undefined {
  if (item.scoring !== 'sampledRate') return undefined;
  const ends = [...text.matchAll(/[,\uFF0C。;\uFF1B:\uFF1A\s]+|$/g)]
    .map(match => match.index)
    .slice(0, 6)
    .reverse();
  for (const end of ends) {
    const verdict = sampleVerdict(text.slice(0, end).replace(EDGES, ''), item.maxPoints);
    if (verdict !== undefined) return { verdict, rest: text.slice(end).replace(EDGES, '') };
  }
  return undefined;
}

/**
 * What an inspector says of one sheet item. The message is split at punctuation; pieces that are wholly a verdict must agree
 * with each other, the other pieces are the remark. A message without a verdict is `none`, however many figures it holds; that all is to be
 * submitted is neither.
 *
 * - `yesNo`: yes is all points, no is none. `points`: a bare figure is points awarded, 扣 takes them off.
 * - `deduction`: the same, and a count (两次, 出现3处) costs `deductionPer` each, never below 0.
 * - `sampledRate`: sampled and qualified counts; points are the share of the maximum, half up to two decimals.
 * - `choice`: an option by label, letter, number or points. `number`: the value in the item's unit.
 * - `text`: the message. `signature`: who confirms, 「签字 张三 确认」. `photo`: only a picture answers it.
 */
export function parseItemAnswer(raw: string, item: AnsweredItem): ParsedItemAnswer {
  const text = withoutDenied(cleanText(raw).replace(/\uFE0F/g, ''));
  if (saysSubmit(text)) return { kind: 'none' };
  switch (item.scoring) {
    case 'yesNo':
    case 'points':
    case 'deduction':
    case 'sampledRate':
      return parsePointAnswer(text, item);
    case 'choice':
    case 'number':
      return parseValuedAnswer(text, item);
    case 'text':
    case 'photo':
    case 'signature':
      return parseRecordedAnswer(text, item.scoring);
    default:
      return unreachable(item.scoring);
  }
}

function parsePointAnswer(text: string, item: AnsweredItem): ParsedItemAnswer {
  const { said, remark } = splitRemark(text, item);
  const sample = leadingSample(said, item);
  const all = pieces(sample?.rest ?? said, item);
  const verdicts = [...(sample ? [sample.verdict] : []), ...all.flatMap(piece => piece.verdicts ?? [])];
  const others = all.filter(piece => piece.verdicts === undefined).map(piece => piece.text.replace(EDGES, ''));
  const rest = others.filter(saysRestFull);
  const remarks = others.filter(other => other !== '' && !saysRestFull(other) && !saysSubmit(other));

  const foreign = all.flatMap(piece => piece.foreign ?? []);

  if (verdicts.length === 0) {
    if (foreign.length > 0) return { kind: 'otherScale' };
    return rest.length > 0 && remarks.length === 0 ? { kind: 'restFull' } : { kind: 'none' };
  }
  const unsure = remarks.some(
    other => UNDECIDED.test(other) || (GUESS.test(other) && verdictsOf(other.replace(GUESS, ''), item) !== undefined),
  );
  if (unsure) return { kind: 'none' };
  const figures = remarks.flatMap(other =>
    BARE_POINTS.test(other) ? [readFigure(other.replace(/分$/, '')) ?? Number.NaN] : [],
  );
  if (figures.length > 0)
    return { kind: 'contradiction', values: [...verdicts.map(pointsOf), ...figures].filter(isFigure) };
  const verdict = agree(verdicts);
  if (verdict === undefined) return { kind: 'none' };
  if (verdict.kind !== 'answer') return verdict;
  const clashing = foreign.filter(other => contradicts(pointsOf(verdict), other, item));
  if (clashing.length > 0) {
    const values = new Set([pointsOf(verdict), ...clashing.map(other => other.points)].filter(isFigure));
    return { kind: 'contradiction', values: [...values] };
  }
  const note = [...remarks, remark.replace(EDGES, '')].filter(part => part !== '').join('\uFF0C');
  return { ...verdict, ...(note !== '' && { note }), ...(rest.length > 0 && { restFull: true as const }) };
}

function unreachable(scoring: never): never {
  throw new Error(`unknown kind of item ${JSON.stringify(scoring)}`);
}
