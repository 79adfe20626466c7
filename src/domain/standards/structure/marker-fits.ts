import { isMention, isQuantity, isStructural, mayStandInline } from './marker-context.ts';
import { depthOf, isFirst, isFirstChild, isNext, type OpenList } from './marker-sequence.ts';
import type { Marker } from './markers.ts';

/** A number that begins a part of the text. */
export interface ChosenMarker extends Marker {
  readonly at: number;
  /** How deep it nests: `DEPTHS`, or just below what was open for letters and Roman numerals. */
  readonly depth: number;
  readonly lineStart: boolean;
}

/** Where a line begins in the text. */
export interface LineStart {
  readonly at: number;
  /** A heading by its format: only its beginning can hold a number. */
  readonly heading: boolean;
  /** What stands here ends every list: a heading without a number, an annex. */
  readonly resets: boolean;
  /** Whether 第…条 or 第…章 here is one and no mention. */
  readonly structural: boolean;
}

/** Where a marker may stand, with its readings. */
export interface Candidate {
  readonly at: number;
  readonly lineStart: LineStart | undefined;
  readonly readings: readonly Marker[];
}

/** How many candidates ahead a list's next number is looked for: some pages. */
const HORIZON = 400;
/** A list may skip so many numbers where text was lost. */
const LARGEST_GAP = 2;

/** A marker with what is known when it is met. */
export interface Meeting {
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly stack: readonly OpenList[];
  readonly index: number;
  readonly at: number;
  readonly marker: Marker;
  readonly lineStart: boolean;
  readonly chosen: readonly ChosenMarker[];
}

/** Whether a marker begins a point, by the lists that are open and by what comes after it. */
export function fits(meeting: Meeting): boolean {
  const { marker, stack, lineStart } = meeting;
  const previous = stack.findLast(open => isNext(open, marker) || isFirstChild(open, marker));
  if (marker.torn) return previous !== undefined;
  if (lineStart) {
    if (isEnumeration(meeting)) return false;
    switch (marker.style) {
      case 'dotted':
        return previous !== undefined || (!isQuantity(meeting.text, meeting.at, marker) && isSetApart(meeting));
      case 'lower':
      case 'upper':
      case 'roman':
      case 'bare':
        return previous !== undefined || (isFirst(marker) && isFollowed(meeting));
      case 'paragraph':
        return !isMention(meeting.text, meeting.at, marker);
      default:
        return true;
    }
  }
  if (!hasContent(meeting)) return false;
  if (previous && previous.style === marker.style) {
    if (previous.separator === marker.separator) return !comesAtLineStart(meeting);
    return false;
  }
  if (isFirst(marker)) return isFollowed(meeting) || isOnlyOne(meeting);
  return isSkip(meeting);
}

/** 一、二、三等奖 and 1、2号厅 name several things at once. */
function isEnumeration({ text, at, marker }: Meeting): boolean {
  const after = text.slice(at + marker.length, at + marker.length + 4);
  if (marker.separator !== '、') return false;
  return marker.style === 'chinese'
    ? /^[一二三四五六七八九十]+[、，]/u.test(after)
    : /^\d{1,2}(?:[、，号月日]|\s*$)/u.test(after);
}

/** A dotted number is told from a quantity by the blank or mark after it, or by its list. */
function isSetApart(meeting: Meeting): boolean {
  const { text, at, marker } = meeting;
  return marker.separator !== '' || /\s$/u.test(text.slice(at, at + marker.length)) || isFollowed(meeting);
}

/** Something is said between the number before and this one: 一、二、三等奖 numbers nothing. */
function hasContent({ text, stack, at }: Meeting): boolean {
  const from = stack.at(-1)?.end;
  return from === undefined || /[\p{L}\p{N}]/u.test(text.slice(from, at));
}

/** The same number stands at the beginning of a later line of this list, so it is not this one: 每年3、… above a line 3、…. */
function comesAtLineStart(meeting: Meeting): boolean {
  for (const { reading, lineStart } of ahead(meeting)) {
    if (isStructural(reading.style) && !isStructural(meeting.marker.style)) return false;
    if (reading.style !== meeting.marker.style) continue;
    if (lineStart && reading.number === meeting.marker.number) return true;
    if (isFirst(reading) || isNext(meeting.marker, reading)) return false;
  }
  return false;
}

/** The next number of the list that this one begins comes before the lists around it go on. */
function isFollowed(meeting: Meeting): boolean {
  const { marker, stack } = meeting;
  const depth = depthOf(marker, stack);
  for (const { reading, lineStart } of ahead(meeting)) {
    const around = stack.some(open => (open.depth < depth || open.style === marker.style) && isNext(open, reading));
    if (around) return false;
    if (isNext(marker, reading) || isFirstChild(marker, reading)) return true;
    if (reading.style === marker.style && isFirst(reading) && reading.parts.length === marker.parts.length)
      return false;
    if (lineStart && isStructural(reading.style) && !isStructural(marker.style)) return false;
  }
  return false;
}

/**
 * A list of one, cut off by whoever copied the text: only where it stands right behind the short title of the point above (五、评估指标1. …)
 * as other lists of this document do.
 */
function isOnlyOne({ marker, stack, text, at, chosen }: Meeting): boolean {
  const above = stack.at(-1);
  if (!above || !/^\p{Script=Han}{2,12}$/u.test(text.slice(above.end, at).trim())) return false;
  const isAlike = (each: ChosenMarker): boolean =>
    each.style === marker.style && each.separator === marker.separator && !each.lineStart && isFirst(each);
  return above.style !== marker.style && chosen.some(isAlike);
}

/** A list whose text lost a number or gives one twice, but which clearly goes on: 1、2、4、4、5、. */
function isSkip(meeting: Meeting): boolean {
  const { marker, stack, text, at } = meeting;
  if (marker.style !== 'digit' && marker.style !== 'chinese') return false;
  const list = stack.findLast(open => open.style === marker.style);
  if (!list || list.separator !== marker.separator) return false;
  const gap = marker.value - list.value;
  if (gap < 0 || gap > LARGEST_GAP) return false;
  // The same number twice in running text is rather a figure; after a mark, a bracket or a file's name it begins something.
  if (gap === 0 && /[\p{Script=Han}\d]$/u.test(text.slice(0, at).trimEnd().slice(-1))) return false;
  for (const { reading } of ahead(meeting)) {
    if (reading.style !== marker.style) continue;
    if (reading.value > list.value && reading.value < marker.value) return false;
    if (isNext(marker, reading) && reading.separator === marker.separator) return true;
    if (isFirst(reading)) return false;
  }
  return false;
}

/** Readings of what comes next, those excluded that their neighbours rule out. */
function* ahead({ candidates, index, text }: Meeting): Generator<{ reading: Marker; lineStart: boolean }> {
  const end = Math.min(candidates.length, index + 1 + HORIZON);
  for (let next = index + 1; next < end; next++) {
    const { at, lineStart, readings } = candidates[next]!;
    if (lineStart?.resets) return;
    for (const reading of readings) {
      if (lineStart ? lineStart.structural || !isStructural(reading.style) : mayStandInline(text, at, reading)) {
        yield { reading, lineStart: lineStart !== undefined };
      }
    }
  }
}
