import { DEPTHS, isQuantity, isStructural, mayStandInline } from './marker-context.ts';
import { type Marker, markersAt } from './markers.ts';

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

interface Candidate {
  readonly at: number;
  readonly lineStart: LineStart | undefined;
  readonly readings: readonly Marker[];
}

interface Open extends Marker {
  readonly depth: number;
  readonly end: number;
}

/** How many candidates ahead a list's next number is looked for: some pages. */
const HORIZON = 400;
/** A list may skip so many numbers where text was lost. */
const LARGEST_GAP = 2;

/**
 * Decides which numbers of a text begin points. At the beginning of a line nearly every number does. In the middle of a line only one that
 * continues an open list, or begins one whose second number follows before the list around it goes on: 1.5 小时, (2010) and 第一、二项
 * fit no list. Below an article nothing is looked for: its points are its text.
 */
export function chooseMarkers(text: string, lines: readonly LineStart[]): ChosenMarker[] {
  const candidates = findCandidates(text, lines);
  const chosen: ChosenMarker[] = [];
  let stack: Open[] = [];
  let inArticle = false;
  let taken = 0;

  const accept = (marker: Marker, at: number, lineStart: boolean): void => {
    const depth = depthOf(marker, stack);
    stack = stack.filter(open => open.depth < depth);
    stack.push({ ...marker, depth, end: at + marker.length });
    chosen.push({ ...marker, at, depth, lineStart });
    taken = at + marker.length;
    if (marker.style === 'article') inArticle = true;
    else if (isStructural(marker.style)) inArticle = false;
  };

  for (const [index, candidate] of candidates.entries()) {
    const { at, lineStart, readings } = candidate;
    if (lineStart?.resets) {
      stack = [];
      inArticle = false;
    }
    if (at < taken) continue;
    const usable = inArticle ? readings.filter(reading => isStructural(reading.style)) : readings;
    const marker = usable.find(reading => {
      if (lineStart ? !lineStart.structural && isStructural(reading.style) : !mayStandInline(text, at, reading)) {
        return false;
      }
      return fits({ text, candidates, stack, index, at, marker: reading, lineStart: lineStart !== undefined, chosen });
    });
    if (marker) accept(marker, at, lineStart !== undefined);
  }
  return chosen;
}

interface Place {
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly stack: readonly Open[];
  readonly index: number;
  readonly at: number;
  readonly marker: Marker;
  readonly lineStart: boolean;
  readonly chosen: readonly ChosenMarker[];
}

function fits(place: Place): boolean {
  const { marker, stack, lineStart } = place;
  const previous = stack.findLast(open => isNext(open, marker) || isFirstChild(open, marker));
  if (marker.torn) return previous !== undefined;
  if (lineStart) {
    switch (marker.style) {
      case 'dotted':
        return previous !== undefined || (!isQuantity(place.text, place.at, marker) && isSetApart(place));
      case 'lower':
      case 'upper':
      case 'roman':
      case 'bare':
        return previous !== undefined || (isFirst(marker) && isFollowed(place));
      default:
        return true;
    }
  }
  if (!hasContent(place)) return false;
  if (previous && previous.style === marker.style) {
    if (previous.separator === marker.separator) return !comesAtLineStart(place);
    return false;
  }
  if (isFirst(marker)) return isFollowed(place) || isOnlyOne(place);
  return isSkip(place);
}

/** A dotted number is told from a quantity by the blank or mark after it, or by its list. */
function isSetApart(place: Place): boolean {
  const { text, at, marker } = place;
  return marker.separator !== '' || /\s$/u.test(text.slice(at, at + marker.length)) || isFollowed(place);
}

/** Something is said between the number before and this one: 一、二、三等奖 numbers nothing. */
function hasContent({ text, stack, at }: Place): boolean {
  const from = stack.at(-1)?.end;
  return from === undefined || (text.slice(from, at).match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;
}

/** The same number stands at the beginning of a later line of this list, so it is not this one: 每年3、… above a line 3、…. */
function comesAtLineStart(place: Place): boolean {
  for (const { reading, lineStart } of ahead(place)) {
    if (isStructural(reading.style) && !isStructural(place.marker.style)) return false;
    if (reading.style !== place.marker.style) continue;
    if (lineStart && reading.number === place.marker.number) return true;
    if (isFirst(reading) || isNext(place.marker, reading)) return false;
  }
  return false;
}

/** The next number of the list that this one begins comes before the lists around it go on. */
function isFollowed(place: Place): boolean {
  const { marker, stack } = place;
  const depth = depthOf(marker, stack);
  for (const { reading, lineStart } of ahead(place)) {
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
function isOnlyOne({ marker, stack, text, at, chosen }: Place): boolean {
  const above = stack.at(-1);
  if (!above || !/^\p{Script=Han}{2,12}$/u.test(text.slice(above.end, at).trim())) return false;
  const isAlike = (each: ChosenMarker): boolean =>
    each.style === marker.style && each.separator === marker.separator && !each.lineStart && isFirst(each);
  return above.style !== marker.style && chosen.some(isAlike);
}

/** A list whose text lost a number or gives one twice, but which clearly goes on: 1、2、4、4、5、. */
function isSkip(place: Place): boolean {
  const { marker, stack, text, at } = place;
  if (marker.style !== 'digit' && marker.style !== 'chinese') return false;
  const list = stack.findLast(open => open.style === marker.style);
  if (!list || list.separator !== marker.separator) return false;
  const gap = marker.value - list.value;
  if (gap < 0 || gap > LARGEST_GAP) return false;
  // The same number twice in running text is rather a figure; after a mark, a bracket or a file's name it begins something.
  if (gap === 0 && /[\p{Script=Han}\d]$/u.test(text.slice(0, at).trimEnd().slice(-1))) return false;
  for (const { reading } of ahead(place)) {
    if (reading.style !== marker.style) continue;
    if (reading.value > list.value && reading.value < marker.value) return false;
    if (isNext(marker, reading) && reading.separator === marker.separator) return true;
    if (isFirst(reading)) return false;
  }
  return false;
}

/** Readings of what comes next, those excluded that their neighbours rule out. */
function* ahead({ candidates, index, text }: Place): Generator<{ reading: Marker; lineStart: boolean }> {
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

function depthOf({ style, parts }: Marker, stack: readonly Open[]): number {
  if (style === 'dotted') return DEPTHS.digit! + parts.length - 1;
  const fixed = DEPTHS[style] ?? stack.findLast(open => open.style === style)?.depth;
  if (fixed !== undefined) return fixed;
  const around = stack.at(-1)?.depth ?? 0;
  return (around > DEPTHS.article! ? around : DEPTHS.digit!) + 0.1;
}

const isFirst = ({ parts, value, style }: Marker): boolean => value === 1 && (style !== 'dotted' || parts.length > 1);

function isNext(before: Marker, { style, value, parts }: Marker): boolean {
  if (before.style !== style) return false;
  // 第三条之一 counts half: after 三 comes 三之一 or 四.
  if (style === 'article') return value > before.value && value <= Math.floor(before.value) + 1;
  if (value !== before.value + 1) return false;
  return style !== 'dotted' || isSameList(before.parts, parts);
}

const isSameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.slice(0, -1).every((part, index) => part === other[index]);

/** 2.1 right below 2, 2.1.1 below 2.1. */
function isFirstChild(above: Marker, { style, value, parts }: Marker): boolean {
  if (style !== 'dotted' || value !== 1 || !['digit', 'bare', 'dotted'].includes(above.style)) return false;
  return parts.length === above.parts.length + 1 && above.parts.every((part, index) => part === parts[index]);
}

function findCandidates(text: string, lines: readonly LineStart[]): Candidate[] {
  const candidates: Candidate[] = [];
  const bareLines = new Set(lines.filter(line => isBareTitle(text, line.at)).map(line => line.at));
  for (const [index, line] of lines.entries()) {
    const end = lines[index + 1]?.at ?? text.length;
    const bare = bareLines.has(line.at);
    candidates.push({ at: line.at, lineStart: line, readings: markersAt(text, line.at, { bare }) });
    if (line.heading) continue;
    for (let at = line.at + 1; at < end; at++) {
      const readings = isInsideNumber(text, at) ? [] : markersAt(text, at);
      if (readings.length > 0) candidates.push({ at, lineStart: undefined, readings });
    }
  }
  return candidates;
}

/** Not the 2 of 12、 nor the 一 of 十一、. */
function isInsideNumber(text: string, at: number): boolean {
  return /^(?:\d\d|[零〇一二三四五六七八九十百]{2})$/u.test(text.slice(at - 1, at + 1));
}

/** 4 总则: short, without a sentence's end. */
function isBareTitle(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? text.length : end);
  return (
    /^\d{1,2}[ \u3000\t]+\p{Script=Han}[^。；;，,：:]{1,24}$/u.test(line) && !/^\d+\s+[个天日年月周元人次]/u.test(line)
  );
}
