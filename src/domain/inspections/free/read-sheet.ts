import { ALL_FULL, ALL_WELL, REST_FULL } from '../../language/rest-full.ts';
import { saysSubmit } from '../../language/says-submit.ts';
import { followsPhotoMatter, photoMatter } from '../photo-wish.ts';
import type { Sheet } from '../sheet.ts';
import { type Clause, clausesOf, isFiller, normalise } from './clauses.ts';
import { plainCorrections, splitCorrection } from './corrections.ts';
import { type Chunk, cutClause } from './cut-clause.ts';
import { judgeDescription } from './faults.ts';
import { takeFields } from './fields.ts';
import { type AnchorFinder, anchorFinder } from './item-anchors.ts';
import { mergeReadings } from './merge-readings.ts';
import type { SheetReading } from './reading.ts';
import {
  emptySegment,
  isAllWell,
  isBare,
  isSettled,
  plainTokens,
  readingsOf,
  type Segment,
  tellsOtherMatter,
} from './segment.ts';
import { type VerdictToken, verdictTokens, withoutVerdicts } from './verdict-tokens.ts';

/**
 * Reads what a sentence says of the items of a sheet: deterministic, total, and nothing said is dropped.
 *
 * @param open the item that is being asked: what names no item is said of it.
 */
export function readSheet(raw: string, sheet: Sheet, open?: number): SheetReading {
  const { fields, without } = takeFields(plainCorrections(normalise(raw)), sheet.fields);
  const { text, note } = splitNote(without);
  const listener = new Listener(sheet, open);
  for (const clause of clausesOf(text)) listener.hear(clause);
  const { segments, notUnderstood, rest, photos } = listener;
  const readings = segments.filter(each => each.words.length > 0).flatMap(segment => readingsOf(segment, sheet));
  return { ...mergeReadings(readings, [...notUnderstood]), rest, note, fields, ...(photos.length > 0 && { photos }) };
}

const REST = new RegExp(REST_FULL, 'i');
const ALL = new RegExp(ALL_FULL, 'i');
const WELL = new RegExp(ALL_WELL, 'i');
const EACH = /都|均|全部|全是|各/;
const WHOLE_NOTE = /(?:^|[，。；\n])(总备注|整体备注|整单备注|备注)[，:：]?(?!是)(.+)$/s;

/** A remark on the whole visit: called so, or made after 其余满分; any other one belongs to the item before it. */
function splitNote(text: string): { text: string; note: string } {
  const match = WHOLE_NOTE.exec(text);
  if (!match) return { text, note: '' };
  const before = text.slice(0, match.index);
  const whole = match[1] !== '备注' || REST.test(before);
  return whole ? { text: before, note: match[2]!.trim() } : { text, note: '' };
}

/** Follows a sentence clause by clause: which items are being spoken of, and what is said of them. */
class Listener {
  readonly segments: Segment[];
  readonly notUnderstood: string[] = [];
  readonly photos: string[] = [];
  rest = false;
  readonly #sheet: Sheet;
  readonly #find: AnchorFinder;
  /** A word of correction was heard; the next verdict replaces an earlier one. */
  #correcting = false;

  constructor(sheet: Sheet, open: number | undefined) {
    this.#sheet = sheet;
    this.#find = anchorFinder(sheet);
    this.segments = open === undefined ? [] : [emptySegment(open)];
  }

  hear({ text, apart }: Clause): void {
    // Said of the whole: the summary that follows asks for it.
    if (text === '' || saysSubmit(text)) return;
    const others = REST.exec(text) ?? this.#wholeSheet(text);
    if (others) {
      this.hear({ text: text.slice(0, others.index), apart });
      this.rest = true;
      const after = text.slice(others.index + others[0].length);
      this.hear({ text: after.replace(/^的?(?:，|、)?/, ''), apart: true });
      return;
    }
    if (photoMatter(text) || (this.photos.length > 0 && followsPhotoMatter(text))) {
      this.photos.push(text);
      return;
    }
    const split = splitCorrection(text);
    if (!split || !this.#isCorrection(split)) {
      this.#hearNames(text, apart);
      return;
    }
    this.hear({ text: split.before, apart });
    this.#correcting = true;
    this.hear({ text: split.after, apart: false });
  }

  /** 「全部满分」 where no item was named; words like 正常 only where nothing but filler stands before them. */
  #wholeSheet(text: string): RegExpExecArray | null {
    if (this.#current || this.#find(text).length > 0) return null;
    const well = WELL.exec(text);
    return ALL.exec(text) ?? (well && isFiller(text.slice(0, well.index)) ? well : null);
  }

  get #current(): Segment | undefined {
    return this.segments.at(-1);
  }

  /** 不对 at the end of 「价格公示不对」 corrects nothing. */
  #isCorrection({ before, after }: { before: string; after: string }): boolean {
    if (after === '') return isFiller(before) || plainTokens([before]).length > 0;
    return this.#find(after).length > 0 || (verdictTokens(after)[0]?.start ?? Number.POSITIVE_INFINITY) <= 2;
  }

  #hearNames(text: string, apart: boolean): void {
    const cut = cutClause(text, this.#find, this.#current?.ordinals ?? []);
    if (!cut) {
      this.#hearUnnamed(text, apart);
      return;
    }
    if (cut.before !== '') this.#hearUnnamed(cut.before, apart);
    for (const chunk of cut.chunks) {
      if (chunk.ordinals.length === 0) this.notUnderstood.push(chunk.words);
      else this.#begin(chunk);
    }
  }

  #begin(chunk: Chunk): void {
    const { ordinals, section, piece, remark, words } = chunk;
    const last = this.#current;
    const same = last?.ordinals.length === ordinals.length && ordinals.every(each => last.ordinals.includes(each));
    if (same && !this.#correcting && !section) {
      this.#add(last, piece, remark, words);
      return;
    }
    const before = this.#correcting ? this.#kindOfEarlier(ordinals) : undefined;
    this.segments.push({
      ordinals,
      section,
      corrects: this.#correcting,
      pieces: [piece],
      remarks: [withoutVerdicts(remark)],
      words: [words],
      ...(before && { before }),
    });
    this.#correcting = false;
    this.#shareWithBare(piece);
  }

  #kindOfEarlier(ordinals: readonly number[]): VerdictToken['kind'] | undefined {
    const earlier = this.segments.findLast(each => each.ordinals.some(ordinal => ordinals.includes(ordinal)));
    return earlier && plainTokens(earlier.pieces)[0]?.kind;
  }

  #add(segment: Segment, piece: string, remark: string, words: string): void {
    segment.words.push(words);
    if (plainTokens([piece]).length > 0 || !isSettled(segment)) segment.pieces.push(piece);
    segment.remarks.push(withoutVerdicts(remark));
    this.#shareWithBare(piece);
  }

  /** 「厅容，便民设施，着装都满分」: names that stood alone get the verdict that is said of all. */
  #shareWithBare(piece: string): void {
    if (!EACH.test(piece) || plainTokens([piece]).length === 0) return;
    for (let index = this.segments.length - 2; index >= 0 && isBare(this.segments[index]!); index -= 1) {
      this.segments[index]!.pieces.push(piece);
      this.segments[index]!.shared = true;
      this.#current!.shared = true;
    }
  }

  /** What names no item: a verdict or remark of the one just spoken of, or something nobody can place. */
  #hearUnnamed(text: string, apart: boolean): void {
    const last = this.#current;
    if (this.#correcting && last && verdictTokens(text).length > 0) {
      this.#correct(last, text);
      return;
    }
    if (isFiller(text)) return;
    if (last && this.#belongsTo(last, text, apart)) this.#add(last, text, text, text);
    else this.notUnderstood.push(text);
  }

  #correct(segment: Segment, text: string): void {
    this.#correcting = false;
    const kind = plainTokens(segment.pieces)[0]?.kind;
    segment.corrects = true;
    // 「缺两个」 is neither a second count nor the remark on what is one now.
    const counted = (each: string): boolean => verdictTokens(each).some(token => token.kind === 'count');
    const recounts = counted(text);
    segment.pieces = [...segment.pieces.filter(each => !recounts || !counted(each)).map(withoutVerdicts), text];
    segment.remarks = [
      ...segment.remarks.filter(each => !recounts || !counted(each)),
      withoutVerdicts(text).replace(/^(?:应该)?是/, ''),
    ];
    segment.words = [text];
    if (kind) segment.before = kind;
  }

  #belongsTo(segment: Segment, text: string, apart: boolean): boolean {
    if (tellsOtherMatter(segment, text, this.#sheet)) return false;
    const tokens = plainTokens([text]);
    if (tokens.length > 0) {
      const said = plainTokens(segment.pieces);
      return !isSettled(segment) || tokens.every(token => said.some(each => each.text === token.text));
    }
    if (apart || segment.section) return false;
    return !isAllWell(segment) || judgeDescription(text) === 'pass';
  }
}
