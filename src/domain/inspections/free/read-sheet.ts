import { ALL_FULL, REST_FULL } from '../../language/rest-full.ts';
import { itemAt, type Sheet } from '../sheet.ts';
import { type Clause, clausesOf, isFiller, normalise, trimRemark } from './clauses.ts';
import { plainCorrections, splitCorrection } from './corrections.ts';
import { takeFields } from './fields.ts';
import { anchorFinder } from './item-anchors.ts';
import { judgeDescription } from './faults.ts';
import { judgeItem } from './judge-item.ts';
import { mergeReadings } from './merge-readings.ts';
import type { ItemReading, SheetReading } from './reading.ts';
import { type Chunk, cutClause } from './segments.ts';
import { isPlain, NAME, type VerdictToken, verdictTokens, withoutVerdicts } from './verdict-tokens.ts';

/** What is being said of some items, clause by clause. */
interface Segment {
  readonly ordinals: readonly number[];
  readonly section: boolean;
  readonly corrects: boolean;
  pieces: string[];
  remarks: string[];
  words: string[];
  /** Its verdict was given to other items too. */
  shared?: boolean;
  before?: VerdictToken['kind'];
}

const REST = new RegExp(REST_FULL, 'i');
const ALL = new RegExp(ALL_FULL, 'i');
const EACH = /都|均|全部|全是|各/;
const WHOLE_NOTE = /(?:^|[，。；\n])(?:总备注|整体备注|整单备注|备注)[，:：]?(?!是)(.+)$/s;

const settled = (segment: Segment): boolean => segment.pieces.flatMap(verdictTokens).some(isPlain);
const isBare = (segment: Segment): boolean => !settled(segment) && segment.remarks.every(each => trimmed(each) === '');
/** Full marks: a fault told after them is of something else. */
const allWell = (segment: Segment): boolean => {
  const plain = segment.pieces.flatMap(verdictTokens).filter(isPlain);
  return plain.length > 0 && plain.every(each => each.kind === 'full' || each.kind === 'notApplicable');
};
const trimmed = (remark: string): string => trimRemark(remark.replaceAll(NAME, ''));

/**
 * Reads what a sentence says of the items of a sheet: deterministic, total, and nothing said is dropped.
 *
 * @param open the item that is being asked: what names no item is said of it.
 */
export function readSheet(raw: string, sheet: Sheet, open?: number): SheetReading {
  const find = anchorFinder(sheet);
  const segments: Segment[] = open === undefined ? [] : [emptySegment(open)];
  const notUnderstood: string[] = [];
  let rest = false;
  let correcting = false;

  const current = (): Segment | undefined => segments.at(-1);

  function begin(chunk: Chunk): void {
    const last = current();
    const same = last && last.ordinals.length === chunk.ordinals.length && chunk.ordinals.every(each => last.ordinals.includes(each));
    if (same && !correcting && !chunk.section) return add(last, chunk.piece, chunk.remark, chunk.words);
    segments.push({
      ordinals: chunk.ordinals,
      section: chunk.section,
      corrects: correcting,
      pieces: [chunk.piece],
      remarks: [withoutVerdicts(chunk.remark)],
      words: [chunk.words],
      ...(correcting && priorKind(chunk.ordinals)),
    });
    correcting = false;
    if (EACH.test(chunk.piece) && verdictTokens(chunk.piece).some(isPlain)) shareWithBare(chunk.piece);
  }

  /** 「厅容，便民设施，着装都满分」: names that stood alone get the verdict that is said of all. */
  function shareWithBare(piece: string): void {
    for (let index = segments.length - 2; index >= 0 && isBare(segments[index]!); index -= 1) {
      segments[index]!.pieces.push(piece);
      Object.assign(segments[index]!, { shared: true });
      Object.assign(segments.at(-1)!, { shared: true });
    }
  }

  function priorKind(ordinals: readonly number[]): { before?: VerdictToken['kind'] } {
    const prior = segments.findLast(each => each.ordinals.some(ordinal => ordinals.includes(ordinal)));
    const kind = prior?.pieces.flatMap(verdictTokens).find(isPlain)?.kind;
    return kind ? { before: kind } : {};
  }

  function add(segment: Segment, piece: string, remark: string, words: string): void {
    segment.words.push(words);
    if (verdictTokens(piece).some(isPlain) || !settled(segment)) segment.pieces.push(piece);
    segment.remarks.push(withoutVerdicts(remark));
    if (EACH.test(piece) && verdictTokens(piece).some(isPlain)) shareWithBare(piece);
  }

  /** What names no item: a verdict or remark of the one just spoken of, or something nobody can place. */
  function unnamed(text: string, apart: boolean): void {
    const last = current();
    const tokens = verdictTokens(text).filter(isPlain);
    if (correcting && last && verdictTokens(text).length > 0) {
      correcting = false;
      const kind = last.pieces.flatMap(verdictTokens).find(isPlain)?.kind;
      last.pieces = [...last.pieces.map(withoutVerdicts), text];
      if (kind) last.before = kind;
      last.words = [text];
      return;
    }
    if (isFiller(text)) return;
    if (!last) notUnderstood.push(text);
    else if (tokens.length === 0) {
      if (apart || last.section || (allWell(last) && judgeDescription(text) !== 'pass')) notUnderstood.push(text);
      else add(last, text, text, text);
    } else if (!settled(last) || sameVerdict(last, tokens)) add(last, text, text, text);
    else notUnderstood.push(text);
  }

  function sameVerdict(segment: Segment, tokens: readonly VerdictToken[]): boolean {
    const said = segment.pieces.flatMap(verdictTokens).filter(isPlain);
    return tokens.every(token => said.some(each => each.text === token.text));
  }

  function named(text: string, apart: boolean): void {
    const cut = cutClause(text, find, current()?.ordinals ?? []);
    if (!cut) return unnamed(text, apart);
    if (cut.before !== '') unnamed(cut.before, apart);
    for (const chunk of cut.chunks) {
      if (chunk.ordinals.length === 0) notUnderstood.push(chunk.words);
      else begin(chunk);
    }
  }

  function clause({ text, apart }: Clause): void {
    if (text === '') return;
    const others = REST.exec(text) ?? (find(text).length === 0 && !current() ? ALL.exec(text) : null);
    if (others) {
      clause({ text: text.slice(0, others.index), apart });
      rest = true;
      return clause({ text: text.slice(others.index + others[0].length).replace(/^的?(?:，|、)?/, ''), apart: true });
    }
    const split = splitCorrection(text);
    if (!split || !isCorrection(split)) return named(text, apart);
    clause({ text: split.before, apart });
    correcting = true;
    clause({ text: split.after, apart: false });
  }

  function isCorrection({ before, after }: { before: string; after: string }): boolean {
    if (after !== '') return find(after).length > 0 || (verdictTokens(after)[0]?.start ?? 9) <= 2;
    return isFiller(before) || verdictTokens(before).some(isPlain);
  }

  const { fields, without } = takeFields(plainCorrections(normalise(raw)), sheet.fields);
  const whole = segmentsBeforeNote(without);
  for (const each of clausesOf(whole.text)) clause(each);
  const readings = segments.filter(each => each.words.length > 0).flatMap(segment => readingsOf(segment, sheet));
  return {
    ...mergeReadings(readings, [...notUnderstood]),
    rest,
    note: whole.note,
    fields,
  };

  /** 备注 at the very end is of the whole visit, unless an item was spoken of right before it. */
  function segmentsBeforeNote(text: string): { text: string; note: string } {
    const match = WHOLE_NOTE.exec(text);
    if (!match || (match[0].includes('备注') && !/总备注|整[体单]备注/.test(match[0]) && !REST.test(text.slice(0, match.index)))) {
      return { text, note: '' };
    }
    return { text: text.slice(0, match.index), note: match[1]!.trim() };
  }
}

/** 3处: the verdict itself, and no remark on it. */
function isFigure(remark: string): boolean {
  const [only] = verdictTokens(remark);
  return /^[\d.]+$/.test(remark) || (only?.kind === 'count' && only.start === 0 && only.end === remark.length);
}

function emptySegment(ordinal: number): Segment {
  return { ordinals: [ordinal], section: false, corrects: false, pieces: [], remarks: [], words: [] };
}

export interface SegmentReading {
  readonly reading: ItemReading;
  readonly corrects: boolean;
  readonly section: boolean;
  readonly words: string;
}

function readingsOf(segment: Segment, sheet: Sheet): SegmentReading[] {
  const { pieces, before, remarks, corrects, section } = segment;
  const words = segment.words.join('，');
  return segment.ordinals.flatMap(ordinal => {
    const item = itemAt(sheet, ordinal);
    if (!item) return [];
    const judged = judgeItem(item, { pieces, remarks, words: segment.words, shared: segment.shared || segment.ordinals.length > 1, ...(before && { before }) });
    const note = [...new Set(remarks.map(trimmed))].filter(each => each !== '' && !isFiller(each) && !isFigure(each)).join('，');
    return [{ reading: { ordinal, note: noteOf(item.scoring, note), ...judged }, corrects, section, words }];
  });
}

const SAMPLE_WORDS =
  /[\d一二两三四五六七八九十百/]|抽查|抽样|抽|共|回访|客户|用户|全部|都|均|了|户|个|条|人|次|张|件|里面?|其中|有|的|没|不|未|率|达标|合格|满意|履约|按时|上门|知道|知晓|规范|完整|沟通/g;

/** The counts of a sample are the answer, not a remark on it. */
function noteOf(scoring: string, note: string): string {
  if (scoring !== 'sampledRate') return note;
  return note
    .split('，')
    .filter(each => [...each.replace(SAMPLE_WORDS, '')].length > 1)
    .join('，');
}
