import { itemAt, type Sheet, type SheetItem } from '../sheet.ts';
import { isFiller, trimRemark } from './clauses.ts';
import { withoutCorrectionWords } from './corrections.ts';
import { isAboutConduct, judgeDescription, tellsConduct } from './faults.ts';
import { judgeItem, tellsSample } from './judge-item.ts';
import type { ItemReading } from './reading.ts';
import { isPlain, NAME, type VerdictToken, verdictTokens } from './verdict-tokens.ts';

/** What is being said of the same items, clause by clause. */
export interface Segment {
  readonly ordinals: readonly number[];
  /** Named by their section. */
  readonly section: boolean;
  corrects: boolean;
  /** With the names blanked out. */
  pieces: string[];
  /** Without verdicts. */
  remarks: string[];
  words: string[];
  /** Its verdict was given to other items too. */
  shared?: boolean;
  /** How the verdict counted that it corrects. */
  before?: VerdictToken['kind'];
}

export const emptySegment = (ordinal: number): Segment => ({
  ordinals: [ordinal],
  section: false,
  corrects: false,
  pieces: [],
  remarks: [],
  words: [],
});

export const plainTokens = (pieces: readonly string[]): VerdictToken[] => pieces.flatMap(verdictTokens).filter(isPlain);

/** It has its verdict; what follows is a remark. */
export const isSettled = ({ pieces }: Segment): boolean => plainTokens(pieces).length > 0;

/** Only named so far. */
export const isBare = (segment: Segment): boolean =>
  !isSettled(segment) && segment.remarks.every(each => trimmed(each) === '');

/** Full marks: a fault told after them is of something else. */
export function isAllWell({ pieces }: Segment): boolean {
  const plain = plainTokens(pieces);
  return plain.length > 0 && plain.every(each => each.kind === 'full' || each.kind === 'notApplicable');
}

/** Nothing beyond its name has been said yet. */
const isOnlyNamed = ({ pieces }: Segment): boolean => pieces.every(each => isFiller(each.replaceAll(NAME, '')));

/** Shorter words with a verdict tell how bad it was, not what: 太久了扣2分. */
const SHORTEST_MATTER = 4;
/** Unless they have a subject of their own: 厕所脏. */
const SHORT_MATTER = /^(?![太很都有没挺更还最特又也])[\u4e00-\u9fff]{2}[脏乱坏破堵灰歪裂]$/;

/**
 * Whether a clause without an item's name tells of something else than the items before it: a fault with a verdict of its own behind
 * a matter that was told already (「没戴工牌扣1分，李娜态度差扣1分」), or how staff behaved, where the items are not about that.
 */
export function tellsOtherMatter(segment: Segment, clause: string, sheet: Sheet): boolean {
  const matter = withoutFigures(clause);
  if (tellsConduct(matter) && judgeDescription(matter) === 'fail') {
    const items = segment.ordinals.flatMap(ordinal => itemAt(sheet, ordinal) ?? []);
    if (!items.some(item => isAboutConduct(item.title) || isAboutConduct(item.description))) return true;
  }
  const fault = (matter.length >= SHORTEST_MATTER || SHORT_MATTER.test(matter)) && judgeDescription(matter) === 'fail';
  return fault && plainTokens([clause]).length > 0 && !isOnlyNamed(segment);
}

/** What a clause tells besides its verdicts and counts. */
function withoutFigures(clause: string): string {
  const bare = verdictTokens(clause)
    .filter(each => isPlain(each) || each.kind === 'count')
    .reduceRight((text, { start, end }) => `${text.slice(0, start)}${text.slice(end)}`, clause);
  return trimmed(bare);
}

const trimmed = (remark: string): string => trimRemark(withoutCorrectionWords(remark.replaceAll(NAME, '')));

/** 3处: the verdict itself, and no remark on it. */
function isFigure(remark: string): boolean {
  const [only] = verdictTokens(remark.replace(/^(?:都|就|也|总共|一共|这里)*(?:是|有)/, ''));
  return /^[\d.]+$/.test(remark) || (only?.kind === 'count' && only.start === 0 && remark.endsWith(only.said));
}

export interface SegmentReading {
  readonly reading: ItemReading;
  readonly corrects: boolean;
  readonly section: boolean;
  readonly words: string;
}

/** What a segment says of each of its items. */
export function readingsOf(segment: Segment, sheet: Sheet): SegmentReading[] {
  const { ordinals, pieces, remarks, words, before, corrects, section } = segment;
  const shared = segment.shared === true || ordinals.length > 1;
  const note = [...new Set(remarks.map(trimmed))]
    .filter(each => each !== '' && !isFiller(each) && !isFigure(each))
    .join('，');
  return ordinals.flatMap(ordinal => {
    const item = itemAt(sheet, ordinal);
    if (!item) return [];
    const judged = judgeItem(item, { pieces, remarks, words, shared, ...(before && { before }) });
    const reading = { ordinal, note: item.scoring === 'sampledRate' ? withoutCounts(note, item) : note, ...judged };
    return [{ reading, corrects, section, words: words.join('，') }];
  });
}

const SAMPLE_WORDS =
  /[\d一二两三四五六七八九十百/]|抽查|抽样|抽|共|回访|客户|用户|全部|都|均|了|户|个|条|人|次|张|件|里面?|其中|有|的|没|不|未|率|达标|合格|满意|履约|按时|上门|知道|知晓|规范|完整|沟通/g;

/** The counts of a sample are the answer, not a remark on it. */
function withoutCounts(note: string, item: SheetItem): string {
  return note
    .split('，')
    .filter(each => !tellsSample(each, item) && [...each.replace(SAMPLE_WORDS, '')].length > 1)
    .join('，');
}
